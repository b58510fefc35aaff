//! Which scenarios are on, how often they happen yet, and which of them showed in the answer that is being made.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::scenario::{Scenario, Switch};

/// The switches. Requests that are served at the same time count together.
#[derive(Default)]
pub(super) struct Switches(Mutex<State>);

#[derive(Default)]
struct State {
    /// With how many answers each spoils yet; every one where there is no number.
    on: BTreeMap<Scenario, Option<u32>>,
    /// What showed since the last answer.
    shown: BTreeSet<Scenario>,
}

impl Switches {
    /// Switches exactly these on. Of two for one scenario the last counts.
    pub(super) fn set(&self, wanted: &[Switch]) {
        let on = wanted
            .iter()
            .map(|switch| (switch.scenario, switch.times.map(u32::from)));
        *self.state() = State {
            on: on.collect(),
            shown: BTreeSet::new(),
        };
    }

    pub(super) fn is_on(&self, scenario: Scenario) -> bool {
        self.state().on.contains_key(&scenario)
    }

    /// Whether it is on, and so shows in the answer that is being made.
    pub(super) fn shows(&self, scenario: Scenario) -> bool {
        let mut state = self.state();
        let is_on = state.on.contains_key(&scenario);
        if is_on {
            state.shown.insert(scenario);
        }
        is_on
    }

    /// The first in the list of all scenarios that is on, and so shows.
    pub(super) fn first(&self, candidates: &[Scenario]) -> Option<Scenario> {
        let first = candidates.iter().copied();
        let first = first.filter(|scenario| self.is_on(*scenario)).min()?;
        self.shows(first).then_some(first)
    }

    /// What showed happened once more; what happened often enough is over.
    pub(super) fn answered(&self) {
        let mut state = self.state();
        for scenario in std::mem::take(&mut state.shown) {
            if let Some(Some(times)) = state.on.get_mut(&scenario) {
                *times -= 1;
                if *times == 0 {
                    state.on.remove(&scenario);
                }
            }
        }
    }

    pub(super) fn on(&self) -> Vec<Scenario> {
        self.state().on.keys().copied().collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_happen_twice_happens_in_two_answers() {
        let switches = Switches::default();
        switches.set(&["throttled:2".parse().unwrap(), Scenario::Down.into()]);

        for _ in 0..2 {
            assert!(switches.shows(Scenario::Throttled) && switches.shows(Scenario::Throttled));
            switches.answered();
        }
        assert!(!switches.shows(Scenario::Throttled));
        assert!(switches.shows(Scenario::Down), "it is on for good");
    }

    #[test]
    fn an_answer_in_which_nothing_shows_counts_for_nothing() {
        let switches = Switches::default();
        switches.set(&["throttled:1".parse().unwrap()]);

        assert!(switches.is_on(Scenario::Throttled));
        switches.answered();

        assert_eq!(switches.on(), [Scenario::Throttled]);
    }

    #[test]
    fn of_several_the_first_in_the_list_shows() {
        let switches = Switches::default();
        let both = [Scenario::UserNotAssigned, Scenario::AccountDisabled];
        switches.set(&both.map(Switch::from));

        assert_eq!(switches.first(&both), Some(Scenario::AccountDisabled));
        assert_eq!(switches.first(&[Scenario::Down]), None);
    }
}
