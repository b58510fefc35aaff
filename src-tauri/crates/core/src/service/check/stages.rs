//! The stages after the set-up: nobody is locked out, and credentials are replaced in turn.

use crate::service::{ProfileFlaw, Stage, Task, TaskGraph, Turn};

/// Nobody is locked out, and nothing old is removed before the new was seen to work.
pub(super) fn check_stages<'a>(graph: &TaskGraph<'a>) -> Result<(), (&'a str, ProfileFlaw)> {
    for task in graph.all() {
        let before = graph.surely_before(task);
        let has = |is: fn(&Task) -> bool| before.iter().any(|earlier| is(earlier));
        let enforces = task.stage == Stage::Enforce && !task.private_window && !task.way_back;
        let safe = has(|earlier| earlier.private_window) && has(|earlier| earlier.way_back);
        if enforces && !safe {
            return Err((&task.id, ProfileFlaw::LockOut));
        }
        let earlier_turn = match task.turn {
            None | Some(Turn::Make) => continue,
            Some(Turn::Deliver) => Turn::Make,
            Some(Turn::Test) => Turn::Deliver,
            Some(Turn::Remove) => Turn::Test,
        };
        if !before
            .iter()
            .any(|earlier| earlier.turn == Some(earlier_turn))
        {
            let before = earlier_turn;
            return Err((&task.id, ProfileFlaw::OutOfTurn { before }));
        }
    }
    Ok(())
}
