//! Which types a file declares: structs, enums, traits and aliases; an associated type has its trait's name for it.

use crate::tokens::Token;

/// The types that `tokens` declare, each with its line.
pub(crate) fn types(tokens: &[Token]) -> Vec<(String, usize)> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for pair in tokens.windows(2) {
        let [keyword, name] = pair else { continue };
        if keyword.is('{') {
            depth += 1;
        } else if keyword.is('}') {
            depth -= 1;
        }
        let declares = match keyword.word() {
            Some("enum" | "struct" | "trait") => true,
            Some("type") => depth == 0,
            _ => false,
        };
        if let Some(name) = name.word().filter(|_| declares) {
            found.push((name.to_owned(), keyword.line));
        }
    }
    found
}

#[test]
fn every_type_is_found_but_associated_ones() {
    let source = "pub struct A;\nenum B { C }\nimpl T for A { type D = B; }\ntype E = A;\nfn f() {\nstruct G;\n}";

    let found = types(&crate::tokens::shipped(source));

    let expected = [("A", 1), ("B", 2), ("E", 4), ("G", 6)];
    assert_eq!(found, expected.map(|(name, line)| (name.to_owned(), line)));
}
