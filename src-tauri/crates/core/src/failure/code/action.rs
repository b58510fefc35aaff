//! The next actions that the table of codes chooses from, by short names.

use crate::failure::next::{Field, NextAction, PortalPage, Role};
use crate::step::Step;

pub(super) const RETRY: NextAction = NextAction::Retry;
pub(super) const ASK_SERVICE: NextAction = NextAction::AskService;
pub(super) const PASTE: NextAction = NextAction::PasteError;
pub(super) const WAIT: NextAction = NextAction::Wait { seconds: None };

pub(super) const ASK_ADMIN: NextAction = ask(Role::CloudApplicationAdministrator);
pub(super) const ASK_GLOBAL_ADMIN: NextAction = ask(Role::GlobalAdministrator);
pub(super) const ASK_GUEST_INVITER: NextAction = ask(Role::GuestInviter);

pub(super) const TENANT: NextAction = at(Step::Tenant, Some(Field::Tenant));
pub(super) const MODEL: NextAction = at(Step::Model, None);
pub(super) const CONSENT: NextAction = at(Step::Consent, None);
pub(super) const LANDING: NextAction = at(Step::Consent, Some(Field::Landing));
pub(super) const CLIENT_ID: NextAction = at(Step::Credentials, Some(Field::ClientId));
pub(super) const CLIENT_SECRET: NextAction = at(Step::Credentials, Some(Field::ClientSecret));
pub(super) const EXPIRES: NextAction = at(Step::Credentials, Some(Field::Expires));
pub(super) const TEST_LOGIN: NextAction = at(Step::TestLogin, None);
pub(super) const EXPORT: NextAction = at(Step::Export, None);

pub(super) const AUTHENTICATION: NextAction = portal(PortalPage::Authentication);
pub(super) const CERTIFICATES_AND_SECRETS: NextAction = portal(PortalPage::CertificatesAndSecrets);
pub(super) const SINGLE_SIGN_ON: NextAction = portal(PortalPage::SingleSignOn);
pub(super) const SIGN_IN_LOGS: NextAction = portal(PortalPage::SignInLogs);
pub(super) const TOKEN_CONFIGURATION: NextAction = portal(PortalPage::TokenConfiguration);
pub(super) const USERS_AND_GROUPS: NextAction = portal(PortalPage::UsersAndGroups);

const fn ask(role: Role) -> NextAction {
    NextAction::AskRole { role }
}

const fn at(step: Step, field: Option<Field>) -> NextAction {
    NextAction::GoTo { step, field }
}

const fn portal(page: PortalPage) -> NextAction {
    NextAction::OpenPortal { page }
}
