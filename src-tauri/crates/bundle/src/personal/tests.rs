//! Pseudonyms keep what a verdict rests on, and nothing that leads to a person.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;

const SALT: Salt = Salt([7; 32]);

fn pseudonyms(level: Level) -> Pseudonyms {
    let domains = BTreeSet::from(["contoso.com".to_owned()]);
    Pseudonyms::new(level, &SALT, domains)
}

fn pseudonym(value: &str) -> String {
    pseudonyms(Level::Pseudonyms).of(value)
}

fn changed(mut document: Value, level: Level) -> Value {
    depersonalise(&mut document, level, &SALT);
    document
}

#[test]
fn an_address_stays_one_and_stays_in_the_domain_of_the_organisation_alone() {
    let own = pseudonym("ada.lovelace@contoso.com");
    assert!(own.ends_with("@contoso.com"), "{own}");
    assert!(pseudonym("ada@mail.contoso.com").ends_with("@mail.contoso.com"));
    assert!(pseudonym("ada@contoso.onmicrosoft.com").ends_with("@contoso.onmicrosoft.com"));
    let elsewhere = pseudonym("ada@notcontoso.com");
    assert!(elsewhere.ends_with(".example"), "{elsewhere}");
    let (one, other) = (
        pseudonym("ada@lovelace.name"),
        pseudonym("bob@lovelace.name"),
    );
    assert_eq!(one.split('@').nth(1), other.split('@').nth(1));
}

#[test]
fn capitals_stay_capitals_and_change_nobody() {
    let (small, first, all) = (
        pseudonym("ada@contoso.com"),
        pseudonym("Ada@contoso.com"),
        pseudonym("ADA@contoso.com"),
    );

    assert_ne!(small, first);
    assert_ne!(first, all);
    assert!(small.eq_ignore_ascii_case(&first) && first.eq_ignore_ascii_case(&all));
}

#[test]
fn the_user_name_of_a_guest_is_made_of_the_address_at_home() {
    let home = pseudonym("ada@lovelace.name");

    let guest = pseudonym("ada_lovelace.name#EXT#@contoso.onmicrosoft.com");
    let consumer = pseudonym("live.com#ada@lovelace.name");

    let expected = home.replace('@', "_");
    assert_eq!(guest, format!("{expected}#EXT#@contoso.onmicrosoft.com"));
    assert_eq!(consumer, format!("live.com#{home}"));
}

#[test]
fn every_other_form_stays_as_well() {
    let id = "8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b";
    let replaced = pseudonym(id);
    assert!(uuid::Uuid::parse_str(&replaced).is_ok() && replaced != id);
    assert_eq!(pseudonym(&id.to_uppercase()), replaced.to_uppercase());
    assert_eq!(pseudonym(&id.replace('-', "")), replaced.replace('-', ""));

    let whole = pseudonym("Ada Lovelace");
    assert_eq!(
        whole,
        format!("{} {}", pseudonym("Ada"), pseudonym("Lovelace"))
    );
    let opaque = "AXk3-_9zQ.w";
    assert_eq!(pseudonym(opaque).len(), opaque.len());
    assert!(pseudonym("203.0.113.7").starts_with("192.0.2."));
    assert!(pseudonym("+44 20 7946 0958").starts_with('+'));
    assert!(pseudonym("CONTOSO\\ada").starts_with("CONTOSO\\"));
    for nothing in ["", "  "] {
        assert_eq!(pseudonym(nothing), nothing);
    }
    // What is no address does not become one.
    for strange in ["ada lovelace@contoso.com", "ada@localhost", "a@b@c.d"] {
        assert!(!is_telling(&pseudonym(strange)), "{strange}");
    }
}

#[test]
fn another_salt_makes_others_of_them() {
    let other = Pseudonyms::new(Level::Pseudonyms, &Salt([8; 32]), BTreeSet::new());

    for value in [
        "Ada",
        "ada@contoso.com",
        "8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b",
    ] {
        assert_ne!(other.of(value), pseudonym(value));
    }
}

#[test]
fn where_values_are_removed_only_the_form_stays() {
    let forms = pseudonyms(Level::Removed);
    for (value, form) in [
        ("Ada Lovelace", "removed"),
        ("ada@contoso.com", "removed@removed.invalid"),
        (
            "ada_lovelace.name#EXT#@contoso.com",
            "removed_removed.invalid#EXT#@removed.invalid",
        ),
        (
            "8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b",
            "00000000-0000-0000-0000-000000000000",
        ),
        ("AXk3-_9zQ.w", "removed"),
        ("", ""),
    ] {
        assert_eq!(forms.of(value), form);
    }
}

