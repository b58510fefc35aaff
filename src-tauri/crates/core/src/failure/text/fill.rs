//! Puts facts into a sentence of the catalogue, and keeps the sentence readable when a fact is not known.

/// Longest fact that a sentence takes, in characters; what is cut off is in the detail.
const LONGEST_FACT: usize = 300;

/// Replaces what a template names by the `facts` given, in one pass: a fact is never itself a template.
///
/// - `{name|words}` becomes the fact, or `words` when it is not given.
/// - `[… {name} …]` is kept when every fact in it is given, and left out altogether otherwise.
///
/// Nothing else may hold braces or brackets, so no template can leak, whatever a caller leaves out. A fact
/// that is empty counts as not given. Facts come from outside: line breaks and other control characters
/// become spaces.
pub(crate) fn fill(template: &str, facts: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('[') {
        text.push_str(&phrase(&rest[..at], facts).words);
        let (optional, after) = rest[at + 1..]
            .split_once(']')
            .unwrap_or((&rest[at + 1..], ""));
        let optional = phrase(optional, facts);
        if optional.complete {
            text.push_str(&optional.words);
        }
        rest = after;
    }
    text.push_str(&phrase(rest, facts).words);
    text
}

struct Phrase {
    words: String,
    /// Whether every fact it names was given.
    complete: bool,
}

fn phrase(template: &str, facts: &[(&str, &str)]) -> Phrase {
    let mut words = String::with_capacity(template.len());
    let mut complete = true;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, otherwise) = slot.split_once('|').unwrap_or((slot, ""));
        if let Some((_, value)) = facts
            .iter()
            .find(|(given, value)| *given == name && !value.trim().is_empty())
        {
            words.push_str(&one_line(value));
        } else {
            words.push_str(otherwise);
            complete = false;
        }
        rest = after;
    }
    words.push_str(rest);
    Phrase { words, complete }
}

fn one_line(value: &str) -> String {
    let mut line: String = value
        .trim()
        .chars()
        .take(LONGEST_FACT)
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    if value.trim().chars().nth(LONGEST_FACT).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_fact_takes_the_place_of_its_name() {
        assert_eq!(
            fill("{host|The host} is down.", &[("host", "kivo.io")]),
            "kivo.io is down."
        );
    }

    #[test]
    fn other_words_stand_in_for_a_fact_that_is_not_given() {
        assert_eq!(fill("{host|The host} is down.", &[]), "The host is down.");
        assert_eq!(
            fill("{host|The host} is down.", &[("host", " ")]),
            "The host is down."
        );
    }

    #[test]
    fn a_phrase_without_its_fact_is_left_out() {
        let template = "Microsoft asks for a pause[ of {seconds} seconds].";

        assert_eq!(
            fill(template, &[("seconds", "30")]),
            "Microsoft asks for a pause of 30 seconds."
        );
        assert_eq!(fill(template, &[]), "Microsoft asks for a pause.");
    }

    #[test]
    fn a_phrase_needs_all_of_its_facts() {
        assert_eq!(
            fill(
                "It differs[: {expected}, not {received}].",
                &[("expected", "a")]
            ),
            "It differs."
        );
    }

    #[test]
    fn a_fact_is_never_a_template() {
        let facts = [("host", "{tenant|x}[y]"), ("tenant", "leaked")];

        assert_eq!(fill("{host|h} is down.", &facts), "{tenant|x}[y] is down.");
    }

    #[test]
    fn a_fact_stays_on_one_line_and_short() {
        let long = format!("a\r\nb{}", "c".repeat(500));

        let filled = fill("{received|it}.", &[("received", &long)]);

        assert!(filled.starts_with("a  bccc"));
        assert_eq!(filled.chars().count(), 302);
    }
}
