//! How much a seed may hold: it can come from anywhere.

use chrono::Datelike as _;

use super::{Seed, SeedApplication, SeedError, SeedTenant, SeedUser};
use crate::limits::{
    SEED_APPLICATIONS, SEED_LIST, SEED_TENANTS, SEED_TEXT, SEED_USERS, SEED_YEARS,
};

impl Seed {
    /// Refuses more than a directory to rehearse in has.
    pub(super) fn measure(&self) -> Result<(), SeedError> {
        let lists = [
            ("tenants", self.tenants.len(), SEED_TENANTS),
            ("users", self.users.len(), SEED_USERS),
            ("applications", self.applications.len(), SEED_APPLICATIONS),
        ];
        if let Some((list, ..)) = lists.into_iter().find(|(_, count, most)| count > most) {
            return Err(SeedError::TooMuch(list));
        }
        self.tenants.iter().try_for_each(SeedTenant::measure)?;
        self.users.iter().try_for_each(SeedUser::measure)?;
        self.applications
            .iter()
            .try_for_each(SeedApplication::measure)
    }
}

impl SeedTenant {
    fn measure(&self) -> Result<(), SeedError> {
        let texts = [Some(&self.name), self.region.as_ref()];
        within("tenants", texts.into_iter().flatten(), [&self.domains])
    }
}

impl SeedUser {
    fn measure(&self) -> Result<(), SeedError> {
        let texts = [Some(&self.upn), Some(&self.password), Some(&self.name)];
        let others = [self.mail.as_ref(), self.invited_to.as_ref()];
        within("users", texts.into_iter().chain(others).flatten(), [])
    }
}

impl SeedApplication {
    fn measure(&self) -> Result<(), SeedError> {
        let secrets: Vec<_> = self.secrets.iter().map(|s| s.value.clone()).collect();
        let permissions = self.permissions.clone().unwrap_or_default();
        let lists = [
            &self.web_redirect_uris,
            &self.spa_redirect_uris,
            &self.public_client_redirect_uris,
            &self.identifier_uris,
            &self.reply_urls,
            &secrets,
            &permissions,
        ];
        within("applications", [&self.name, &self.tenant], lists)?;
        // A certificate is longer than other texts, and no list of them is.
        let dates = [self.certificate_begins, self.certificate_expires];
        let far = dates
            .into_iter()
            .flatten()
            .any(|date| !SEED_YEARS.contains(&date.year()));
        let many = self.certificates.len() > SEED_LIST;
        let long = |pem: &String| pem.len() > 8 * SEED_TEXT;
        if far || many || self.certificates.iter().any(long) {
            return Err(SeedError::TooMuch("applications"));
        }
        Ok(())
    }
}

fn within<'a, const LISTS: usize>(
    what: &'static str,
    texts: impl IntoIterator<Item = &'a String>,
    lists: [&'a Vec<String>; LISTS],
) -> Result<(), SeedError> {
    let many = lists.iter().any(|list| list.len() > SEED_LIST);
    let mut all = texts.into_iter().chain(lists.into_iter().flatten());
    if many || all.any(|text| text.len() > SEED_TEXT) {
        Err(SeedError::TooMuch(what))
    } else {
        Ok(())
    }
}
