//! The keys of the practice tenant, each made when it is first needed: those of tokens once in a process, others at every start.

pub(crate) mod certificate_store;
mod certified_key;
pub(crate) mod token_keys;

pub(crate) use certified_key::{CertifiedKey, KeyError, SignatureAlgorithm};
