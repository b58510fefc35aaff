//! Microsoft's texts that carry no number, or a number that stands for several things: what each means, by the code that
//! means the same. They are Microsoft's own words, as data.

use super::reading::clipped;
use crate::failure::folded;

/// Each text, the number beside which it decides (none where it comes without one), and the code whose sentences fit.
const TABLE: &str = include_str!("../published.tsv");

/// One row of the table.
struct Published {
    text: &'static str,
    beside: Option<&'static str>,
    code: &'static str,
}

fn rows() -> impl Iterator<Item = Published> {
    TABLE.lines().skip(1).filter_map(|line| {
        let columns: Vec<_> = line.split('\t').collect();
        let [text, beside, code] = columns[..] else {
            return None;
        };
        Some(Published {
            text,
            beside: (beside != "-").then_some(beside),
            code,
        })
    })
}

/// The code that means what `text` says, where the text itself decides: beside `number`, or where there is none.
pub(super) fn meaning(text: &str, number: Option<&str>) -> Option<&'static str> {
    let text = folded(clipped(text));
    rows()
        .filter(|row| row.beside == number)
        .find(|row| text.contains(&folded(row.text)))
        .map(|row| row.code)
}

#[cfg(test)]
mod tests {
    use super::super::entry;
    use super::{TABLE, meaning, rows};

    #[test]
    fn every_text_means_a_code_that_is_known() {
        assert_eq!(rows().count(), TABLE.lines().count() - 1);
        for row in rows() {
            assert!(entry(row.code).is_some(), "{}", row.code);
            let beside = row.beside.is_none_or(|number| entry(number).is_some());
            assert!(beside, "{}", row.text);
        }
    }

    #[test]
    fn a_text_decides_where_no_number_does_however_it_was_copied() {
        let page = "We're unable to complete your request\n\nunauthorized_client: The client does not\n\
                    exist or is not enabled for consumers. If you are the developer, …";

        assert_eq!(meaning(page, None), Some("AADSTS500200"));
        assert_eq!(meaning(page, Some("AADSTS50105")), None);
        assert_eq!(meaning("The client is enabled.", None), None);
    }

    #[test]
    fn a_number_of_several_meanings_is_told_apart_by_its_text() {
        let number = Some("AADSTS65005");

        assert_eq!(
            meaning(
                "Using application 'C' is currently not supported for your organization c.edu",
                number
            ),
            Some("AADSTS650051")
        );
        assert_eq!(meaning("Something else.", number), None);
    }
}