/// A document with a person in every kind of place.
fn document() -> Value {
    json!({
        "tenant": { "tenantId": "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34", "domain": "contoso.com", "asked": "Ada@contoso.com" },
        "model": { "inputs": { "contact": "ada@contoso.com", "host": "app.example" } },
        "claims": { "contract": [{ "need": "email", "claims": ["email", "upn"], "required": true }] },
        "runs": [{
            "who": "Ada Lovelace",
            "upn": "ada@contoso.com",
            "claims": {
                "aud": "e5b9037c-8d42-4a6f-91b0-c7f3682e5d14",
                "tid": "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34",
                "given_name": "Ada",
                "name": "Ada Lovelace",
                "email": "ada@contoso.com",
                "oid": "8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b",
                "groups": ["11111111-aaaa-4bbb-8ccc-222222222222", "33333333-aaaa-4bbb-8ccc-444444444444"],
                "_claim_sources": { "src1": { "endpoint":
                    "https://graph.windows.net/t/users/8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b/getMemberObjects" } },
            },
            "uses": [
                { "need": "email", "claim": "email", "value": "ada@contoso.com" },
                { "need": "key", "claim": "tid+oid",
                  "value": "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34 8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b" },
            ],
            "failure": { "code": "login.user_not_assigned", "detail": {
                "raw": "AADSTS50105: The signed in user 'Ada@contoso.com' (Ada) is not assigned." } },
            "trace": { "request": { "address": "https://login.test/authorize?login_hint=ada%40contoso.com&x=Ada%20Lovelace" },
                "answer": { "blob": "bG9vayBhZGFAY29udG9zby5jb20gaGVyZQ==" },
                "recording": { "login": { "answer": { "document":
                    "<A:Assertion><A:Subject><A:NameID Format='x'> ada@contoso.com </A:NameID></A:Subject>\
                     <A:Attribute Name=\"http://schemas.microsoft.com/identity/claims/displayname\">\
                     <A:AttributeValue>Ada Lovelace</A:AttributeValue></A:Attribute>\
                     <A:Attribute Name='http://schemas.microsoft.com/identity/claims/tenantid'>\
                     <A:AttributeValue>4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34</A:AttributeValue></A:Attribute>\
                     <Attribute AttributeName='givenname' AttributeNamespace='http://schemas.xmlsoap.org/ws/2005/05/identity/claims'>\
                     <AttributeValue>Ada</AttributeValue></Attribute></A:Assertion>" } } } },
        }],
        "tasks": [{ "id": "way-back", "done": { "how": "stated", "by": "Ada Lovelace" }, "said": "Ask Ada" }],
    })
}

/// Whether a person can be found in a text, however it is written.
fn finds_ada(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_letter = |letter: char| letter.is_alphanumeric();
    let words: Vec<_> = text.split(|letter| !is_letter(letter)).collect();
    words.contains(&"ada")
        || words.contains(&"lovelace")
        || text.contains("8f3b2a10")
        || text.contains("11111111-aaaa")
        || text.contains("bg9vayb")
}

#[test]
fn nobody_is_found_anywhere_any_more() {
    assert!(finds_ada(&document().to_string()));
    for level in [Level::Pseudonyms, Level::Removed] {
        let text = changed(document(), level).to_string();

        assert!(!finds_ada(&text), "{level:?}: {text}");
    }
}

#[test]
fn the_organisation_and_the_connection_stay() {
    for level in [Level::Pseudonyms, Level::Removed] {
        let changed = changed(document(), level);

        let kept = document();
        for place in [
            "/tenant/tenantId",
            "/tenant/domain",
            "/model/inputs/host",
            "/claims",
            "/runs/0/claims/aud",
            "/runs/0/claims/tid",
            "/runs/0/failure/code",
        ] {
            assert_eq!(changed.pointer(place), kept.pointer(place), "{place}");
        }
        let text = changed["runs"][0]["trace"]["recording"].to_string();
        assert!(
            text.contains("4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34"),
            "{text}"
        );
    }
}

