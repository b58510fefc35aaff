//! What a house of files promises: a room imports only rooms below it, and no file needs itself through others.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::Imports;

/// The imports that go up, each with the rule it breaks. `rooms` stand in their order from the ground, and the crate's
/// root above them all.
pub(crate) fn going_up(imports: &Imports, rooms: &[&str]) -> Vec<String> {
    let floor = |file: &str| match imports.room(file) {
        Some(room) => rooms.iter().position(|known| *known == room),
        None => Some(rooms.len()),
    };
    let homeless = imports
        .files
        .keys()
        .filter(|file| floor(file).is_none())
        .map(|file| format!("{file} belongs to a room that has no place in the order"));
    let going_up = imports
        .list
        .iter()
        .filter(|import| floor(&import.from) < floor(&import.to))
        .map(|import| {
            let room = imports.room(&import.from).unwrap_or_default();
            let below = floor(&import.from).unwrap_or_default();
            let below = match &rooms[..below] {
                [] => "none".to_owned(),
                below => below.join(", "),
            };
            format!("{import}, but `{room}` imports only rooms below it: {below}")
        });
    homeless.chain(going_up).collect()
}

/// The circles: sets of files of which each needs all others. A file and those inside it may need each other; they then
/// count as one file for every other circle. What a parent hands on between its children makes no circle of them.
pub(crate) fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let edges = |wanted: &dyn Fn(&str, &str) -> bool| -> Edges {
        let mut edges = Edges::new();
        for import in &imports.list {
            if wanted(&import.from, &import.to) {
                let to = edges.entry(import.from.clone()).or_default();
                to.insert(import.to.clone());
            }
        }
        edges
    };
    let strangers = edges(&|one, other| !imports.are_kin(one, other));
    let mut circles = knots(&strangers);

    let families = knots(&edges(&|one, other| imports.are_kin(one, other)));
    let head = |file: &str| {
        let family = families
            .iter()
            .find(|family| family.iter().any(|member| member == file));
        family.map_or_else(|| file.to_owned(), |family| family[0].clone())
    };
    let mut between = Edges::new();
    for import in &imports.list {
        let (from, to) = (head(&import.from), head(&import.to));
        if from != to {
            between.entry(from).or_default().insert(to);
        }
    }
    for knot in knots(&between) {
        let of_one_parent = knot.iter().any(|parent| imports.are_below(parent, &knot));
        if !of_one_parent && !circles.contains(&knot) {
            circles.push(knot);
        }
    }
    circles
}

type Edges = BTreeMap<String, BTreeSet<String>>;

/// The sets of more than one node that reach each other, each in alphabetical order.
fn knots(edges: &Edges) -> Vec<Vec<String>> {
    let all_from: BTreeMap<_, _> = edges
        .keys()
        .map(|start| (start.as_str(), reached_from(start, edges)))
        .collect();
    let leads = |from: &str, to: &str| all_from.get(from).is_some_and(|all| all.contains(to));
    let both_ways = |one: &str, other: &str| leads(one, other) && leads(other, one);
    let mut knots: Vec<Vec<String>> = Vec::new();
    for node in edges.keys() {
        let known = knots.iter().any(|knot| knot.contains(node));
        if !known && both_ways(node, node) {
            let members = edges.keys().filter(|other| both_ways(node, other));
            knots.push(members.cloned().collect());
        }
    }
    knots.retain(|knot| knot.len() > 1);
    knots
}

/// What can be reached from `start` by one step or more.
fn reached_from<'a>(start: &str, edges: &'a Edges) -> BTreeSet<&'a str> {
    let next = |node: &str| edges.get(node).into_iter().flatten().map(String::as_str);
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<&str> = next(start).collect();
    while let Some(node) = ahead.pop() {
        if reached.insert(node) {
            ahead.extend(next(node));
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::Import;

    /// Files by name with what they name, all of it `Thing`s.
    fn house(files: &[(&str, &[&str])]) -> Imports {
        let path = |file: &str| -> Vec<String> {
            let path = file.trim_end_matches(".rs");
            path.split('/').map(str::to_owned).collect()
        };
        let list = files.iter().flat_map(|(from, named)| {
            named.iter().map(|to| Import {
                from: (*from).to_owned(),
                line: 1,
                path: format!("crate::{}::Thing", path(to).join("::")),
                to: (*to).to_owned(),
            })
        });
        Imports {
            types: BTreeMap::new(),
            list: list.collect(),
            files: files
                .iter()
                .map(|(file, _)| ((*file).to_owned(), path(file)))
                .collect(),
        }
    }

    #[test]
    fn an_import_that_goes_up_is_named_with_its_file_and_the_rule() {
        let house = house(&[
            ("low.rs", &["high.rs"]),
            ("high.rs", &["low.rs"]),
            ("new.rs", &[]),
        ]);

        assert_eq!(
            going_up(&house, &["low", "high"]),
            [
                "new.rs belongs to a room that has no place in the order",
                "low.rs:1 names crate::high::Thing, but `low` imports only rooms below it: none",
            ]
        );
    }

    #[test]
    fn a_file_and_those_inside_it_may_need_each_other() {
        let house = house(&[
            ("a.rs", &["a/b.rs"]),
            ("a/b.rs", &["a.rs", "c.rs"]),
            ("c.rs", &[]),
        ]);

        assert_eq!(circles(&house), [[""; 0]; 0]);
    }

    #[test]
    fn a_parent_may_hand_on_what_is_of_one_child_to_another() {
        let house = house(&[
            ("a.rs", &["a/b.rs", "a/c.rs"]),
            ("a/b.rs", &["a/d.rs"]),
            ("a/c.rs", &["a.rs"]),
            ("a/d.rs", &["a/c.rs"]),
        ]);

        assert_eq!(circles(&house), [[""; 0]; 0]);
    }

    #[test]
    fn a_circle_is_found_through_brothers_and_through_a_parent() {
        let brothers = house(&[("a/b.rs", &["a/c.rs"]), ("a/c.rs", &["a/b.rs"])]);
        let parent = house(&[
            ("a.rs", &["c.rs"]),
            ("a/b.rs", &["a.rs"]),
            ("c.rs", &["a/b.rs"]),
        ]);

        assert_eq!(circles(&brothers), [["a/b.rs", "a/c.rs"]]);
        assert_eq!(circles(&parent), [["a.rs", "a/b.rs", "c.rs"]]);
    }
}
