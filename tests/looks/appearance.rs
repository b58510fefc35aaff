//! How somebody has the window: its colours, its size, the size of its text.

use serde_json::{Value, json};

/// One way to have it.
pub(crate) struct Appearance {
    pub(crate) name: &'static str,
    /// What the system says of its colours.
    pub(crate) media: &'static [(&'static str, &'static str)],
    /// In pixels.
    pub(crate) size: (u32, u32),
    /// In per cent of the usual size.
    pub(crate) text: u32,
    /// Whether the filled button is to be seen without scrolling.
    pub(crate) filled_in_view: bool,
    /// What axe-core looks for: what this can change of what it found in the first.
    pub(crate) rules: Rules,
}

/// Rules of axe-core.
pub(crate) enum Rules {
    All,
    Colours,
    Places,
}

const USUAL: (u32, u32) = (1100, 760);
const SMALL: (u32, u32) = (900, 640);
const LIGHT: &[(&str, &str)] = &[("prefers-color-scheme", "light")];

/// The smallest comes first, so that it is seen there as whoever opens the window sees it.
pub(crate) const APPEARANCES: [Appearance; 6] = [
    Appearance {
        name: "small",
        media: LIGHT,
        size: SMALL,
        text: 100,
        filled_in_view: true,
        rules: Rules::All,
    },
    Appearance {
        name: "small-large-text",
        media: LIGHT,
        size: SMALL,
        text: 140,
        filled_in_view: false,
        rules: Rules::Places,
    },
    Appearance {
        name: "large-text",
        media: LIGHT,
        size: USUAL,
        text: 140,
        filled_in_view: true,
        rules: Rules::Places,
    },
    Appearance {
        name: "light",
        media: LIGHT,
        size: USUAL,
        text: 100,
        filled_in_view: true,
        rules: Rules::Places,
    },
    Appearance {
        name: "dark",
        media: &[("prefers-color-scheme", "dark")],
        size: USUAL,
        text: 100,
        filled_in_view: true,
        rules: Rules::Colours,
    },
    Appearance {
        name: "forced-colours",
        media: &[("forced-colors", "active")],
        size: USUAL,
        text: 100,
        filled_in_view: true,
        rules: Rules::Colours,
    },
];

impl Rules {
    /// What axe-core is to run.
    pub(crate) fn run_only(&self) -> Value {
        match self {
            Self::All => json!(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]),
            Self::Colours => rules(&["color-contrast", "link-in-text-block"]),
            // The size of targets is measured in every appearance, and costs axe-core as much as all else.
            Self::Places => rules(&["scrollable-region-focusable"]),
        }
    }
}

fn rules(ids: &[&str]) -> Value {
    json!({ "type": "rule", "values": ids })
}
