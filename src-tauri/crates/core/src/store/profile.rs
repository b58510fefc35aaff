//! The profile that a set-up follows: one that is here, or the one that came with its bundle.

use std::borrow::Cow;

use super::Setup;
use crate::failure::{Failure, FailureCode};
use crate::service::{ServiceProfile, Services};

impl Setup {
    /// The profile that it follows.
    ///
    /// # Errors
    ///
    /// `service.unknown` where it is not here any more, `service.malformed` where the one that came with its bundle is none.
    pub fn profile_in<'a>(
        &self,
        services: &'a Services,
    ) -> Result<Cow<'a, ServiceProfile>, Failure> {
        let Some(carried) = &self.profile else {
            return services.get(&self.service).map(Cow::Borrowed);
        };
        let model = self.facts.model.as_ref().map(|chosen| &*chosen.model);
        let followed = services.followed(&self.service, model, Some(carried))?;
        let unknown = || Failure::with(FailureCode::ServiceUnknown, &[("service", &self.service)]);
        followed
            .map(|followed| followed.profile)
            .ok_or_else(unknown)
    }
}
