//! Personal values inside an answer in XML: the name identifier, and the values of attributes.

use super::claims;

/// Elements that hold the person as a whole.
const SUBJECT: [&str; 2] = ["NameID", "NameIdentifier"];

/// Attributes that hold where a browser is: they identify whoever sits there.
const LOCATED: [&str; 3] = ["Address", "IPAddress", "DNSAddress"];

/// A piece of an answer in XML.
#[derive(Clone, Copy)]
pub(super) enum Piece<'a> {
    /// A personal value without its escapes, and the name of its attribute or element.
    Personal(&'a str, &'a str),
    /// A tag, or any other text, as it is written.
    Other(&'a str),
}

/// What takes the place of a piece; none where it stays.
type Replace<'r> = &'r mut dyn FnMut(Piece<'_>) -> Option<String>;

/// The document with what `replace` says in the place of each piece; none where all stay.
pub(super) fn replaced(xml: &str, replace: Replace<'_>) -> Option<String> {
    let mut kept = String::with_capacity(xml.len());
    let mut changed = false;
    let mut attribute: Option<String> = None;
    let mut value: Option<String> = None;
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        let (text, tag_and_more) = rest.split_at(start);
        changed |= push_text(&mut kept, text, value.as_deref(), replace);
        let end = tag_end(tag_and_more);
        let (tag, after) = tag_and_more.split_at(end);
        let name = local_name(tag);
        let closes = tag.starts_with("</");
        let empty = tag.ends_with("/>");
        if name == "Attribute" {
            attribute = (!closes && !empty).then(|| attribute_name(tag));
        } else if name == "AttributeValue" || SUBJECT.contains(&name) {
            let of = if name == "AttributeValue" {
                attribute.clone().filter(|name| claims::is_personal(name))
            } else {
                Some(value.clone().unwrap_or_else(|| name.to_owned()))
            };
            value = if closes || empty {
                attribute
                    .clone()
                    .filter(|_| closes && SUBJECT.contains(&name))
                    .filter(|name| claims::is_personal(name))
            } else {
                of
            };
        }
        changed |= push_tag(&mut kept, tag, name, replace);
        rest = after;
    }
    changed |= push_other(&mut kept, rest, replace);
    changed.then_some(kept)
}

fn push_other(kept: &mut String, text: &str, replace: Replace<'_>) -> bool {
    let replaced = replace(Piece::Other(text));
    kept.push_str(replaced.as_deref().unwrap_or(text));
    replaced.is_some()
}

fn push_text(kept: &mut String, text: &str, name: Option<&str>, replace: Replace<'_>) -> bool {
    let inner = text.trim();
    let Some(name) = name.filter(|_| !inner.is_empty()) else {
        return push_other(kept, text, replace);
    };
    let Some(replaced) = replace(Piece::Personal(name, &unescaped(inner))) else {
        kept.push_str(text);
        return false;
    };
    // White space around a value decides whether a service knows it.
    let before = text.len() - text.trim_start().len();
    kept.push_str(&text[..before]);
    kept.push_str(&escaped(&replaced));
    kept.push_str(&text[before + inner.len()..]);
    true
}

/// Copies a tag; the values of the attributes that locate somebody are replaced.
fn push_tag(kept: &mut String, tag: &str, name: &str, replace: Replace<'_>) -> bool {
    if !matches!(name, "SubjectLocality" | "SubjectConfirmationData") {
        return push_other(kept, tag, replace);
    }
    let mut tag = tag.to_owned();
    let mut changed = false;
    for located in LOCATED {
        let Some((start, end)) = value_of(&tag, located) else {
            continue;
        };
        let value = unescaped(&tag[start..end]);
        if let Some(replaced) = replace(Piece::Personal(located, &value)) {
            tag.replace_range(start..end, &escaped(&replaced));
            changed = true;
        }
    }
    kept.push_str(&tag);
    changed
}

/// The name of an attribute (SAML 2.0), or its namespace and name (SAML 1.1).
fn attribute_name(tag: &str) -> String {
    let value = |name| value_of(tag, name).map(|(start, end)| unescaped(&tag[start..end]));
    let name = value("Name").or_else(|| value("AttributeName"));
    let name = name.unwrap_or_default();
    value("AttributeNamespace")
        .map_or_else(|| name.clone(), |namespace| format!("{namespace}/{name}"))
}

/// From where to where the value of an XML attribute stands in a tag.
fn value_of(tag: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let at = from + tag.get(from..)?.find(name)?;
        let after = at + name.len();
        let is_whole = tag[..at].ends_with(|letter: char| letter.is_whitespace());
        let rest = tag.get(after..)?;
        let equals = rest.trim_start();
        if is_whole && let Some(quoted) = equals.strip_prefix('=') {
            let quoted = quoted.trim_start();
            let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let start = tag.len() - quoted.len() + 1;
            let length = tag.get(start..)?.find(quote)?;
            return Some((start, start + length));
        }
        from = after;
    }
}

/// The length of the tag at the beginning of `text`; all of it where it does not end.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn local_name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
    let name = &name[..end.unwrap_or(name.len())];
    name.rsplit(':').next().unwrap_or(name)
}

/// Without the escapes of XML 1.0 §4.6 and §4.1.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.find(';').map(|end| (&rest[1..end], end));
        let Some((letter, end)) = reference.and_then(|(name, end)| Some((referred(name)?, end)))
        else {
            plain.push('&');
            rest = &rest[1..];
            continue;
        };
        plain.push(letter);
        rest = &rest[end + 1..];
    }
    plain.push_str(rest);
    plain
}

fn referred(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
