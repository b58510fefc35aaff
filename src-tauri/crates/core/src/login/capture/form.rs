//! Recognises answers that a browser posts as a form (SAML bindings §3.5.4, WS-Federation §13.2.3): the
//! fields, the page that holds them, or the XML alone.

use std::borrow::Cow;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;

use super::{Arrival, ArrivedAt, LoginAnswer, Parameters, from_pairs};
use crate::xml::{Xml, ns};

/// What a person pasted: XML, its base64, or the page that would have posted it.
pub(super) fn posted(text: &str) -> Option<LoginAnswer> {
    if text.starts_with('<') || text.starts_with('\u{feff}') {
        return page(text).or_else(|| of_xml(text.to_owned(), Arrival::default()));
    }
    of_xml(base64(text)?, Arrival::default())
}

/// The fields of a form post.
pub(super) fn of_parameters(parameters: &mut Parameters, at: &ArrivedAt) -> Option<LoginAnswer> {
    let landing = |state| Arrival {
        at: at.clone(),
        state,
        iss: None,
    };
    if let Some(response) = parameters.take("SAMLResponse") {
        let xml = base64(&response).unwrap_or(response).into();
        let landing = landing(parameters.take("RelayState"));
        return Some(LoginAnswer::SamlResponse { xml, landing });
    }
    let xml = parameters.take("wresult")?.into();
    let landing = landing(parameters.take("wctx"));
    Some(LoginAnswer::WsFed { xml, landing })
}

/// Recognised by its outermost element. XML that cannot be read is recognised where it is a response by the
/// look of it, so that verification can say what is wrong.
fn of_xml(text: String, landing: Arrival) -> Option<LoginAnswer> {
    let kind = match Xml::parse(text.as_bytes()) {
        Ok(xml) => xml.root().and_then(|root| kind(root.namespace()?)),
        Err(_) => [ns::PROTOCOL, ns::TRUST, ns::TRUST_1_3]
            .into_iter()
            .find(|namespace| text.contains(namespace))
            .and_then(kind),
    };
    let xml = text.into();
    Some(match kind? {
        Kind::Saml => LoginAnswer::SamlResponse { xml, landing },
        Kind::WsFed => LoginAnswer::WsFed { xml, landing },
    })
}

#[derive(Clone, Copy)]
enum Kind {
    Saml,
    WsFed,
}

fn kind(namespace: &str) -> Option<Kind> {
    match namespace {
        ns::PROTOCOL => Some(Kind::Saml),
        ns::TRUST | ns::TRUST_1_3 => Some(Kind::WsFed),
        _ => None,
    }
}

/// Base64 with any line breaks in it, possibly still percent-encoded as it stood in a request.
fn base64(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    let packed: String = text
        .split_whitespace()
        .collect::<String>()
        .trim_matches(['"', '\''])
        .to_owned();
    let octets = BASE64_STANDARD.decode(packed).ok()?;
    String::from_utf8(octets).ok()
}

/// A page whose hidden fields hold the answer.
fn page(text: &str) -> Option<LoginAnswer> {
    let fields = inputs(text).map(|(name, value)| (Cow::Owned(name), Cow::Owned(value)));
    from_pairs(fields, ArrivedAt::Unknown)
}

/// Name and value of every `input` of a page.
fn inputs(page: &str) -> impl Iterator<Item = (String, String)> {
    page.split('<')
        .filter_map(|tag| {
            let (name, attributes) = tag.split_at_checked(5)?;
            name.eq_ignore_ascii_case("input").then_some(attributes)
        })
        .filter_map(|attributes| {
            Some((
                attribute(attributes, "name")?,
                attribute(attributes, "value")?,
            ))
        })
}

/// The value of an attribute, its character references resolved.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (before, after) = rest.split_once('=')?;
        let name = before.split_whitespace().next_back().unwrap_or_default();
        let (value, following) = value(after.trim_start())?;
        if name.eq_ignore_ascii_case(wanted) {
            return Some(resolved(value));
        }
        rest = following;
    }
}

/// The value that `text` begins with, in quotation marks or without, and what follows it.
fn value(text: &str) -> Option<(&str, &str)> {
    for mark in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(mark) {
            return quoted.split_once(mark);
        }
    }
    let end = text.find(|character: char| character.is_whitespace() || character == '>');
    Some(text.split_at(end.unwrap_or(text.len())))
}

/// The five names of XML, and numbers. In one pass: what a reference stands for is never one itself.
fn resolved(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let known = after
            .split_once(';')
            .and_then(|(name, following)| Some((character(name)?, following)));
        if let Some((character, following)) = known {
            text.push(character);
            rest = following;
        } else {
            text.push('&');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "quot" => Some('"'),
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests;
