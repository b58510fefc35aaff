//! Bytes to a JSON value, refusing what is ambiguous or too much.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::Place;
use crate::BundleError;
use crate::limits::{MAX_BYTES, MAX_DEPTH, MAX_INTEGER};

/// Reads one JSON text. A byte order mark before it is ignored, as RFC 8259 §8.1 permits: editors add it, and the
/// digest is over the canonical form.
///
/// # Errors
///
/// The first thing wrong, with its place.
pub(crate) fn read(bytes: &[u8]) -> Result<Value, BundleError> {
    if bytes.len() > MAX_BYTES {
        return Err(BundleError::TooLarge {
            limit: MAX_BYTES,
            actual: bytes.len(),
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| BundleError::NotUtf8 {
        offset: error.valid_up_to(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);

    let fault = RefCell::new(None);
    let mut source = serde_json::Deserializer::from_str(text);
    Strict {
        place: Place::Root,
        depth: 0,
        fault: &fault,
    }
    .deserialize(&mut source)
    .and_then(|value| source.end().map(|()| value))
    .map_err(|error| {
        let (line, column) = (error.line(), error.column());
        fault
            .take()
            .unwrap_or(BundleError::NotJson { line, column })
    })
}

/// Reads one value. What is wrong with it goes to `fault`, because serde's errors can only carry text.
#[derive(Clone, Copy)]
struct Strict<'a> {
    place: Place<'a>,
    depth: usize,
    fault: &'a RefCell<Option<BundleError>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(&self, fault: BundleError) -> E {
        self.fault.replace(Some(fault));
        E::custom("refused")
    }

    fn enter<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.depth < MAX_DEPTH {
            return Ok(());
        }
        Err(self.refuse(BundleError::TooDeep {
            path: self.place.pointer(),
            limit: MAX_DEPTH,
        }))
    }

    fn text<E: serde::de::Error>(&self, text: String) -> Result<String, E> {
        if text.contains('\0') {
            return Err(self.refuse(BundleError::Nul {
                path: self.place.pointer(),
            }));
        }
        Ok(text)
    }

    fn number<E: serde::de::Error>(&self, magnitude: u64, number: Number) -> Result<Value, E> {
        if magnitude > MAX_INTEGER {
            return Err(self.refuse(BundleError::NumberOutOfRange {
                path: self.place.pointer(),
            }));
        }
        Ok(Value::Number(number))
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        self.number(value.unsigned_abs(), value.into())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        self.number(value, value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not finite"))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: serde::de::Error>(self, value: String) -> Result<Value, E> {
        self.text(value).map(Value::String)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut list = Vec::new();
        loop {
            let place = Place::Item(&self.place, list.len());
            let seed = Strict {
                place,
                depth: self.depth + 1,
                fault: self.fault,
            };
            match items.next_element_seed(seed)? {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let inner = Strict {
                place: Place::Member(&self.place, &name),
                depth: self.depth + 1,
                fault: self.fault,
            };
            if object.contains_key(&name) {
                return Err(inner.refuse(BundleError::DuplicateMember {
                    path: inner.place.pointer(),
                }));
            }
            if name.contains('\0') {
                return Err(inner.refuse(BundleError::Nul {
                    path: inner.place.pointer(),
                }));
            }
            let value = members.next_value_seed(inner)?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}