#[test]
fn one_person_is_the_same_in_every_place() {
    let changed = changed(document(), Level::Pseudonyms);
    let run = &changed["runs"][0];
    let address = run["claims"]["email"].as_str().unwrap();

    assert_eq!(run["upn"], address);
    assert_eq!(run["uses"][0]["value"], address);
    assert_eq!(changed["model"]["inputs"]["contact"], address);
    assert!(
        changed["tenant"]["asked"]
            .as_str()
            .unwrap()
            .eq_ignore_ascii_case(address)
    );
    assert_eq!(run["who"], run["claims"]["name"]);
    assert_eq!(changed["tasks"][0]["done"]["by"], run["who"]);
    let encoded = address.replace('@', "%40");
    let text = run["trace"]["request"].to_string();
    assert!(text.contains(&encoded), "{text}");
    let document = run["trace"]["recording"].to_string();
    assert!(document.contains(&format!("> {address} <")), "{document}");
    let oid = run["claims"]["oid"].as_str().unwrap();
    assert!(run["uses"][1]["value"].as_str().unwrap().ends_with(oid));
    let said = run["failure"]["detail"]["raw"].as_str().unwrap();
    let given = run["claims"]["given_name"].as_str().unwrap();
    assert!(said.contains(&format!("({given})")), "{said}");
}

#[test]
fn the_receipt_names_every_place_and_no_value() {
    let mut document = document();

    let receipt = depersonalise(&mut document, Level::Pseudonyms, &SALT);

    let written = serde_json::to_string(&receipt).unwrap();
    assert!(!finds_ada(&written), "{written}");
    let of = |path: &str| receipt.iter().find(|one| one.path == path);
    let groups = of("/runs/0/claims/groups").unwrap();
    assert_eq!((groups.reason.as_str(), groups.count), ("group", Some(2)));
    assert_eq!(of("/tasks/0/said").unwrap().with, "nothing");
    assert_eq!(of("/runs/0/claims/email").unwrap().what, "email");
    let document = "/runs/0/trace/recording/login/answer/document";
    let inside: Vec<_> = receipt.iter().filter(|one| one.path == document).collect();
    assert_eq!(inside.len(), 3, "{inside:?}");
}

#[test]
fn a_name_that_the_organisation_has_is_replaced_where_it_names_a_person_alone() {
    let document = json!({
        "tenant": { "domain": "contoso.com", "displayName": "Ada Lovelace Ltd" },
        "runs": [{ "who": "contoso.com", "trace": { "answer": { "iss": "https://contoso.com/" } } }],
    });

    let changed = changed(document, Level::Pseudonyms);

    assert_eq!(changed["tenant"]["domain"], "contoso.com");
    assert_eq!(
        changed["runs"][0]["trace"]["answer"]["iss"],
        "https://contoso.com/"
    );
    assert_ne!(changed["runs"][0]["who"], "contoso.com");
}

/// What somebody hostile writes in the place of anything.
fn hostile() -> Vec<Value> {
    vec![
        Value::Null,
        json!(-1),
        json!(u64::MAX),
        json!("@"),
        json!("a@b.c".repeat(500)),
        json!("#EXT#"),
        json!("_#EXT#@"),
        json!("ä_é.ü#EXT#@ö.ß"),
        json!("<NameID"),
        json!("<NameID>é</NameID"),
        json!("<A Name='><AttributeValue>x@y.z"),
        json!(
            "<Attribute Name=\"é\"><AttributeValue>&#xFFFFFFFF; &é; &</AttributeValue></Attribute>"
        ),
        json!("<SubjectLocality Address='é/>"),
        json!("%40%2540%4"),
        json!("é%40ü.é"),
        json!("{8f3b2a10-1c2d-4e5f-8a9b-0c1d2e3f4a5b"),
        json!("İ@İ.İ \u{1F469}\u{200D}\u{1F4BB}"),
        json!("\\\\"),
        json!("=".repeat(64)),
        json!({ "claims": { "claims": { "é": ["é", 1, { "é": "é@é.é" }] } } }),
    ]
}

#[test]
fn whatever_stands_in_a_document_it_is_redacted() {
    let mut places = Vec::new();
    pointers(&document(), String::new(), &mut places);
    let mut made = 0;
    for place in &places {
        for value in hostile() {
            let mut document = document();
            if let Some(at) = document.pointer_mut(place) {
                *at = value;
            }
            let level = [Level::Pseudonyms, Level::Removed][made % 2];

            drop(depersonalise(&mut document, level, &SALT));

            made += 1;
        }
    }
    assert!(made > 1000, "{made}");
}

fn pointers(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(at);
}
