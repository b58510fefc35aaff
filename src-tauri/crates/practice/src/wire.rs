//! What goes over the wire: a request as its endpoint sees it, and the forms of answers, whichever endpoint gives them.

mod answer;
mod call;
mod html;
mod parameters;
pub(crate) mod redirect;
mod xml;
mod xml_signature;

pub(crate) use answer::{Decision, decided, document, published, see_other, unkept};
pub(crate) use call::{Asked, Call};
pub(crate) use html::{Page, each, escape};
pub(crate) use parameters::Parameters;
pub(crate) use xml::{Element, new_id};
pub(crate) use xml_signature::{Signer, key_info};
