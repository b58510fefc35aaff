//! What goes over the wire: a request as its endpoint sees it, and the forms of answers, whichever endpoint gives them.

pub(crate) mod answer;
pub(crate) mod call;
pub(crate) mod html;
pub(crate) mod parameters;
pub(crate) mod redirect;
pub(crate) mod xml;
pub(crate) mod xml_signature;
