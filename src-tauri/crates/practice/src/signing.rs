//! The keys of the practice tenant: new ones at every start, each made when it is first needed.

pub(crate) mod certificate_store;
mod certified_key;
pub(crate) mod token_keys;

pub(crate) use certified_key::{CertifiedKey, KeyError, SignatureAlgorithm};
