//! Microsoft's numbers, as hints only.
