//! Every sentence a person reads about a failure, in one file: what happened, what to do, who must act.
//!
//! A summary is one sentence without jargon; an advice says why and what to do. Facts are filled in as
//! [`fill()`] describes; a program decides on the code, never on these words.

mod fill;

pub(crate) use fill::fill;

use super::{Actor, FailureCode, Field, NextAction, PortalPage, Role};
use crate::step::Step;

/// What a person reads about one failure.
pub(crate) struct Text {
    /// One plain sentence: what happened.
    pub(crate) summary: &'static str,
    /// One or two plain sentences: why, and what to do.
    pub(crate) advice: &'static str,
    /// Who must act.
    pub(crate) actor: Actor,
    /// What to do next.
    pub(crate) next: NextAction,
}

const fn text(actor: Actor, next: NextAction, summary: &'static str, advice: &'static str) -> Text {
    Text {
        summary,
        advice,
        actor,
        next,
    }
}

const RETRY: NextAction = NextAction::Retry;
const PASTE: NextAction = NextAction::PasteError;
const WAIT: NextAction = NextAction::Wait { seconds: None };
const ASK_ADMIN: NextAction = NextAction::AskRole {
    role: Role::CloudApplicationAdministrator,
};
const ASK_GUEST_INVITER: NextAction = NextAction::AskRole {
    role: Role::GuestInviter,
};
const TENANT: NextAction = at(Step::Tenant, Field::Tenant);
const CLIENT_ID: NextAction = at(Step::Credentials, Field::ClientId);
const CLIENT_SECRET: NextAction = at(Step::Credentials, Field::ClientSecret);
const EXPIRES: NextAction = at(Step::Credentials, Field::Expires);
const LANDING: NextAction = at(Step::Consent, Field::Landing);

const fn at(step: Step, field: Field) -> NextAction {
    NextAction::GoTo {
        step,
        field: Some(field),
    }
}

const fn step(step: Step) -> NextAction {
    NextAction::GoTo { step, field: None }
}

const fn portal(page: PortalPage) -> NextAction {
    NextAction::OpenPortal { page }
}

