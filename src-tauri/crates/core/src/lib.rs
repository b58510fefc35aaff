//! Consentry's core: the product, with no window in it.
