//! What was measured, as it is printed.

use std::fmt;

/// Figures of one kind, at least one, in the order in which they were taken.
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    /// Those that are taken by `take`, `number` times.
    pub(crate) fn new(figures: Vec<f64>) -> Self {
        assert!(!figures.is_empty(), "something was measured");
        Self(figures)
    }

    /// The one in the middle.
    pub(crate) fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    }

    fn least(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    fn most(&self) -> f64 {
        self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }
}

/// The median, the least and the most, as precisely as it is asked for.
impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = out.precision().unwrap_or(0);
        write!(
            out,
            "{:.digits$} ({:.digits$} to {:.digits$})",
            self.median(),
            self.least(),
            self.most()
        )
    }
}

/// Prints a line of the table.
#[expect(clippy::print_stdout, reason = "a bench prints")]
pub(crate) fn print(line: &str) {
    println!("{line}");
}
