//! The corpus, judged as `consentry login … --response` judges it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use consentry_core::entra::federation::{AcsUrl, EntityId, FederationMetadata, Wreply, Wtrealm};
use consentry_core::entra::registration::TenantId;
use consentry_core::failure::Failure;
use consentry_core::login::claims::ClaimContract;
use consentry_core::login::saml::{self, NameIdContract, NameIdFormat, SamlParameters, SavedSaml};
use consentry_core::login::ws_fed::{self, SavedWsFed, WsFedParameters};
use consentry_core::login::{Expect, Judged};
use consentry_core::pasted::Pasted;
use consentry_core::view::{CheckStatus, Verdict};
use serde_json::Value;

use crate::generator;

/// What the manifest says of all answers.
struct Corpus {
    at: DateTime<Utc>,
    expect: Expect,
    manifest: Value,
}

impl Corpus {
    fn read() -> Self {
        let manifest: Value = serde_json::from_str(&content("manifest.json")).unwrap();
        let text = |name: &str| manifest[name].as_str().unwrap();
        Self {
            at: text("at").parse().unwrap(),
            expect: Expect::Entra {
                tenant: TenantId::parse(text("tenant")).unwrap(),
            },
            manifest,
        }
    }

    fn vectors(&self) -> impl Iterator<Item = &Value> {
        self.manifest["vectors"].as_array().unwrap().iter()
    }

    fn judge(&self, vector: &Value) -> Result<Judged, Failure> {
        let file = vector["file"].as_str().unwrap();
        let answer = Pasted::from_text(&content(file))?;
        if file.starts_with("saml/") {
            saml::judge_response(&self.saml(vector), &answer)
        } else {
            ws_fed::judge_response(&self.ws_fed(vector), &answer)
        }
    }

    fn saml(&self, vector: &Value) -> SavedSaml {
        let settings = &self.manifest["saml"];
        let entity_id = vector["service"]
            .as_str()
            .or(settings["entity_id"].as_str());
        SavedSaml {
            params: SamlParameters {
                metadata: metadata(vector),
                entity_id: EntityId::new(entity_id.unwrap()),
                acs: AcsUrl::new(settings["acs"].as_str().unwrap()),
                expect: self.expect,
                name_id: NameIdContract {
                    format: Some(NameIdFormat::EmailAddress),
                    email: true,
                },
                contract: contract(),
                allow_sha1: vector["allow_sha1"] == true,
                login_hint: None,
                force_authn: false,
            },
            in_response_to: vector["in_response_to"].as_str().map(str::to_owned),
            at: self.at,
        }
    }

    fn ws_fed(&self, vector: &Value) -> SavedWsFed {
        let settings = &self.manifest["ws_fed"];
        let wtrealm = vector["service"].as_str().or(settings["wtrealm"].as_str());
        SavedWsFed {
            params: WsFedParameters {
                metadata: metadata(vector),
                wtrealm: Wtrealm::new(wtrealm.unwrap()),
                wreply: Wreply::new(settings["wreply"].as_str().unwrap()),
                expect: self.expect,
                name_id: NameIdContract::default(),
                contract: contract(),
                allow_sha1: vector["allow_sha1"] == true,
                login_hint: None,
            },
            at: self.at,
        }
    }
}

#[test]
fn every_answer_is_given_its_verdict_and_its_code() {
    let corpus = Corpus::read();
    let mut wrong = Vec::new();
    for vector in corpus.vectors() {
        let (verdict, code) = match corpus.judge(vector) {
            Ok(judged) => (
                judged.verdict,
                judged.failure.map(|failure| failure.code.as_str()),
            ),
            Err(failure) => (Verdict::Fail, Some(failure.code.as_str())),
        };
        let passes = verdict == Verdict::Pass;
        if code != vector["code"].as_str() || passes != vector["code"].is_null() {
            wrong.push(format!("{vector}: {verdict:?}, {code:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_that_was_not_signed_is_ever_said() {
    let corpus = Corpus::read();
    let never = corpus.manifest["never_believed"].as_str().unwrap();
    for vector in corpus.vectors().filter(|vector| !vector["code"].is_null()) {
        let Ok(mut judged) = corpus.judge(vector) else {
            continue;
        };
        // What came is kept, so that it can be judged again; it is read by nothing else.
        let trace = judged.trace.as_object_mut().unwrap();
        assert!(trace.remove("recording").is_some(), "{vector}");
        assert!(judged.claims.is_empty(), "{vector}");
        assert_eq!((&judged.who, &judged.upn), (&None, &None), "{vector}");
        assert!(judged.uses.is_empty(), "{vector}");
        let all = format!("{judged:?}");
        assert!(!all.contains(never), "{vector}: {all}");
    }
}

#[test]
fn a_good_answer_says_who_it_was_and_passes_every_check_that_was_made() {
    let corpus = Corpus::read();
    for vector in corpus.vectors().filter(|vector| vector["code"].is_null()) {
        let judged = corpus.judge(vector).unwrap();

        assert_eq!(judged.claims["NameID"], "ada@contoso.com", "{vector}");
        assert_eq!(judged.upn.as_deref(), Some("ada@contoso.com"), "{vector}");
        assert_eq!(
            judged.uses[0].value.as_deref(),
            Some("ada@contoso.com"),
            "{vector}"
        );
        let passed = |id: &str| {
            judged
                .checks
                .iter()
                .any(|check| check.id == id && check.status == CheckStatus::Pass)
        };
        for id in [
            "signed",
            "covered",
            "assertion_signature",
            "audience_restriction",
        ] {
            assert!(passed(id), "{vector}: {id} in {:?}", judged.checks);
        }
    }
}

#[test]
fn the_files_are_what_the_generator_writes() {
    let update = std::env::var_os("CONSENTRY_UPDATE_CORPUS").is_some();
    for (name, written) in generator::files() {
        let path = folder().join(&name);
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &written).unwrap();
        }
        let held = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            held == written,
            "{name} is stale: write it again with CONSENTRY_UPDATE_CORPUS=1"
        );
    }
}

#[test]
fn every_file_is_in_the_manifest() {
    let corpus = Corpus::read();
    let named: Vec<_> = corpus
        .vectors()
        .map(|vector| folder().join(vector["file"].as_str().unwrap()))
        .collect();
    for protocol in ["saml", "ws_fed"] {
        for entry in fs::read_dir(folder().join(protocol)).unwrap() {
            let path = entry.unwrap().path();
            assert!(named.contains(&path), "{} is judged", path.display());
        }
    }
}

fn contract() -> Vec<ClaimContract> {
    vec![ClaimContract {
        need: "Email".to_owned(),
        claims: vec![
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress".to_owned(),
            "NameID".to_owned(),
        ],
        required: true,
    }]
}

fn metadata(vector: &Value) -> FederationMetadata {
    let document = content(vector["metadata"].as_str().unwrap());
    FederationMetadata::parse(document.as_bytes()).unwrap()
}

fn content(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}
