//! Pieces of scripts as they lie beside this file, with values in their places. A value is put in once, and nothing in it is
//! taken for another place.

/// What stands around the name of a place.
const MARK: &str = "__";

/// `piece` with `values` in their places, each quoted already.
pub(super) fn filled(piece: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, part) in piece.split(MARK).enumerate() {
        let is_place = at % 2 == 1;
        let value = values.iter().find(|(name, _)| *name == part);
        text.push_str(match value {
            Some((_, value)) if is_place => value,
            _ => part,
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_value_is_never_looked_through_for_places() {
        let text = filled("a=__a__ b=__b__\n", &[("a", "'__b__'"), ("b", "'x'")]);
        assert_eq!(text, "a='__b__' b='x'\n");
    }
}
