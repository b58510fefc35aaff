//! What the menu leaves to the page: the one list. The menu makes its items of it, and `make bindings` tells the
//! interface their names.

/// An item of the menu that the page answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageItem {
    Undo,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Help,
    About,
}

impl PageItem {
    pub(crate) const ALL: [Self; 6] = [
        Self::Undo,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Help,
        Self::About,
    ];

    /// The name under which the page is told.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::ZoomIn => "zoom-in",
            Self::ZoomOut => "zoom-out",
            Self::ZoomReset => "zoom-reset",
            Self::Help => "help",
            Self::About => "about",
        }
    }
}
