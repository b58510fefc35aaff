//! A scenario that is switched on: for good, or for its first few answers.

use std::{fmt, num::NonZeroU32, str::FromStr};

use super::{Scenario, UnknownScenario};

/// A scenario that is switched on, written `throttled` or `throttled:3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Switch {
    /// Which.
    pub scenario: Scenario,
    /// How many answers it spoils before all is well again; every one where there is no number.
    pub times: Option<NonZeroU32>,
}

impl From<Scenario> for Switch {
    /// The scenario for good.
    fn from(scenario: Scenario) -> Self {
        Self {
            scenario,
            times: None,
        }
    }
}

impl FromStr for Switch {
    type Err = SwitchError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((name, times)) = text.split_once(':') else {
            return Ok(Scenario::from_name(text)?.into());
        };
        let scenario = Scenario::from_name(name)?;
        let times = times
            .parse()
            .map_err(|_| SwitchError::Times(times.to_owned()))?;
        if scenario.is_counted() {
            Ok(Self {
                scenario,
                times: Some(times),
            })
        } else {
            Err(SwitchError::Uncounted(scenario))
        }
    }
}

impl fmt::Display for Switch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.scenario)?;
        self.times.map_or(Ok(()), |times| write!(f, ":{times}"))
    }
}

/// A text that switches nothing on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SwitchError {
    /// No scenario has this name.
    #[error(transparent)]
    Unknown(#[from] UnknownScenario),
    /// What stands after the colon is no number of times.
    #[error("“{0}” is no number of times")]
    Times(String),
    /// It is no answer of the tenant, which could be counted.
    #[error("how often “{0}” happens cannot be counted")]
    Uncounted(Scenario),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_is_read_as_it_is_written() {
        for text in ["throttled", "throttled:3", "secret-id-pasted"] {
            assert_eq!(text.parse::<Switch>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn no_times_and_what_nobody_counts_are_refused() {
        for times in [
            "throttled:",
            "throttled:0",
            "throttled:-1",
            "throttled:many",
        ] {
            let refused = times.parse::<Switch>().unwrap_err();
            assert!(matches!(refused, SwitchError::Times(_)), "{times}");
        }
        assert_eq!(
            "secret-id-pasted:2".parse::<Switch>(),
            Err(SwitchError::Uncounted(Scenario::SecretIdPasted))
        );
        assert!(matches!(
            "sunshine:1".parse::<Switch>(),
            Err(SwitchError::Unknown(_))
        ));
    }
}