/// The sentences of `code`.
#[expect(
    clippy::too_many_lines,
    reason = "a catalogue: one entry for each code, in the order of the codes"
)]
pub(crate) fn of(code: FailureCode) -> Text {
    use Actor::{Consentry, Microsoft, Network, Service, TenantAdmin, You};
    use FailureCode as Code;

    match code {
        Code::ApplicationUnknown => text(
            You,
            CLIENT_ID,
            "This directory knows no application with {client_id|this Application (client) ID}.",
            "Compare the Application (client) ID and the Directory (tenant) ID with the registration's Overview. An application that was created or approved within the last few minutes may still be spreading through the directory: wait, then try again.",
        ),
        Code::ApplicationDisabled => text(
            TenantAdmin,
            ASK_ADMIN,
            "The application is switched off in this directory.",
            "A Cloud Application Administrator opens the enterprise application, then Properties, and sets \"Enabled for users to sign-in\" to Yes.",
        ),
        Code::ApplicationNotInstalled => text(
            TenantAdmin,
            step(Step::Consent),
            "The app registration exists, but this directory has no enterprise application for it.",
            "Grant admin consent, which creates it. If that happened within the last few minutes, it may still be spreading through the directory: wait, then try again.",
        ),
        Code::AzureCliMissing => text(
            You,
            RETRY,
            "The Azure CLI is not installed on this computer.",
            "Install it, or follow the instructions for the Entra admin center instead: both lead to the same result.",
        ),
        Code::AzureCliSignedOut => text(
            You,
            RETRY,
            "Nobody is signed in with the Azure CLI.",
            "Run \"az login --tenant {tenant|TENANT}\" in a terminal, then try again. Nothing was changed.",
        ),
        Code::BrowserNotOpened => text(
            You,
            RETRY,
            "No browser could be started.",
            "Copy the address and open it by hand; the wizard keeps waiting for the answer.",
        ),
        Code::BundleMalformed => text(
            You,
            RETRY,
            "This file is not a connection bundle.",
            "Choose a file that ends in .consentry. If it came by e-mail, ask for it again: it may have been changed on the way.",
        ),
        Code::BundleDigest => text(
            Service,
            RETRY,
            "The connection bundle was changed after it was written.",
            "Its contents do not have the SHA-256 that it states. Ask whoever made it for a fresh one, and do not use this one.",
        ),
        Code::BundleVersion => text(
            You,
            RETRY,
            "This connection bundle was written by a newer Consentry.",
            "Update Consentry[ (the bundle has version {received}, this one reads up to {expected})], then open the bundle again.",
        ),
        Code::BundleTooLarge => text(
            You,
            RETRY,
            "This file is larger or more deeply nested than any connection bundle.",
            "Nothing of it was read. Check that you chose the right file.",
        ),
        Code::BundleNotSealed => text(
            You,
            step(Step::Export),
            "This connection bundle holds no client secret.",
            "Whoever exports it must choose to seal the secret into it. Without that, deliver the Client secret (Value) in another way.",
        ),
        Code::BundleWrongKey => text(
            You,
            RETRY,
            "This passphrase or key does not open the sealed secret.",
            "Check the passphrase, or ask whoever made the bundle for whom it was sealed.",
        ),
        Code::BundleRecipientMalformed => text(
            You,
            step(Step::Export),
            "This is not a key that a secret can be sealed for.",
            "A recipient's key starts with \"age1\". Copy it again from whoever gave it to you.",
        ),
        Code::BundleUnwritable => text(
            You,
            step(Step::Export),
            "The connection bundle could not be written[ to {path}].",
            "Check that the folder exists, that it may be written to and that there is space, or choose another folder.",
        ),
        Code::CheckDnsSilent => text(
            Network,
            RETRY,
            "No name server answered the question for {name|this name}.",
            "Nothing is known about the record. Check this computer's connection, then look again.",
        ),
        Code::CheckDomainTaken => text(
            You,
            RETRY,
            "{domain|A domain} already stands in {setup|another set-up}.",
            "Each domain may lead to one connection only. Take it out of one of the two.",
        ),
        Code::CheckHostSilent => text(
            Service,
            RETRY,
            "{host|The host} does not answer.",
            "Check the name letter by letter. If it is right, ask the service whether it is set up yet.",
        ),
        Code::CheckNotAToken => text(
            You,
            RETRY,
            "This is not a token that can be read.",
            "Paste the whole token as the service issued it: three parts with full stops between them.",
        ),
        Code::CheckNotInRehearsal => text(
            You,
            RETRY,
            "In a rehearsal nobody outside this computer is asked.",
            "With a real directory, Consentry looks at this for you.",
        ),
        Code::CheckOtherTenant => text(
            You,
            RETRY,
            "This belongs to another directory.",
            "The directory being connected is {expected|another one}[; this one is {received}]. Use a domain or address of the first.",
        ),
        Code::CheckTokenLacks => text(
            Service,
            RETRY,
            "The token holds nothing at {paths|the places it should}.",
            "Go through the tasks for this once more, sign in again, and paste the new token.",
        ),
        Code::CheckTooEarly => text(
            You,
            RETRY,
            "{value|A value} is not known yet.",
            "Enter it first, or finish the step that finds it out.",
        ),
        Code::CheckTxtMissing => text(
            You,
            WAIT,
            "There is no TXT record at {name|this name} yet.",
            "A new record can take minutes or hours until everybody sees it. Check its name, then look again later.",
        ),
        Code::CheckUnusual => text(
            You,
            RETRY,
            "{received|This} looks different from what it usually does.",
            "It may be right all the same. Compare it letter by letter with what the service shows.",
        ),
        Code::ClaimsEmailMissing => text(
            TenantAdmin,
            portal(PortalPage::TokenConfiguration),
            "The sign-in worked, but {service|the service} received no e-mail address.",
            "Fill in the user's Email property in Entra ID, or add the optional claim \"email\" to the ID token. Users without a mailbox often have none.",
        ),
        Code::ConsentAdminRequired => text(
            TenantAdmin,
            ASK_ADMIN,
            "Only an administrator of the directory may grant this consent.",
            "Send the consent link to somebody who is at least Cloud Application Administrator. Microsoft Graph application permissions need a Global Administrator.",
        ),
        Code::ConsentMissing => text(
            TenantAdmin,
            step(Step::Consent),
            "Nobody has granted admin consent yet.",
            "Open the consent link as an administrator of this directory, or send it to one.",
        ),
        Code::ConsentNotALanding => text(
            You,
            LANDING,
            "This is not the address of the page on which one lands after consent.",
            "Copy the whole address from the browser's address bar once the consent page has closed. It contains \"admin_consent\" or \"error\".",
        ),
        Code::ConsentRefused => text(
            TenantAdmin,
            step(Step::Consent),
            "Admin consent was declined.",
            "Nothing was changed in the directory. Agree with the administrator on the permissions, then open the consent link again.",
        ),
        Code::ConsentStateMismatch => text(
            You,
            step(Step::Consent),
            "This answer belongs to another consent request.",
            "Open the consent link of this set-up again, and use the address on which that one lands.",
        ),
        Code::ConsentWrongTenant => text(
            You,
            step(Step::Consent),
            "Admin consent was granted in another directory[ ({received})].",
            "Open the consent link again and sign in with an account of {expected|the directory of this set-up}. The consent in the other directory can be removed there, under Enterprise applications.",
        ),
        Code::FederationCertificateExpired => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The signing certificate has expired[: it ended on {date}].",
            "Under Single sign-on, SAML Certificates, make a new certificate and activate it, then give the service the new one. Until then the service refuses every sign-in, although Entra goes on signing.",
        ),
        Code::FederationCertificateNotYetValid => text(
            TenantAdmin,
            RETRY,
            "The signing certificate is not valid yet[: it begins on {date}].",
            "Check this computer's clock. If the clock is right, wait until that day, or activate another certificate under Single sign-on, SAML Certificates.",
        ),
        Code::FederationEndpointMissing => text(
            You,
            RETRY,
            "The federation metadata names no address for this kind of sign-in[: {expected}].",
            "Copy the App Federation Metadata Url of this very application from Single sign-on, SAML Certificates, and try again.",
        ),
        Code::FederationMetadataMalformed => text(
            You,
            RETRY,
            "This is no federation metadata of an identity provider.",
            "Copy the App Federation Metadata Url from Single sign-on, SAML Certificates. A web page or the metadata of the service is something else.",
        ),
        Code::FederationMetadataNotFound => text(
            You,
            RETRY,
            "No federation metadata is published at this address[ of {host}].",
            "Copy the App Federation Metadata Url from Single sign-on, SAML Certificates. For an application that was created within the last few minutes, wait and try again.",
        ),
        Code::FederationNotReplaced => text(
            You,
            RETRY,
            "Entra still publishes the certificates that are in use.",
            "Make a new certificate under Single sign-on, SAML Certificates. Then read the metadata again.",
        ),
        Code::FederationUrlMalformed => text(
            You,
            RETRY,
            "This is not an App Federation Metadata Url[: {received}].",
            "It holds \"federationmetadata.xml\" and, at its end, \"appid=\" with an ID. Copy it with the button beside it from Single sign-on, SAML Certificates; the Login URL and the Microsoft Entra Identifier are other values.",
        ),
        Code::InternalDefect => text(
            Consentry,
            RETRY,
            "Consentry made a mistake of its own.",
            "Your entries are saved. Copy the details below and report them; trying again does no harm.",
        ),
        Code::IdTokenSignature => text(
            Microsoft,
            RETRY,
            "The signature of the sign-in answer does not fit its key.",
            "The answer was changed on the way, or it is not from Microsoft. Nothing in it was used. Sign in again; if it stays, look for a proxy that alters traffic.",
        ),
        Code::IdTokenKeyUnknown => text(
            Microsoft,
            RETRY,
            "The sign-in answer is signed with a key that the directory does not publish.",
            "Microsoft changes its keys without notice: sign in again. If it stays, the answer is from another directory or application.",
        ),
        Code::IdTokenKeyIssuer => text(
            Microsoft,
            RETRY,
            "The sign-in answer is signed with a key of another issuer.",
            "The key belongs to {received|another issuer}, so the answer was refused. Check that the Directory (tenant) ID is the one you mean.",
        ),
        Code::IdTokenAlgorithm => text(
            Service,
            RETRY,
            "The sign-in answer is signed by a method that is not allowed[: {received}].",
            "Only RS256 is accepted, because weaker methods let anybody forge an answer. Microsoft Entra ID always uses RS256.",
        ),
        Code::IdTokenIssuer => text(
            You,
            TENANT,
            "The sign-in answer is from another issuer[: {received}].",
            "{expected|The issuer of this directory} was expected. Check the directory, and whether a v1.0 endpoint was used in place of v2.0.",
        ),
        Code::IdTokenAudience => text(
            You,
            CLIENT_ID,
            "The sign-in answer is meant for another application[ ({received})].",
            "It must name {expected|the Application (client) ID of this set-up}. Compare the Application (client) ID with the registration's Overview.",
        ),
        Code::IdTokenTenant => text(
            You,
            TENANT,
            "The person signed in to another directory[ ({received})].",
            "Sign in with an account of {expected|the directory of this set-up}, or choose the other directory in the first step.",
        ),
        Code::IdTokenNonce => text(
            You,
            RETRY,
            "The sign-in answer belongs to another sign-in.",
            "An older answer or another browser tab was used. Start the test login again, and use only the page that it opens.",
        ),
        Code::IdTokenExpired => text(
            You,
            RETRY,
            "The sign-in answer has expired.",
            "It was valid until {received|earlier}. Start the test login again; if this comes back, check this computer's clock.",
        ),
        Code::IdTokenNotYetValid => text(
            You,
            RETRY,
            "The sign-in answer is not valid yet.",
            "It becomes valid at {received|a later time}, so this computer's clock is behind. Set the clock, then start the test login again.",
        ),
        Code::IdTokenMalformed => text(
            You,
            RETRY,
            "What came is not a sign-in answer of Microsoft's.",
            "An ID token has three parts with a full stop between them. Copy it again, whole, or start the test login.",
        ),
        Code::IdTokenAbsent => text(
            Microsoft,
            RETRY,
            "Microsoft sent no ID token.",
            "The request must ask for the scope \"openid\". Start the test login again; if it stays, report the details below.",
        ),
        Code::IdTokenHash => text(
            Microsoft,
            RETRY,
            "The parts of the sign-in answer do not belong together.",
            "A hash in the ID token does not fit the code or token beside it, so the answer was refused. Start the test login again.",
        ),
        Code::KeyringLocked => text(
            You,
            RETRY,
            "The keyring of this computer is locked.",
            "Unlock it, start Consentry again, and the client secret will be kept there. Nothing was saved in any other place.",
        ),
        Code::KeyringFailed => text(
            You,
            RETRY,
            "The keyring of this computer refused to work[: {reason}].",
            "Open the system's password or keychain application and check that it works, then try again.",
        ),
        Code::LoginBlockedByPolicy => text(
            TenantAdmin,
            portal(PortalPage::SignInLogs),
            "A policy of the directory blocked the sign-in.",
            "[{cause} {fix} ]An administrator finds the policy in the sign-in logs, by the correlation ID in the details below.",
        ),
        Code::LoginDeclined => text(
            You,
            RETRY,
            "The sign-in was cancelled on Microsoft's page.",
            "Nobody was signed in and nothing was changed. Start again whenever you like.",
        ),
        Code::LoginAccountNotInTenant => text(
            You,
            ASK_GUEST_INVITER,
            "This account does not belong to the directory.",
            "[{cause} ]Sign in with an account of {tenant|the directory of this set-up}, or have the account invited as a guest.",
        ),
        Code::LoginMfaRequired => text(
            You,
            RETRY,
            "Microsoft asks for another proof of identity.",
            "[{cause} ]Sign in again in the browser and complete the step that Microsoft shows there.",
        ),
        Code::LoginTimedOut => text(
            You,
            PASTE,
            "No answer came back from the sign-in page in time.",
            "If the page shows an error, copy its text and paste it here: many errors stay on Microsoft's page. Otherwise start the test login again.",
        ),
        Code::LoginWindowClosed => text(
            You,
            RETRY,
            "The sign-in window was closed.",
            "Nobody was signed in and nothing was changed. Start the test login again whenever you like.",
        ),
        Code::LoginStateMismatch => text(
            You,
            RETRY,
            "This answer belongs to another sign-in request.",
            "An older browser tab answered, or somebody else did. Start the test login again, and use only the page that it opens.",
        ),
        Code::LoginNotAnAnswer => text(
            You,
            PASTE,
            "What was pasted is neither a sign-in answer nor an error.",
            "Copy the whole address from the browser's address bar, or all of the error text that Microsoft's page shows.",
        ),
        Code::LoginCodeSpent => text(
            You,
            RETRY,
            "The sign-in answer was used before or is too old.",
            "It works once, within about ten minutes. Start the test login again, and do not reload the page on which it ends.",
        ),
        Code::LoginVerifier => text(
            Consentry,
            RETRY,
            "Microsoft refused the proof that this computer started the sign-in.",
            "The code_verifier does not fit the code_challenge that was sent. Start the test login again; if it stays, report the details below.",
        ),
        Code::LoginUserNotAssigned => text(
            TenantAdmin,
            portal(PortalPage::UsersAndGroups),
            "This person is not assigned to the application.",
            "Assign the person, or a group that holds the person directly, under Users and groups. Groups inside groups do not count.",
        ),
        Code::LoginOutsiderLetIn => text(
            TenantAdmin,
            portal(PortalPage::UsersAndGroups),
            "Somebody who should be refused got in.",
            "Set Assignment required to Yes under Properties of the enterprise application, or try a person who is really not assigned.",
        ),
        Code::LoginRefused => text(
            TenantAdmin,
            PASTE,
            "Microsoft refused the sign-in[ ({aadsts})].",
            "{cause|Consentry has no sentence of its own for this refusal; what Microsoft wrote is in the details below.}[ {fix}][ Microsoft explains the number at {page}.]",
        ),
        Code::LoginWrongProtocol => text(
            You,
            RETRY,
            "This answer belongs to another kind of sign-in[: {received}].",
            "{expected|Another kind of answer} was expected. Start the test login again, and paste what that page shows; or choose the integration model that fits the answer.",
        ),
        Code::LoopbackUnavailable => text(
            You,
            RETRY,
            "The address for the answer is taken on this computer[: port {port}].",
            "Another program uses it. Close that program, or choose another way to test the sign-in.",
        ),
        Code::MicrosoftThrottled => text(
            Microsoft,
            WAIT,
            "Microsoft asks for a pause[ of {seconds} seconds].",
            "Too many requests came from this network or went to this directory. Nothing was changed; wait, then try again.",
        ),
        Code::MicrosoftUnavailable => text(
            Microsoft,
            WAIT,
            "Microsoft's service is not available at the moment.",
            "[{host} answered with status {status}. ]Nothing was changed and nothing you entered is wrong; wait a few minutes, then try again.",
        ),
        Code::MicrosoftUnexpected => text(
            Network,
            RETRY,
            "{host|Microsoft} sent an answer that Consentry does not understand.",
            "A proxy or the sign-in page of this network may have answered in its place. Open {host|the address} in a browser; if a foreign page appears, sign in to the network first.",
        ),
        Code::ModelInputMissing => text(
            You,
            step(Step::Model),
            "A value is missing[: \"{input}\"].",
            "{service|The service} needs it for this integration model. Fill it in, then go on.",
        ),
        Code::ModelInputMalformed => text(
            You,
            step(Step::Model),
            "A value does not have the right form[: \"{input}\"].",
            "[What is wrong: {reason}. ]Copy it again from {service|the service}, without spaces or anything around it.",
        ),
        Code::ModelUnknown => text(
            You,
            step(Step::Model),
            "{service|The service} has no such integration model.",
            "Choose one of those that are offered; \"consentry services show\" lists them.",
        ),
        Code::NetworkUnreachable => text(
            Network,
            RETRY,
            "{host|The server} cannot be reached from this computer.",
            "[The system says: {reason}. ]Check the connection, the proxy and the firewall: they must let this address through. Nothing was changed.",
        ),
        Code::NetworkTimedOut => text(
            Network,
            RETRY,
            "{host|The server} did not answer in time.",
            "The network is slow, or a firewall swallows the connection. Nothing was changed; try again.",
        ),
        Code::PracticeNotStarted => text(
            You,
            RETRY,
            "The practice tenant could not be started[: {reason}].",
            "Another program may use its address. Close other copies of Consentry, then try again.",
        ),
        Code::RedirectUriNotRegistered => text(
            TenantAdmin,
            portal(PortalPage::Authentication),
            "The redirect URI is not registered with the application[: {redirect_uri}].",
            "Add it under Authentication exactly as shown: capital letters and a slash at the end count. A change takes up to five minutes to work.",
        ),
        Code::RedirectUriMalformed => text(
            You,
            step(Step::Model),
            "The redirect URI has a form that Microsoft Entra ID refuses[: {redirect_uri}].",
            "It must be a whole address that begins with https, or with http://localhost for this computer, and have at most 256 characters.",
        ),
        Code::SamlAlgorithm => text(
            TenantAdmin,
            RETRY,
            "The sign-in answer is signed in a way that is not allowed[: {received}].",
            "Only RSA with SHA-256 over the plain assertion is accepted, because weaker ways let anybody forge an answer. Under Single sign-on, SAML Certificates, choose the signing algorithm SHA-256.",
        ),
        Code::SamlAssertionCount => text(
            Microsoft,
            RETRY,
            "The sign-in answer does not hold exactly one statement about a person[: {received}].",
            "Nothing in it was used. Start the test login again; if it stays, the answer was put together by somebody else.",
        ),
        Code::SamlAudience => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The sign-in answer is meant for another service[ ({received})].",
            "It must name {expected|the Identifier (Entity ID) of the service}. Compare the Identifier (Entity ID) under Single sign-on, Basic SAML Configuration, letter by letter: a slash at the end counts.",
        ),
        Code::SamlBearer => text(
            TenantAdmin,
            RETRY,
            "The sign-in answer may not be used by whoever brings it.",
            "A browser can only bring an answer that is confirmed by the method \"bearer\". Start the test login again; if it stays, report the details below.",
        ),
        Code::SamlCondition => text(
            TenantAdmin,
            RETRY,
            "The sign-in answer makes a condition that nobody here understands[: {received}].",
            "A condition that is not understood must be refused. Remove it at the identity provider, then start the test login again.",
        ),
        Code::SamlDestination => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The sign-in answer was addressed to another place[: {received}].",
            "{expected|The Reply URL of the service} was expected. Compare the Reply URL (ACS URL) under Single sign-on, Basic SAML Configuration, letter by letter.",
        ),
        Code::SamlEncrypted => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The sign-in answer is encrypted for the service.",
            "Only the service can read it, so its contents cannot be shown here. Switch token encryption off for the test, or test in the service itself.",
        ),
        Code::SamlExpired => text(
            You,
            RETRY,
            "The sign-in answer is too old.",
            "It was valid until {received|earlier}. Start the test login again; if this comes back, check this computer's clock.",
        ),
        Code::SamlInResponseTo => text(
            You,
            RETRY,
            "The sign-in answer belongs to another request.",
            "An older answer or another browser tab was used. Start the test login again, and use only the page that it opens.",
        ),
        Code::SamlIssuer => text(
            You,
            TENANT,
            "The sign-in answer is from another identity provider[: {received}].",
            "{expected|The Microsoft Entra Identifier of this directory} was expected. Check the directory, and that the federation metadata is that of this very application.",
        ),
        Code::SamlMalformed => text(
            You,
            RETRY,
            "What came is not a whole SAML answer.",
            "Copy the whole value of SAMLResponse, from its first to its last character, or start the test login again.",
        ),
        Code::SamlNotYetValid => text(
            You,
            RETRY,
            "The sign-in answer becomes valid later than now.",
            "It becomes valid at {received|a later time}, so this computer's clock is behind. Set the clock, then start the test login again.",
        ),
        Code::SamlRecipient => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The statement about the person may be delivered to another address only[: {received}].",
            "{expected|The Reply URL of the service} was expected. Compare the Reply URL (ACS URL) under Single sign-on, Basic SAML Configuration, letter by letter.",
        ),
        Code::SamlSha1 => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The sign-in answer is signed with SHA-1, which can be forged.",
            "Under Single sign-on, SAML Certificates, edit the certificate and choose the signing algorithm SHA-256. Only a service that cannot do that may be allowed SHA-1.",
        ),
        Code::SamlSignature => text(
            Microsoft,
            RETRY,
            "The signature of the sign-in answer does not fit the published certificate.",
            "The answer was changed on the way, or somebody else made it. Nothing in it was used. Start the test login again; if it stays, look for a proxy that alters traffic.",
        ),
        Code::SamlSigningCertificateUnknown => text(
            TenantAdmin,
            RETRY,
            "The sign-in answer is signed with a certificate that the federation metadata does not list.",
            "The certificate was changed a short while ago, or the metadata is that of another application. Read the App Federation Metadata Url of this very application again, then give the service the new certificate.",
        ),
        Code::SamlTenant => text(
            You,
            TENANT,
            "The statement about the person is from another directory[ ({received})].",
            "Sign in with an account of {expected|the directory of this set-up}, or choose the other directory in the first step.",
        ),
        Code::SamlUnsafeXml => text(
            Microsoft,
            RETRY,
            "The sign-in answer is written so that two readers could understand it in different ways.",
            "Nothing in it was used. No identity provider writes such an answer: somebody put it together. Start the test login again.",
        ),
        Code::SamlUnsigned => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The sign-in answer is not signed.",
            "Anybody could have written it, so nothing in it was used. Under Single sign-on, SAML Certificates, choose the signing option \"Sign SAML assertion\".",
        ),
        Code::SamlVersion => text(
            Service,
            RETRY,
            "The sign-in answer is of another version of SAML[: {received}].",
            "{expected|Version 2.0} was expected. Check that the identity provider is set up for this version.",
        ),
        Code::SamlWeakKey => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The key that signed the answer is too short[: {received}].",
            "At least 2048 bits are needed, because shorter keys can be forged. Make a new certificate under Single sign-on, SAML Certificates, and activate it.",
        ),
        Code::SamlWrapped => text(
            Microsoft,
            RETRY,
            "The signature belongs to another part of the answer than the one that would be read.",
            "This is how answers are forged; nothing in it was used. Start the test login again; if it stays, tell whoever runs the identity provider.",
        ),
        Code::ServiceUnknown => text(
            You,
            RETRY,
            "There is no service profile[ named {service}].",
            "Choose one of the services that are offered; \"consentry services list\" names them.",
        ),
        Code::ServiceMalformed => text(
            Service,
            RETRY,
            "The service profile[ {file}] has a mistake in it[, at {path}].",
            "[What is wrong: {reason}. ]Correct the file; \"consentry services check FILE\" shows each mistake with its place.",
        ),
        Code::SetupBusy => text(
            You,
            RETRY,
            "Something else is running.",
            "Cancel it, or wait until it ends, then try again.",
        ),
        Code::SetupChangedElsewhere => text(
            You,
            RETRY,
            "Another window or terminal has changed this set-up.",
            "Go back to the start screen and continue it from there. What the other one saved is kept.",
        ),
        Code::SetupNextNotTried => text(
            You,
            RETRY,
            "Nobody has signed in with the new credentials yet.",
            "Run a test login with them first. The old ones go last, so that nobody is locked out.",
        ),
        Code::SetupNotReady => text(
            You,
            RETRY,
            "An earlier step comes first.",
            "Finish the step that is open; this one follows from it.",
        ),
        Code::SetupNoneOpen => text(
            You,
            RETRY,
            "No set-up is open.",
            "Choose a service to begin one, or continue one from the start screen.",
        ),
        Code::SetupTaskTooEarly => text(
            You,
            RETRY,
            "Something that comes before this is not done.",
            "Do the tasks that it waits for first. They keep people from being locked out.",
        ),
        Code::SetupTaskUnsaid => text(
            You,
            RETRY,
            "This task asks for something that was not said.",
            "[It asks: {question} ]Write the answer down, then mark the task as done.",
        ),
        Code::SetupUnknown => text(
            You,
            RETRY,
            "There is no such set-up on this computer.",
            "It may have been deleted. The start screen lists those that are here.",
        ),
        Code::SetupUnreadable => text(
            You,
            RETRY,
            "This set-up cannot be read from disk[: {path}].",
            "Its file was left as it is. Restore it from a back-up, or begin a new set-up.",
        ),
        Code::SetupUnwritable => text(
            You,
            RETRY,
            "This set-up cannot be saved[ in {path}].",
            "Check that the disk has space and that the folder may be written to, then try again. Your entries are still here.",
        ),
        Code::TenantConsumerDomain => text(
            You,
            TENANT,
            "{asked|This domain} is for personal accounts and has no directory.",
            "Enter the domain of the company, such as contoso.com, or the address with which its people sign in to Microsoft 365.",
        ),
        Code::TenantEmpty => text(
            You,
            TENANT,
            "No directory was entered.",
            "Enter the company's domain, somebody's work e-mail address, the Directory (tenant) ID, or paste an address from the Entra admin center.",
        ),
        Code::TenantExternal => text(
            You,
            TENANT,
            "This address is of a directory for customers, not for a workforce.",
            "Microsoft Entra External ID and Azure AD B2C are not what people sign in to work with. Enter the domain of the company's own directory.",
        ),
        Code::TenantMalformed => text(
            You,
            TENANT,
            "{asked|This} is no domain, e-mail address, Directory (tenant) ID or sign-in address.",
            "Enter a whole domain such as contoso.com or contoso.onmicrosoft.com, or copy the Directory (tenant) ID from the directory's Overview.",
        ),
        Code::TenantNotSpecific => text(
            You,
            TENANT,
            "This address names no particular directory.",
            "It works for every directory, because it holds \"common\", \"organizations\" or no directory at all. Enter the company's domain or its Directory (tenant) ID.",
        ),
        Code::TenantUnknown => text(
            You,
            TENANT,
            "Microsoft knows no directory {asked|of this name}[ in {cloud}].",
            "Check the spelling, or enter the domain that ends in .onmicrosoft.com. If the directory is in the US Government cloud or in China (21Vianet), choose that cloud and try again.",
        ),
        Code::TenantWrongCloud => text(
            You,
            TENANT,
            "This directory is in another cloud[: {received}].",
            "[It was looked for in {expected}. ]Choose its own cloud, then try again. The app registration must be in that cloud as well.",
        ),
        Code::TokenClientIdMalformed => text(
            You,
            CLIENT_ID,
            "This is not an Application (client) ID.",
            "It has 36 characters, such as 11111111-2222-3333-4444-555555555555. Copy it from the registration's Overview.",
        ),
        Code::TokenClientIdIsTheTenant => text(
            You,
            CLIENT_ID,
            "This is the Directory (tenant) ID, not the Application (client) ID.",
            "Both are on the registration's Overview, one below the other. Copy the one named Application (client) ID.",
        ),
        Code::TokenSecretIsAnId => text(
            You,
            CLIENT_SECRET,
            "This is the Secret ID, not the Value.",
            "Under Certificates & secrets, copy from the column Value. It is shown only right after the secret was made: if it is hidden, make a new client secret.",
        ),
        Code::TokenSecretNotReplaced => text(
            You,
            RETRY,
            "This is the secret that is in use already.",
            "Make a second client secret in Entra and enter its Value. The first one stays valid meanwhile.",
        ),
        Code::TokenSecretMissing => text(
            You,
            CLIENT_SECRET,
            "No client secret was entered.",
            "Copy the Value of a client secret from Certificates & secrets. It is shown only right after the secret was made.",
        ),
        Code::TokenSecretHasSpaces => text(
            You,
            CLIENT_SECRET,
            "The client secret has a space or line break inside.",
            "A Value has none, so the copy took something more along. Copy the Value again with the button beside it.",
        ),
        Code::TokenSecretIsHidden => text(
            You,
            portal(PortalPage::CertificatesAndSecrets),
            "This is the hidden form of a client secret.",
            "The Entra admin center shows the Value only right after the secret was made. Make a new client secret and copy its Value at once.",
        ),
        Code::TokenSecretLength => text(
            You,
            CLIENT_SECRET,
            "A client secret has 16 to 64 characters[, and this one has {received}].",
            "Copy the Value again with the button beside it, whole and with nothing around it.",
        ),
        Code::TokenSecretExpiryMalformed => text(
            You,
            EXPIRES,
            "A client secret cannot end on this day[: {date}].",
            "The Entra admin center allows 24 months at most. Copy the day from the column Expires under Certificates & secrets.",
        ),
        Code::TokenSecretExpired => text(
            TenantAdmin,
            portal(PortalPage::CertificatesAndSecrets),
            "The client secret has expired[: it ended on {date}].",
            "Make a new client secret under Certificates & secrets, and copy its Value at once. Nobody can sign in with the old one.",
        ),
        Code::TokenSecretWrong => text(
            You,
            CLIENT_SECRET,
            "This client secret is not accepted for the application.",
            "Copy the Value, not the Secret ID, of a secret of this very application. A secret that was made within the last few minutes may still be spreading: wait, then try again.",
        ),
        Code::TokenPublicClient => text(
            TenantAdmin,
            portal(PortalPage::Authentication),
            "The registration is a public client, which must not send a client secret.",
            "Under Authentication, register the redirect URI for the platform Web in place of Mobile and desktop applications, or leave the secret out.",
        ),
        Code::TokenRefused => text(
            TenantAdmin,
            PASTE,
            "Microsoft refused the credentials[ ({aadsts})].",
            "{cause|Consentry has no sentence of its own for this answer; what Microsoft wrote is in the details below.}[ {fix}][ Microsoft explains the number at {page}.]",
        ),
        Code::WsFedAppliesTo => text(
            TenantAdmin,
            portal(PortalPage::AppRegistrations),
            "The sign-in answer was issued for another service[ ({received})].",
            "It must name {expected|the service's wtrealm}. Compare the Application ID URI under Expose an API with what the service sends, letter by letter.",
        ),
        Code::WsFedLifetime => text(
            You,
            RETRY,
            "The time that the sign-in answer states for itself does not include now.",
            "It says {received|another time}. Start the test login again; if this comes back, check this computer's clock.",
        ),
        Code::WsFedMalformed => text(
            You,
            RETRY,
            "What came is not a whole WS-Federation answer.",
            "Copy the whole value of wresult, from its first to its last character, or start the test login again.",
        ),
    }
}

#[cfg(test)]
mod tests;
