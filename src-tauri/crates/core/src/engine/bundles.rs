//! The set-up leaves this computer as a bundle, and comes back as one; and its secret, where asked for by name.

use std::io;
use std::path::Path;

use consentry_bundle::{Bundle, OpenWith, SealFor};
use secrecy::SecretString;

use super::Engine;
use super::open::Open;
use super::saving::off_the_runtime;
use crate::failure::{Failure, FailureCode};
use crate::handoff;
use crate::service::ProfileSource;
use crate::step::Step;
use crate::store::{Setup, SetupId, Target, write_whole};
use crate::view::WizardView;
use crate::view::request::{OpenBundle, PersonalLevel, SaveBundle, SaveProfile, Seal, SecretEntry};
use crate::wizard::{Event, SavedBundle};

impl Engine {
    /// Saves the bundle to `target`, or to a free name in the usual folder. As it is, it can be saved at any time; that
    /// does nothing for the last step.
    ///
    /// # Errors
    ///
    /// `setup.not_ready` before a login passed, `file.exists`, `bundle.*` and `keyring.*` when sealing or writing
    /// fails.
    pub async fn save_bundle(
        &self,
        request: SaveBundle,
        target: Option<Target>,
    ) -> Result<WizardView, Failure> {
        let (mut bundle, name, secret_name) = {
            let state = self.state();
            let open = state.open()?;
            if !request.as_it_is && !open.wizard.is_done(Step::TestLogin) {
                return Err(Failure::new(FailureCode::SetupNotReady));
            }
            let scene = self.scene(&state, open);
            let secret = open
                .wizard
                .facts()
                .credential
                .as_ref()
                .and_then(|credential| credential.secret.clone());
            (
                handoff::bundle::compose(&scene),
                handoff::bundle::file_name(&scene),
                secret,
            )
        };
        if let Some(level) = request.level.filter(|level| *level != PersonalLevel::Kept) {
            handoff::bundle::redact(&mut bundle, level.into(), &*self.0.ports.entropy)?;
        }
        let seal_for = match request.seal {
            Seal::LeaveOut => None,
            Seal::Passphrase { passphrase } => Some(SealFor::Passphrase(passphrase.into_secret())),
            Seal::Recipient { recipient } => Some(SealFor::Recipient(recipient)),
        };
        let bundle = match seal_for {
            None => bundle,
            Some(seal_for) => {
                let secret = self.stored_secret(secret_name.as_deref()).await?;
                tokio::task::spawn_blocking(move || {
                    handoff::bundle::seal(bundle, &secret, &seal_for)
                })
                .await
                .map_err(|_| Failure::new(FailureCode::InternalDefect))??
            }
        };
        let target = target.unwrap_or_else(|| Target::Free(self.0.folders.exports.clone(), name));
        let bytes = bundle
            .to_bytes()
            .map_err(|error| handoff::bundle::unsound(&error))?;
        let path = off_the_runtime(|| target.write(&bytes)).map_err(handoff::bundle::unwritten)?;
        let saved = SavedBundle {
            path: path.display().to_string(),
            at: self.0.ports.clock.now(),
            sealed: bundle.sealed.is_some(),
            digest: bundle
                .digest()
                .map_err(|error| handoff::bundle::unsound(&error))?,
        };
        if !request.as_it_is {
            return self.accept(Event::Saved(saved));
        }
        self.state().open_mut()?.exported = Some(saved);
        self.publish();
        Ok(self.view())
    }

    /// Opens a bundle as a set-up of its own, saved at once; or the set-up that it was opened as before, where nothing has
    /// been done in that.
    ///
    /// # Errors
    ///
    /// `bundle.*` for what is no sound bundle, or one whose service or model is not known here; `keyring.*`.
    pub async fn open_bundle(&self, request: OpenBundle) -> Result<WizardView, Failure> {
        let bundle = Box::new(handoff::bundle::read(request.text.as_bytes())?);
        let open_with = open_with(request.passphrase, request.identity);
        self.open_read(&bundle, request.name, open_with).await
    }

    /// The same for a bundle that has been read, from the file of this name.
    pub(super) async fn open_read(
        &self,
        bundle: &Bundle,
        name: String,
        open_with: Option<OpenWith>,
    ) -> Result<WizardView, Failure> {
        let (mut setup, secret) = self.opened(bundle, name, open_with)?;
        if let Some(secret) = secret {
            self.keep_opened_secret(&mut setup, &secret).await?;
        }
        off_the_runtime(|| self.0.store.save(&setup))?;
        let profile = setup.profile_in(&self.0.services)?;
        let open = Open::new(*setup, &profile);
        Ok(self.open_instead(open))
    }

