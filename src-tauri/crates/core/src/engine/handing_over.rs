//! What the other side is given, of any set-up on this computer or of a bundle, without opening it.

use super::Engine;
use super::open::Open;
use super::saving::off_the_runtime;
use crate::failure::Failure;
use crate::handoff;
use crate::store::{Setup, SetupId};
use crate::view::request::{NamedSetup, OpenBundle};
use crate::view::{HandOffView, hand_over};

impl Engine {
    /// What the other side is given of a set-up on this computer. Opens nothing and changes nothing.
    ///
    /// # Errors
    ///
    /// `setup.unknown`, `setup.unreadable`, or `service.unknown` when its profile is no longer here.
    pub fn hand_off_setup(&self, request: &NamedSetup) -> Result<HandOffView, Failure> {
        let id = super::parse_id(&request.setup)?;
        let setup = off_the_runtime(|| self.0.store.load(&id))?;
        let id = setup.id.as_str().to_owned();
        self.hand_off(setup, Some(id))
    }

    /// What the other side is given of a bundle. Nothing is kept of it.
    ///
    /// # Errors
    ///
    /// `bundle.*` for what is no sound bundle, `service.unknown`.
    pub fn hand_off_bundle(&self, request: OpenBundle) -> Result<HandOffView, Failure> {
        let id = self.new_id("bundle");
        self.hand_off(self.restored(id, request)?, None)
    }

    /// The set-up that a bundle holds, without its secret.
    fn restored(&self, id: SetupId, request: OpenBundle) -> Result<Setup, Failure> {
        let bundle = handoff::bundle::read(request.text.as_bytes())?;
        let profile = self.profile(&bundle.service.id)?;
        let now = self.0.ports.clock.now();
        let setup = Setup::new(id, profile.id.clone(), false, now);
        handoff::bundle::restore(&bundle, request.name, profile, setup)
    }

    fn hand_off(&self, setup: Setup, id: Option<String>) -> Result<HandOffView, Failure> {
        let profile = self.profile(&setup.service)?;
        let open = Open::new(setup, profile);
        let state = self.state();
        Ok(hand_over::whole(&self.scene(&state, &open), id))
    }
}
