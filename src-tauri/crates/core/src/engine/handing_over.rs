//! What the other side is given, of any set-up on this computer or of a bundle, without opening it; and who signs the letters
//! among it.

use super::Engine;
use super::open::Open;
use super::saving::off_the_runtime;
use crate::failure::Failure;
use crate::handoff::forms::{HandOffForm, WrittenForm};
use crate::handoff::{self, bundle::file_name};
use crate::store::{Setup, signature};
use crate::view::request::{NamedSetup, OpenBundle, SignLetters};
use crate::view::{HandOffView, WizardView, hand_over};

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
        let bundle = handoff::bundle::read(request.text.as_bytes())?;
        let setup = self.restored(self.new_id("bundle"), &bundle, request.name)?;
        self.hand_off(setup, None)
    }

    /// A set-up on this computer in other forms: each as it is written, or why it cannot be. Opens nothing and changes nothing.
    ///
    /// # Errors
    ///
    /// As [`Engine::hand_off_setup`].
    pub fn forms_of_setup(
        &self,
        request: &NamedSetup,
        forms: &[HandOffForm],
    ) -> Result<Vec<WrittenForm>, Failure> {
        let id = super::parse_id(&request.setup)?;
        let setup = off_the_runtime(|| self.0.store.load(&id))?;
        self.written_as(setup, forms)
    }

    /// The same of a bundle. Nothing is kept of it.
    ///
    /// # Errors
    ///
    /// As [`Engine::hand_off_bundle`].
    pub fn forms_of_bundle(
        &self,
        request: OpenBundle,
        forms: &[HandOffForm],
    ) -> Result<Vec<WrittenForm>, Failure> {
        let bundle = handoff::bundle::read(request.text.as_bytes())?;
        let setup = self.restored(self.new_id("bundle"), &bundle, request.name)?;
        self.written_as(setup, forms)
    }

    /// Keeps the name with which letters are signed, on this computer; an empty one is forgotten.
    ///
    /// # Errors
    ///
    /// `file.unwritable`, when the disk or its permissions refuse.
    pub fn sign_letters(&self, request: &SignLetters) -> Result<WizardView, Failure> {
        let turn = self.turn();
        let kept = off_the_runtime(|| signature::keep(&self.0.folders.home, &request.name))?;
        self.change(&turn, |state| {
            state.signature = kept;
            state.signature_read = true;
        });
        drop(turn);
        Ok(self.view())
    }

    /// The name with which letters are signed, read from disk the first time.
    #[must_use]
    pub fn signature(&self) -> Option<String> {
        if self.state().signature_read {
            return self.state().signature.clone();
        }
        let read = off_the_runtime(|| signature::read(&self.0.folders.home));
        let mut state = self.state();
        if !state.signature_read {
            state.signature = read;
            state.signature_read = true;
        }
        state.signature.clone()
    }

    /// What a file of a letter of the open set-up is suggested to be called.
    #[must_use]
    pub fn letter_file_name(&self) -> String {
        let state = self.state();
        let name = state
            .open
            .as_ref()
            .map(|open| file_name(&self.scene(&state, open)));
        let stem = name
            .as_deref()
            .and_then(|name| name.strip_suffix(".consentry"));
        format!("{}-letter.txt", stem.unwrap_or("consentry"))
    }

    fn written_as(&self, setup: Setup, forms: &[HandOffForm]) -> Result<Vec<WrittenForm>, Failure> {
        let profile = setup.profile_in(&self.0.services)?;
        let open = Open::new(setup, &profile);
        let signature = self.signature();
        let state = self.state();
        let scene = self.scene(&state, &open);
        let write = |form: &HandOffForm| form.write(&scene, signature.as_deref());
        Ok(forms.iter().map(write).collect())
    }

    fn hand_off(&self, setup: Setup, id: Option<String>) -> Result<HandOffView, Failure> {
        let profile = setup.profile_in(&self.0.services)?;
        let open = Open::new(setup, &profile);
        let signature = self.signature();
        let state = self.state();
        Ok(hand_over::whole(&self.scene(&state, &open), id, signature))
    }
}
