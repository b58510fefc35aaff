//! A request as a browser's tools copy it: a command of curl or Windows PowerShell, or a call of `fetch`.

use super::escapes;
use super::fields::{Fields, Origin};

const BEGINNINGS: [&str; 6] = [
    "curl ",
    "curl.exe ",
    "fetch(",
    "await fetch(",
    "Invoke-WebRequest",
    "$session",
];

/// What `text` sends: its address, and each value that may be a form.
pub(super) fn fields(text: &str) -> Option<Vec<Fields>> {
    if !BEGINNINGS
        .iter()
        .any(|beginning| text.starts_with(beginning))
    {
        return None;
    }
    // The Windows command line escapes with a caret, its own quotation marks included.
    let text = if text.contains("^\"") {
        without_carets(text)
    } else {
        text.to_owned()
    };
    let mut address = None;
    let mut found = Vec::new();
    for value in values(&text) {
        if let Some(sent) = Fields::from_address(&value) {
            address = address.or_else(|| sent.address.clone());
            found.push(sent);
        } else if let Some(form) = Fields::from_form(&value) {
            found.push(form);
        }
    }
    for fields in &mut found {
        fields.origin = Origin::Among;
        fields.address = fields.address.take().or_else(|| address.clone());
    }
    found.retain(Fields::are_known);
    Some(found)
}

fn without_carets(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '^' => plain.extend(characters.next()),
            other => plain.push(other),
        }
    }
    plain
}

/// Every value in quotation marks, its escapes resolved, and every word outside of them.
fn values(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'']) {
        values.extend(rest[..at].split_whitespace().map(str::to_owned));
        let mark = rest.as_bytes()[at];
        // The last mark may have been taken for what stands around the text.
        let after = &rest.as_bytes()[at + 1..];
        let end = closing(after, mark).unwrap_or(after.len());
        let value = &rest[at + 1..][..end];
        let escaped = mark == b'"' || rest[..at].ends_with('$');
        values.push(if escaped && value.contains('\\') {
            escapes::from_json(value)
        } else {
            value.to_owned()
        });
        rest = rest.get(at + 1 + end + 1..).unwrap_or_default();
    }
    values.extend(rest.split_whitespace().map(str::to_owned));
    values
}

/// Where the value ends: at the mark that no backslash stands before.
fn closing(text: &[u8], mark: u8) -> Option<usize> {
    let mut escaped = false;
    text.iter().position(|byte| {
        let ends = *byte == mark && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    })
}
