//! One part of many bundles: which of them it takes, on whatever computer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The most parts.
const MOST: u32 = 10_000;

/// One of several parts, none of which has a bundle of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Which, counted from 1.
    pub index: u32,
    /// Of how many.
    pub of: u32,
}

/// It has no form `I/N` with I from 1 to N.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MalformedShard;

impl Shard {
    /// All of them.
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// Whether this part has the bundle of this name: its path below the folder that was named, with `/` between its
    /// parts. The first 64 bits of its SHA-256 decide.
    #[must_use]
    pub fn takes(self, name: &str) -> bool {
        let digest = Sha256::digest(name);
        let first = digest
            .iter()
            .take(8)
            .fold(0_u64, |number, octet| (number << 8) | u64::from(*octet));
        first % u64::from(self.of.max(1)) + 1 == u64::from(self.index)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.index, self.of)
    }
}

impl FromStr for Shard {
    type Err = MalformedShard;

    fn from_str(text: &str) -> Result<Self, MalformedShard> {
        let (index, of) = text.split_once('/').ok_or(MalformedShard)?;
        let number = |text: &str| text.trim().parse().map_err(|_| MalformedShard);
        let (index, of) = (number(index)?, number(of)?);
        if (1..=MOST).contains(&of) && (1..=of).contains(&index) {
            Ok(Self { index, of })
        } else {
            Err(MalformedShard)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundle_is_in_exactly_one_part() {
        for of in [1, 2, 4, 7] {
            let shards: Vec<_> = (1..=of).map(|index| Shard { index, of }).collect();
            let mut taken = vec![0_u32; shards.len()];
            for number in 0..1_000 {
                let name = format!("customers/{number}.consentry");
                let takers = shards.iter().filter(|shard| shard.takes(&name));
                let takers: Vec<_> = takers.map(|shard| shard.index).collect();
                assert_eq!(takers.len(), 1, "{name}");
                taken[usize::try_from(takers[0]).unwrap() - 1] += 1;
            }
            let fair = 1_000 / of;
            assert!(
                taken.iter().all(|count| *count > fair / 2),
                "{of}: {taken:?}"
            );
        }
    }

    #[test]
    fn the_part_of_a_bundle_is_the_same_in_every_version() {
        let shard = |name: &str| {
            (1..=4).find(|index| {
                Shard {
                    index: *index,
                    of: 4,
                }
                .takes(name)
            })
        };

        assert_eq!(shard("a.consentry"), Some(2));
        assert_eq!(shard("b/c.consentry"), Some(4));
    }

    #[test]
    fn a_part_is_counted_from_one() {
        assert_eq!("2/4".parse(), Ok(Shard { index: 2, of: 4 }));
        for text in ["0/4", "5/4", "1/0", "1", "/", "a/b", "1/4294967296", "-1/4"] {
            assert_eq!(text.parse::<Shard>(), Err(MalformedShard), "{text}");
        }
    }
}
