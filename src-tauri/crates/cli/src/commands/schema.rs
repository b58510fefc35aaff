//! `consentry schema`: the JSON Schemas of the documents that people write.

use crate::args::Document;
use crate::print;
use crate::setup::answers;

/// Prints the schema of `document`.
pub(super) fn print(document: Document) {
    match document {
        Document::Answers => print::json(&answers::schema()),
        Document::Bundle => print::json(&consentry_bundle::schema()),
        Document::Service => print::json(&consentry_core::service::schema()),
    }
}
