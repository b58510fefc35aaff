//! The words of an error: Microsoft's, a service's, and either of them typed off with mistakes.

use url::Url;

use super::{Looked, Measure, What, typed_off};
use crate::entra::cloud::Cloud;
use crate::failure::Failure;
use crate::failure::aadsts::{self, Aadsts};
use crate::limits;
use crate::login::id_token::stated as id_token;
use crate::protocol::Protocol;

/// What a text means; none where it is no error that is known.
pub(super) fn look(text: &str, measure: Measure<'_>) -> Option<Looked> {
    if text.len() > limits::ERROR_TEXT {
        return Some(Looked::at(What::Error).with(last(text)?));
    }
    typed_off(text)
        .or_else(|| microsofts(text))
        .or_else(|| issuers(text))
        .or_else(|| services(text, measure))
}

/// A program's complaint that the issuer is another one than it expects: whatever its words, it names two issuers of
/// Entra's.
fn issuers(text: &str) -> Option<Looked> {
    let folded = text.to_ascii_lowercase();
    if !["issuer", "issued"]
        .iter()
        .any(|word| folded.contains(word))
    {
        return None;
    }
    let mut issuers: Vec<&str> = Vec::new();
    let around = |character: char| character.is_whitespace() || "\"'`<>()[],;".contains(character);
    for word in text.split(around).filter(|word| is_issuer(word)) {
        let word = word.trim_end_matches(['.', ':']);
        if !issuers.contains(&word) {
            issuers.push(word);
        }
    }
    let [expected, received] = issuers[..] else {
        return None;
    };
    let failure = id_token::of_issuers(expected, received)?;
    Some(Looked::at(What::Error).by(Protocol::Oidc).with(failure))
}

fn is_issuer(word: &str) -> bool {
    let url = Url::parse(word).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.and_then(Cloud::of_host).is_some()
}

/// The last of Microsoft's errors in a text that is too long, or not whole, to be read as what it is.
pub(super) fn last(text: &str) -> Option<Failure> {
    let mut marks = text.rmatch_indices("AADSTS");
    let (at, _) = marks.find(|(at, mark)| {
        let after = &text[at + mark.len()..];
        after.starts_with(|first: char| first.is_ascii_digit())
    })?;
    let said = &text[at..];
    let end = said.find(['<', '"', '\\']).unwrap_or(said.len());
    Some(aadsts::failure(None, Some(&said[..end]), &[]))
}

/// What one of Microsoft's errors means.
pub(super) fn microsofts(text: &str) -> Option<Looked> {
    if !aadsts::is_error(text) {
        return None;
    }
    let failure = aadsts::failure(None, Some(text), &[]);
    let what = what(text);
    let protocol = protocol(&failure, text);
    let mut looked = Looked::at(what).with(failure);
    looked.about.protocol = protocol;
    Some(looked)
}

/// The same of a text in which somebody took letters for digits and digits for letters.
fn typed_off(text: &str) -> Option<Looked> {
    let read = typed_off::read(text)?;
    let looked = microsofts(&read.text)?;
    Some(Looked {
        read_as: Some(read.code),
        ..looked
    })
}

fn services(text: &str, measure: Measure<'_>) -> Option<Looked> {
    let failure = measure.services.shown_error(text)?;
    Some(Looked::at(What::ServiceError).with(failure))
}

fn what(text: &str) -> What {
    let whole = text.trim().trim_end_matches([':', '.']);
    let number = Aadsts::parse(whole).is_some_and(|found| {
        let number = found.code.trim_start_matches("AADSTS");
        found.code.eq_ignore_ascii_case(whole) || number == whole
    });
    if number {
        return What::ErrorCode;
    }
    let folded = text.to_ascii_lowercase();
    let of_log = [
        concat!("sign-in", " error code"),
        "failurereason",
        "resultdescription",
    ];
    if of_log.iter().any(|word| folded.contains(word)) {
        return What::SignInLog;
    }
    What::Error
}

/// The protocol that an error is about, where the number or the words say so.
pub(super) fn protocol(failure: &Failure, text: &str) -> Option<Protocol> {
    let number = failure.facts.get("aadsts").map_or("", String::as_str);
    let number = number.trim_start_matches("AADSTS");
    // Microsoft numbers what is wrong with a SAML request from 75 on, with a WS-Federation request from 9008.
    if number.starts_with("75") || number.starts_with("760") || text.contains("SAML") {
        return Some(Protocol::Saml);
    }
    if number.starts_with("9008") || text.contains("wtrealm") || text.contains("wsfed") {
        return Some(Protocol::WsFed);
    }
    let folded = text.to_ascii_lowercase();
    let of_saml = ["reply url", "assertion consumer"];
    if of_saml.iter().any(|words| folded.contains(words)) {
        return Some(Protocol::Saml);
    }
    None
}