    /// The set-up that a bundle is opened as, and the secret that is to be kept for it.
    fn opened(
        &self,
        bundle: &Bundle,
        name: String,
        open_with: Option<OpenWith>,
    ) -> Result<(Box<Setup>, Option<SecretString>), Failure> {
        let setup = self.restored(self.new_id(&bundle.service.id), bundle, name)?;
        let setup = self.opened_before(&setup).unwrap_or(setup);
        let secret = open_with
            .map(|open_with| handoff::bundle::open_sealed(bundle, &open_with))
            .transpose()?;
        let facts = &setup.facts;
        let is_kept = facts.secrets().iter().any(|name| facts.is_in_keyring(name));
        Ok((Box::new(setup), secret.filter(|_| !is_kept)))
    }

    /// The set-up of this id that `bundle`, from the file of this name, holds, without its secret.
    ///
    /// # Errors
    ///
    /// `bundle.*`, and `service.malformed` for a profile that it carries and that is none.
    pub(super) fn restored(
        &self,
        id: SetupId,
        bundle: &Bundle,
        file: String,
    ) -> Result<Setup, Failure> {
        let followed = handoff::bundle::profile(bundle, &self.0.services)?;
        let profile = &*followed.profile;
        let now = self.0.ports.clock.now();
        let mut setup = Setup::new(id, profile.id.clone(), false, now);
        if followed.from == ProfileSource::Carried {
            setup.profile.clone_from(&bundle.service.profile);
        }
        handoff::bundle::restore(bundle, file, profile, setup)
    }

    /// The set-up that the same bundle was opened as before, as long as nothing has been done in it.
    fn opened_before(&self, restored: &Setup) -> Option<Setup> {
        let stored = off_the_runtime(|| self.0.store.list());
        let mut setups = stored.into_iter().filter_map(|(_, setup)| setup.ok());
        let mut before = setups
            .find(|setup| setup.is_as_opened() && setup.opened_digest == restored.opened_digest)?;
        before.opened_from.clone_from(&restored.opened_from);
        before.opened_written.clone_from(&restored.opened_written);
        before.saved_at = restored.saved_at;
        before.archived = false;
        before.renew();
        Some(before)
    }

    /// Saves what was entered as a profile of one's own; it is offered from the next start on.
    ///
    /// # Errors
    ///
    /// `setup.not_ready` where the service is described already or no model is chosen, `service.malformed` for a
    /// name that cannot be or is taken, `setup.unwritable` when the disk refuses.
    pub fn save_profile(&self, request: &SaveProfile) -> Result<WizardView, Failure> {
        let own = {
            let state = self.state();
            let open = state.open()?;
            let scene = self.scene(&state, open);
            let model = scene
                .model()
                .filter(|_| open.profile.named_by.is_some())
                .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
            let today = self.0.ports.clock.now().date_naive();
            open.profile
                .own(&model.id, &scene.inputs(), &request.name, today)?
        };
        let folder = self.0.folders.home.join("services");
        let path = folder.join(format!("{}.toml", own.id));
        let is_there = path.exists() || folder.join(&own.id).exists();
        if self.0.services.get(&own.id).is_ok() || is_there {
            return Err(Failure::with(
                FailureCode::ServiceMalformed,
                &[("flaw", "name-taken"), ("id", &own.id)],
            ));
        }
        off_the_runtime(|| {
            std::fs::create_dir_all(&folder)?;
            write_whole(&path, own.text.as_bytes())
        })
        .map_err(|error| unsaved(&path, &error))?;
        self.state().open_mut()?.own_profile = Some(path);
        self.publish();
        Ok(self.view())
    }

    /// The client secret of the open set-up, for the host to put where the person asked by name.
    ///
    /// # Errors
    ///
    /// `token.secret_not_kept` when it is not kept here, `keyring.*`.
    pub async fn client_secret(&self) -> Result<SecretString, Failure> {
        let name = {
            let state = self.state();
            state
                .open()?
                .wizard
                .facts()
                .credential
                .as_ref()
                .and_then(|credential| credential.secret.clone())
        };
        self.stored_secret(name.as_deref()).await
    }
}

/// What opens a seal: the content of an age identity file before a passphrase.
pub(super) fn open_with(
    passphrase: Option<SecretEntry>,
    identity: Option<SecretEntry>,
) -> Option<OpenWith> {
    let passphrase = passphrase.map(|passphrase| OpenWith::Passphrase(passphrase.into_secret()));
    identity
        .map(|identity| OpenWith::Identity(identity.into_secret()))
        .or(passphrase)
}

fn unsaved(path: &Path, error: &io::Error) -> Failure {
    let path = path.display().to_string();
    Failure::with(FailureCode::SetupUnwritable, &[("path", &path)]).quoting(error)
}
