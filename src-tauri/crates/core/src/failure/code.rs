//! Every stable failure code, once, with who must act, what comes next, and whether it disproves anything. Codes are
//! `area.reason`; one is never renamed.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal $(or $old:literal)?: $actor:ident, $next:ident, $weight:ident;)+) => {
        /// The stable name of a failure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        pub enum FailureCode {
            $($(#[doc = $doc])+ #[serde(rename = $code $(, alias = $old)?)] $variant,)+
        }

        impl FailureCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is written everywhere.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Who must act, where nothing more is known.
            #[must_use]
            pub const fn actor(self) -> Actor {
                match self { $(Self::$variant => $actor,)+ }
            }

            /// What to do next, where nothing more is known.
            #[must_use]
            pub const fn next(self) -> NextAction {
                match self { $(Self::$variant => $next,)+ }
            }

            /// Whether it disproves what was asked. Only whoever decides can do that, in the protocol's own
            /// form, or an entry that cannot be right; all else says nothing and retracts nothing.
            #[must_use]
            pub const fn disproves(self) -> bool {
                match self { $(Self::$variant => $weight,)+ }
            }
        }
    };
}

mod action;
mod table;

pub use table::FailureCode;

impl FailureCode {
    /// The code of this name, as it is written everywhere.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// The message that says it; its advice stands beside it.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("failure-{}", self.as_str().replace('.', "-"))
    }
}

impl fmt::Display for FailureCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
