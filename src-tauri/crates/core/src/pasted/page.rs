//! A page whose hidden fields hold a message (SAML bindings §3.5.4, WS-Federation §13.2.3).

use super::escapes;
use super::fields::Fields;

/// The fields of the page's form.
pub(super) fn fields(page: &str) -> Option<Fields> {
    let fields = Fields {
        values: inputs(page).collect(),
        ..Fields::default()
    };
    fields.are_known().then_some(fields)
}

/// The longest sentence of an error page, with its IDs, in bytes.
const LONGEST_REFUSAL: usize = 2_000;

/// What an error page of Microsoft's says, from its mark to the end of the text or the value that holds it.
pub(super) fn refusal(page: &str) -> Option<String> {
    let mut marks = page
        .match_indices("AADSTS")
        .map(|(at, mark)| (at, &page[at + mark.len()..]));
    let (at, _) =
        marks.find(|(_, after)| after.starts_with(|first: char| first.is_ascii_digit()))?;
    let mut end = page.len().min(at + LONGEST_REFUSAL);
    while !page.is_char_boundary(end) {
        end -= 1;
    }
    let said = &page[at..end];
    let end = said.find(['<', '"']).unwrap_or(said.len());
    let said = escapes::from_json(&escapes::from_xml(&said[..end]));
    Some(said.trim_end_matches('\\').to_owned())
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
            return Some(escapes::from_xml(value));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_reference_is_resolved_once() {
        assert_eq!(
            escapes::from_xml("&amp;lt; &#60; &#x3E; &nbsp; & &;"),
            "&lt; < > &nbsp; & &;"
        );
    }

    #[test]
    fn what_an_error_page_says_is_read_to_the_end_of_its_value() {
        let page = r#"<script>$Config={"sErr":"AADSTS50011: The redirect URI \u0027https://a/b\u0027 \"x\"."};</script>"#;

        assert_eq!(
            refusal(page).as_deref(),
            Some("AADSTS50011: The redirect URI 'https://a/b' ")
        );
        assert_eq!(
            refusal("<p>AADSTS50105: Ada &amp; Bob</p>").as_deref(),
            Some("AADSTS50105: Ada & Bob")
        );
        assert_eq!(refusal("<p>AADSTS</p>"), None);
    }

    #[test]
    fn a_page_that_ends_within_a_tag_has_no_fields() {
        for page in ["<", "<input", "<input name", "<input name='SAMLResponse"] {
            assert!(fields(page).is_none(), "{page}");
        }
    }
}
