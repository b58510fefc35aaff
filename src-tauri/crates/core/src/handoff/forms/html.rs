//! A page to read and to print: all of it in one file, without a script, a link or anything from elsewhere.

use std::fmt::Write as _;

use super::line::Line;
use super::sheet::Sheet;
use super::shown::Shown;

/// How it looks, on a screen and on paper.
const STYLE: &str = include_str!("page.css");

/// Nothing is loaded, and nothing runs, whoever changes the file.
const POLICY: &str = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'";

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>, signature: Option<&str>) -> String {
    let title = escaped(sheet.title.as_str());
    let mut page = PrintedPage::default();
    let _ = write!(
        page.text,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"{POLICY}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        escaped(sheet.scene.language.tag())
    );
    for sentence in &sheet.first {
        page.element("p", sentence.as_str());
    }
    page.element("h2", sheet.say("form-about").as_str());
    let heads = [sheet.say("form-what"), sheet.say("form-value")];
    page.table(&sheet.say("form-about-caption"), &heads, |page| {
        for (what, value) in sheet.about() {
            page.row(&what, &cell(&Shown::Value(value)));
        }
    });
    let fields = sheet.fields();
    if !fields.is_empty() {
        page.element("h2", sheet.say("form-values").as_str());
        let heads = [sheet.say("form-field"), sheet.say("form-value")];
        page.table(&sheet.say("form-values-caption"), &heads, |page| {
            for (field, shown) in fields {
                page.row(&field, &cell(&shown));
            }
        });
    }
    let ends = sheet.ends();
    if !ends.is_empty() {
        page.element("h2", sheet.say("form-ends").as_str());
        let heads = [sheet.say("form-what"), sheet.say("form-day")];
        page.table(&sheet.say("form-ends-caption"), &heads, |page| {
            for (what, day) in ends {
                page.row(&what, &escaped(day.as_str()));
            }
        });
    }
    page.list(&sheet.say("form-left"), &sheet.left);
    page.list(&sheet.say("form-apart"), &sheet.apart);
    if let Some(letter) = sheet.letter(signature) {
        page.element("h2", sheet.say("form-letter").as_str());
        page.element("pre", &letter);
    }
    page.text.push_str("</main>\n</body>\n</html>\n");
    page.text
}

fn cell(shown: &Shown) -> String {
    match shown {
        Shown::Document(document) => format!("<pre>{}</pre>", escaped(document)),
        Shown::Value(value) => format!("<code>{}</code>", escaped(value.as_str())),
        Shown::Words(words) => escaped(words.as_str()),
    }
}

/// The page as it grows.
#[derive(Default)]
struct PrintedPage {
    text: String,
}

impl PrintedPage {
    fn element(&mut self, name: &str, text: &str) {
        let _ = writeln!(self.text, "<{name}>{}</{name}>", escaped(text));
    }

    fn table(&mut self, caption: &Line, heads: &[Line; 2], rows: impl FnOnce(&mut Self)) {
        self.text.push_str("<table>\n");
        self.element("caption", caption.as_str());
        self.text.push_str("<thead>\n<tr>");
        for head in heads {
            let _ = write!(
                self.text,
                "<th scope=\"col\">{}</th>",
                escaped(head.as_str())
            );
        }
        self.text.push_str("</tr>\n</thead>\n<tbody>\n");
        rows(self);
        self.text.push_str("</tbody>\n</table>\n");
    }

    /// A row; the cell is HTML already.
    fn row(&mut self, head: &Line, cell: &str) {
        let head = escaped(head.as_str());
        let _ = writeln!(
            self.text,
            "<tr><th scope=\"row\">{head}</th><td>{cell}</td></tr>"
        );
    }

    fn list(&mut self, head: &Line, sentences: &[Line]) {
        if sentences.is_empty() {
            return;
        }
        self.element("h2", head.as_str());
        self.text.push_str("<ul>\n");
        for sentence in sentences {
            self.element("li", sentence.as_str());
        }
        self.text.push_str("</ul>\n");
    }
}

/// `text` as it may stand between tags and between quotes (HTML standard §13.1).
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            escaped("</title><script>a('b', \"c\")</script>&lt;"),
            "&lt;/title&gt;&lt;script&gt;a(&#39;b&#39;, &quot;c&quot;)&lt;/script&gt;&amp;lt;"
        );
    }
}
