//! Lines and tables of names and values, as a browser's tools and Windows PowerShell's lists show them.

use super::Layer;
use super::fields::{Fields, Origin, is_known};
use super::surroundings::bare;

/// The names and values of `text`, where a line begins with a parameter's name.
pub(super) fn fields(text: &str) -> Option<(Fields, Layer)> {
    let mut reading = LineReading::default();
    for line in text.lines() {
        reading.line(line);
    }
    reading.end();
    let fields = Fields {
        origin: Origin::Among,
        values: reading.values,
        ..Fields::default()
    };
    let layer = if reading.tabs {
        Layer::Table
    } else {
        Layer::Lines
    };
    (!fields.values.is_empty()).then_some((fields, layer))
}

#[derive(Default)]
struct LineReading {
    values: Vec<(String, String)>,
    open: Option<(String, String)>,
    tabs: bool,
}

impl LineReading {
    fn line(&mut self, line: &str) {
        if let Some((name, mark, value)) = begun(line) {
            self.end();
            self.tabs |= mark == '\t';
            self.open = Some((name.to_owned(), value.to_owned()));
        } else if let Some((name, value)) = &mut self.open {
            if goes_on(name, value, line) {
                value.push('\n');
                value.push_str(line);
            } else {
                self.end();
            }
        }
    }

    fn end(&mut self) {
        if let Some((name, value)) = self.open.take() {
            let value = bare(&value).trim_end_matches(',');
            self.values.push((name, bare(value).to_owned()));
        }
    }
}

/// A line that begins with the name of a parameter: the name, what separates it, and the value.
fn begun(line: &str) -> Option<(&str, char, &str)> {
    let line = line.trim().trim_end_matches(',');
    let end = line.find([':', '\t', '=']).unwrap_or(line.len());
    let name = bare(&line[..end]);
    if !is_known(name) {
        return None;
    }
    let mut after = line[end..].chars();
    let mark = after.next().unwrap_or('\n');
    Some((name, mark, bare(after.as_str())))
}

/// Text goes on until the next name. A value without any blank goes on with lines of its kind.
fn goes_on(name: &str, value: &str, line: &str) -> bool {
    let document = value.starts_with('<') || line.trim_start().starts_with('<');
    name == "error_description" || document || !line.trim().contains([':', '\t', ' '])
}
