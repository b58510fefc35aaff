//! What a person sees of a page: its text, without markup, style and script.

/// The elements whose content nobody sees.
const UNSEEN: [&str; 3] = ["head", "script", "style"];

/// The named characters that pages escape (HTML, named character references).
const NAMED: [(&str, &str); 6] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&amp;", "&"),
];

/// A form that a page posts somewhere else.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Post {
    /// Where to.
    pub(super) action: String,
    /// Its fields, in order.
    pub(super) fields: Vec<(String, String)>,
}

/// The form of a page that only hands an answer over: its address is whole, and all of its fields are hidden
/// (OAuth 2.0 Form Post Response Mode §2, SAML 2.0 Bindings §3.5.4).
pub(super) fn handed_over(markup: &str) -> Option<Post> {
    let (_, form) = markup.split_once("<form ")?;
    let (form, _) = form.split_once("</form>")?;
    let (opening, inside) = form.split_once('>')?;
    let action = attribute(opening, "action").filter(|action| action.contains("://"))?;
    let fields = inside
        .split("<input ")
        .skip(1)
        .map(|input| {
            let hidden = attribute(input, "type")? == "hidden";
            hidden.then_some((attribute(input, "name")?, attribute(input, "value")?))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Post { action, fields })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    let (value, _) = value.split_once('"')?;
    Some(unescaped(value.to_owned()))
}

fn unescaped(text: String) -> String {
    NAMED.iter().fold(text, |text, (name, character)| {
        text.replace(name, character)
    })
}

/// The visible text of a page, its white space drawn together.
pub(super) fn visible_text(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some((before, from_tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let Some((tag, after)) = from_tag.split_once('>') else {
            rest = "";
            break;
        };
        rest = match UNSEEN.iter().find(|name| opens(tag, name)) {
            Some(name) => after_element(after, name),
            None => after,
        };
    }
    text.push_str(rest);
    unescaped(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn opens(tag: &str, name: &str) -> bool {
    tag.split(|character: char| !character.is_ascii_alphanumeric())
        .next()
        .is_some_and(|found| found.eq_ignore_ascii_case(name))
}

fn after_element<'a>(markup: &'a str, name: &str) -> &'a str {
    markup
        .split_once(&format!("</{name}>"))
        .map_or("", |(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::{Post, handed_over, visible_text};

    #[test]
    fn a_form_is_handed_over_only_whole_and_hidden() {
        let page = r#"<p>Done.</p><form method="post" action="http://localhost:1/saml?a=1&amp;b=2">
            <input type="hidden" name="SAMLResponse" value="PHg&#x27;"><input type="hidden" name="RelayState" value="x"><button>Go</button></form>"#;

        let fields = [("SAMLResponse", "PHg'"), ("RelayState", "x")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            handed_over(page),
            Some(Post {
                action: "http://localhost:1/saml?a=1&b=2".to_owned(),
                fields: fields.to_vec(),
            })
        );
        for other in [
            page.replace("http://localhost:1", ""),
            page.replace(
                "type=\"hidden\" name=\"RelayState\"",
                "type=\"text\" name=\"x\"",
            ),
            "<p>no form</p>".to_owned(),
        ] {
            assert_eq!(handed_over(&other), None, "{other}");
        }
    }

    #[test]
    fn only_what_a_person_sees_is_left() {
        let page = "<!doctype html><html><head><title>x</title><style>a{}</style></head>\
            <body><h1>Sorry,  but</h1>\n<p class=\"a\">AADSTS50011: the &lt;redirect&gt; &amp;amp; more</p>\
            <script>document.forms[0].submit()</script></body></html>";

        assert_eq!(
            visible_text(page),
            "Sorry, but AADSTS50011: the <redirect> &amp; more"
        );
    }

    #[test]
    fn a_page_that_is_cut_short_is_no_trouble() {
        assert_eq!(visible_text("a<b"), "a");
        assert_eq!(visible_text("a<style>b"), "a");
        assert_eq!(visible_text("plain"), "plain");
    }
}
