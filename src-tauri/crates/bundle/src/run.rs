//! One test login: its verdict, the checks behind it, and a trace from which the verdict can be reached again.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::redact::{recorded, redact_where};
use crate::{Removed, Report, TraceError, Unknown, redact};

/// One test login of one user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TestRun {
    /// The run's id within the set-up.
    pub id: String,
    /// What kind of user it was: ordinary, guest, without mailbox, unassigned.
    pub persona: String,
    /// The way of signing in: system browser, sign-in window, paste.
    pub way: String,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// On what it was run; in an earlier version every run was on what the connection rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// What came out.
    pub verdict: Verdict,
    /// The user's display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The user principal name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// Every check, in the order in which it was made.
    pub checks: Vec<Check>,
    /// The verified claims.
    pub claims: BTreeMap<String, Value>,
    /// Which claim the service takes for each of its needs, where that was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses: Option<Vec<ClaimUse>>,
    /// What deserves a look although the login passed, where that was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warnings: Option<Vec<Warning>>,
    /// What failed, where something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// The other bundle it was read in, where the program did not run it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
    /// What was asked and answered.
    pub trace: Trace,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// On what a test login was run. What was entered anew since does not change what it found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ground {
    /// Whether the connection of this bundle rests on the same.
    pub stands: bool,
    /// In which directory.
    pub tenant_id: String,
    /// Under which integration model.
    pub model: String,
    /// As which application.
    pub client_id: String,
    /// With which client secret, where it needed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<GroundCredential>,
    /// Held against which signing certificates, by SHA-256 over their DER.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signers: Vec<String>,
    /// With which of the model's inputs in the request.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<String, String>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// Which client secret it was. Nothing of it but its hint is here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroundCredential {
    /// The same for runs with the same secret, and for no others. It opens nothing.
    pub id: String,
    /// The first three characters, as Entra shows them in its list, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// The outcome of a test login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// The user cannot sign in.
    Fail,
    /// There was no answer to judge.
    Inconclusive,
    /// The user can sign in.
    Pass,
}

/// One check of a verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Stable id of the check.
    pub id: String,
    /// How it went.
    pub status: String,
    /// What should have come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// What the service takes for one of its needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClaimUse {
    /// Which need, as [`ClaimNeed`](crate::ClaimNeed) names it.
    pub need: String,
    /// The claim it takes; none where it finds none.
    pub claim: Option<String>,
    /// That claim's value.
    pub value: Option<String>,
    /// The claims before it that are missing.
    pub missing: Vec<String>,
    /// Whether a sign-in fails without it.
    pub required: bool,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// Something that deserves a look although all went well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// Stable id of the warning.
    pub id: String,
    /// The values it is about, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// What failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Stable code of the failure.
    pub code: String,
    /// The values it is about, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// What to do, where it is not the same for every failure of this code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Value>,
    /// What Microsoft said, with its numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Value>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// What a test login asked and what came back, with everything removed that could be used again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// What was asked: client ID, redirect URI, scope, nonce, hash of the state.
    pub request: Value,
    /// What came, redacted.
    pub answer: Value,
    /// The ID token without its signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<DecodedIdToken>,
    /// `kid` of every key the tenant published at that time.
    pub jwks_kids: Vec<String>,
    /// The time at which the answer was judged: the clock to judge it by again.
    pub at: DateTime<Utc>,
    /// What else the verdict rests on, to judge it again: what was asked for and needed, what was published, what came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording: Option<Value>,
    /// What was removed.
    pub receipt: Vec<Removed>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

impl Trace {
    /// Records what was asked and answered, redacted, with the receipt.
    #[must_use]
    pub fn record(
        mut request: Value,
        mut answer: Value,
        id_token: Option<DecodedIdToken>,
        jwks_kids: Vec<String>,
        at: DateTime<Utc>,
    ) -> Self {
        let asked = redact(&mut request)
            .into_iter()
            .map(|removed| removed.under("/request"));
        let answered = redact(&mut answer)
            .into_iter()
            .map(|removed| removed.under("/answer"));
        let receipt = asked.chain(answered).collect();
        Self {
            request,
            answer,
            id_token,
            jwks_kids,
            at,
            recording: None,
            receipt,
            other: Unknown::default(),
        }
    }

    /// The same with what else the verdict rests on, redacted, and the receipt of that.
    #[must_use]
    pub fn with_recording(mut self, mut recording: Value) -> Self {
        let removed = redact_where(&mut recording, &recorded).into_iter();
        self.receipt
            .extend(removed.map(|removed| removed.under("/recording")));
        self.recording = Some(recording);
        self
    }
}

/// An ID token as it can be shown and judged, but not presented: the signature is gone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DecodedIdToken {
    /// The JOSE header (RFC 7515 §4).
    pub header: Map<String, Value>,
    /// The claims set (RFC 7519 §4).
    pub claims: Map<String, Value>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

impl DecodedIdToken {
    /// Takes a compact token apart and drops its signature. Nothing is verified.
    ///
    /// # Errors
    ///
    /// [`TraceError::NotCompact`] when it is no compact signed token.
    pub fn from_compact(token: &str) -> Result<Self, TraceError> {
        let mut parts = token.split('.');
        let (Some(header), Some(claims), Some(_signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(TraceError::NotCompact);
        };
        Ok(Self {
            header: object(header)?,
            claims: object(claims)?,
            other: Unknown::default(),
        })
    }
}

fn object(part: &str) -> Result<Map<String, Value>, TraceError> {
    let bytes = URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| TraceError::NotCompact)?;
    serde_json::from_slice(&bytes).map_err(|_| TraceError::NotCompact)
}
