//! A rehearsal that a person walks through: what the practice tenant holds, and where to type it.

use std::sync::Arc;

use consentry_core::engine::Engine;
use consentry_practice::{PracticeTenant, ReadyApplication};

use crate::exit::Exit;
use crate::practice_tenant::{self, shown};
use crate::print;
use crate::words::say;

/// The practice tenant of a rehearsal, and what was told of it.
pub(crate) struct Rehearsal {
    tenant: Arc<PracticeTenant>,
    application: Option<ReadyApplication>,
}

impl Rehearsal {
    /// Tells where the practice tenant is, which directory it plays and who can sign in there.
    pub(crate) fn begin(tenant: Arc<PracticeTenant>) -> Self {
        let ready = tenant.ready();
        print::note(&say("rehearsal-begins", &[]));
        shown::addresses(&ready).note();
        shown::directories(ready.tenants.get(..1).unwrap_or_default()).note();
        shown::scenarios(&tenant.scenarios()).note();
        print::note(&say("rehearsal-people", &[]));
        shown::people(&ready.users).note();
        Self {
            tenant,
            application: None,
        }
    }

    /// Tells of the application that the set-up leads to, once it is known, and again when it is another one.
    ///
    /// # Errors
    ///
    /// `practice.not_started` when the engine and the practice tenant do not understand each other.
    pub(crate) fn tell_application(&mut self, engine: &Engine) -> Result<(), Exit> {
        let application = practice_tenant::application(&self.tenant, engine)?;
        if application != self.application
            && let Some(application) = &application
        {
            print::note(&say("rehearsal-application", &[]));
            shown::application(application).note();
        }
        self.application = application;
        Ok(())
    }
}
