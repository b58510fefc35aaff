//! As much of HTML as it takes to read a page and to fill in its first form.

use std::collections::BTreeMap;

use crate::browser::Person;

/// A form, filled in.
pub(crate) struct Form {
    /// Where it goes.
    pub(crate) action: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// `application/x-www-form-urlencoded`.
    pub(crate) fn encoded(&self) -> String {
        let mut address = url::Url::parse("form:").expect("it is an address");
        address.query_pairs_mut().extend_pairs(&self.fields);
        address.query().unwrap_or_default().to_owned()
    }
}

/// The first form of the page that can be sent, as `person` would send it: with their user name and password,
/// by its first button.
pub(crate) fn first_form(markup: &str, person: &Person) -> Option<Form> {
    let mut tags = tags(markup);
    loop {
        let opening = tags.find(|tag| tag.name == "form")?;
        let form = form(opening, tags.by_ref(), person);
        if form.is_some() {
            return form;
        }
    }
}

/// The form that `opening` begins; none where there is nothing to fill in and nothing to press.
fn form(mut opening: Tag, inside: impl Iterator<Item = Tag>, person: &Person) -> Option<Form> {
    let action = opening.attributes.remove("action").unwrap_or_default();
    let mut fields = Vec::new();
    let mut pressed = false;
    for mut tag in inside.take_while(|tag| tag.name != "/form") {
        let kind = tag.attributes.remove("type");
        let name = tag.attributes.remove("name");
        let value = tag.attributes.remove("value").unwrap_or_default();
        match (tag.name.as_str(), kind.as_deref()) {
            ("input", Some("hidden")) => fields.extend(name.map(|name| (name, value))),
            ("input", Some("password")) => {
                fields.extend(name.map(|name| (name, person.password.clone())));
            }
            ("input", None | Some("text" | "email")) => {
                fields.extend(name.map(|name| (name, person.name.clone())));
            }
            ("button", _) if !pressed => {
                pressed = true;
                fields.extend(name.map(|name| (name, value)));
            }
            _ => {}
        }
    }
    (pressed || !fields.is_empty()).then_some(Form { action, fields })
}

/// What one reads on the page: no markup, no style, no script.
pub(crate) fn text(markup: &str) -> String {
    let mut read = String::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        read.push_str(&rest[..start]);
        read.push(' ');
        let tag = &rest[start..];
        let end = ["style", "script"]
            .into_iter()
            .find(|name| tag[1..].starts_with(name))
            .and_then(|name| tag.find(&format!("</{name}>")))
            .unwrap_or(0);
        rest = tag[end..].find('>').map_or("", |at| &tag[end + at + 1..]);
    }
    read.push_str(rest);
    let words: Vec<&str> = read.split_whitespace().collect();
    unescaped(&words.join(" "))
}

struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
}

fn tags(markup: &str) -> impl Iterator<Item = Tag> {
    markup.split('<').skip(1).map(|rest| {
        let (name, mut rest) = rest
            .split_once(|letter: char| letter.is_whitespace() || letter == '>')
            .unwrap_or((rest, ""));
        let mut attributes = BTreeMap::new();
        while let Some((name, after)) = rest.split_once('=') {
            let Some((value, after)) = value(after) else {
                rest = after;
                continue;
            };
            let name = name.split_whitespace().next_back().unwrap_or_default();
            attributes.insert(name.to_owned(), unescaped(value));
            rest = after;
        }
        Tag {
            name: name.to_ascii_lowercase(),
            attributes,
        }
    })
}

/// The value in quotation marks of either kind that `text` begins with, and what follows it.
fn value(text: &str) -> Option<(&str, &str)> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    text[1..].split_once(mark)
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x3D;", "="),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (escaped, letter)| {
        text.replace(escaped, letter)
    })
}
