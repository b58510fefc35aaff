//! What a set-up turns into when it leaves this computer: the connection bundle.

pub mod bundle;
