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
    let plain = NAMED.iter().fold(text, |text, (name, character)| {
        text.replace(name, character)
    });
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
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
    use super::visible_text;

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
