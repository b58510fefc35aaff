//! The forged answers of the corpus: each comes to the same verdict without its signatures, wherever it was kept.

use std::path::Path;

use consentry_core::entra::federation::{AcsUrl, EntityId, FederationMetadata, Wreply, Wtrealm};
use consentry_core::entra::registration::TenantId;
use consentry_core::login::recording::Recording;
use consentry_core::login::saml::{self, NameIdContract, SamlParameters, SavedSaml};
use consentry_core::login::ws_fed::{self, SavedWsFed, WsFedParameters};
use consentry_core::login::{Expect, Judged};
use consentry_core::pasted::Pasted;
use serde_json::Value;

fn content(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// The verdict on an answer; none where it is no answer at all.
fn judged(manifest: &Value, vector: &Value) -> Option<Judged> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let file = vector["file"].as_str().unwrap();
    let pasted = Pasted::from_text(&content(file)).ok()?;
    let metadata = content(vector["metadata"].as_str().unwrap());
    let metadata = FederationMetadata::parse(metadata.as_bytes()).unwrap();
    let at = manifest["at"].as_str().unwrap().parse().unwrap();
    let expect = Expect::Entra {
        tenant: TenantId::parse(manifest["tenant"].as_str().unwrap()).unwrap(),
    };
    let allow_sha1 = vector["allow_sha1"] == true;
    let name_id = NameIdContract::default();
    if file.starts_with("saml/") {
        let settings = &manifest["saml"];
        let entity_id = text(&vector["service"]).or(text(&settings["entity_id"]));
        let params = SamlParameters {
            metadata,
            entity_id: EntityId::new(entity_id.unwrap()),
            acs: AcsUrl::new(text(&settings["acs"]).unwrap()),
            expect,
            name_id,
            contract: Vec::new(),
            allow_sha1,
            login_hint: None,
            force_authn: false,
        };
        let in_response_to = text(&vector["in_response_to"]);
        let saved = SavedSaml {
            params,
            in_response_to,
            at,
        };
        saml::judge_response(&saved, &pasted).ok()
    } else {
        let settings = &manifest["ws_fed"];
        let wtrealm = text(&vector["service"]).or(text(&settings["wtrealm"]));
        let params = WsFedParameters {
            metadata,
            wtrealm: Wtrealm::new(wtrealm.unwrap()),
            wreply: Wreply::new(text(&settings["wreply"]).unwrap()),
            expect,
            name_id,
            contract: Vec::new(),
            allow_sha1,
            login_hint: None,
        };
        ws_fed::judge_response(&SavedWsFed { params, at }, &pasted).ok()
    }
}

#[tokio::test]
async fn every_forged_answer_comes_to_the_same_by_the_same_checks() {
    let manifest: Value = serde_json::from_str(&content("manifest.json")).unwrap();
    let (mut again, mut not_kept) = (0, Vec::new());
    for vector in manifest["vectors"].as_array().unwrap() {
        let Some(first) = judged(&manifest, vector) else {
            continue;
        };
        let recording: Recording =
            serde_json::from_value(first.trace["recording"].clone()).unwrap();
        let Recording::Login(recording) = recording else {
            panic!("{vector}");
        };

        let Some(second) = recording.judge(&first.checks, None).await else {
            not_kept.push(vector["file"].to_string());
            continue;
        };

        let of = |judged: &Judged| {
            let code = judged.failure.as_ref().map(|failure| failure.code);
            let checks = judged.checks.iter();
            let checks: Vec<_> = checks
                .map(|check| (check.id.clone(), check.status))
                .collect();
            (judged.verdict, code, checks)
        };
        assert_eq!(of(&second), of(&first), "{vector}");
        again += 1;
    }
    assert!(again > 80, "{again} again; not kept: {not_kept:?}");
}
