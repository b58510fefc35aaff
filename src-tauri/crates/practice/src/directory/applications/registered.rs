//! The registrations there are. Some are made while the practice tenant runs; none changes or goes away, so that whoever was
//! given one may keep it.

use std::{iter, sync::OnceLock};

use super::Application;

/// The registrations there are, in the order in which they were made.
#[derive(Debug, Default)]
pub(crate) struct Registered {
    first: Vec<Application>,
    added: Added,
}

/// A registration that was made later, with those made after it.
#[derive(Debug, Default)]
struct Added(OnceLock<Box<(Application, Added)>>);

impl From<Vec<Application>> for Registered {
    fn from(first: Vec<Application>) -> Self {
        Self {
            first,
            added: Added::default(),
        }
    }
}

impl Registered {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Application> {
        let added = iter::successors(self.added.0.get(), |link| link.1.0.get());
        self.first.iter().chain(added.map(|link| &link.0))
    }

    /// Adds one. Whoever calls it is alone in doing so.
    pub(crate) fn add(&self, app: Application) -> &Application {
        self.added.add(app)
    }
}

impl Added {
    fn add(&self, app: Application) -> &Application {
        match self.0.get() {
            Some(link) => link.1.add(app),
            None => &self.0.get_or_init(|| Box::new((app, Self::default()))).0,
        }
    }
}
