//! Every file in `vectors/` has the one thing wrong that it is named for; here stands what reading it gives.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use consentry_bundle::{Bundle, BundleError, MAX_DEPTH};

/// What reading a vector must give. A path is the exact place reported.
enum Expect {
    Digest,
    Duplicate(&'static str),
    Fine,
    Malformed(&'static str),
    Newer(u64),
    NotABundle,
    NotJson,
    NotNormal(&'static str),
    NotUtf8,
    Nul(&'static str),
    OutOfRange(&'static str),
    TooDeep,
}
use Expect::{
    Digest, Duplicate, Fine, Malformed, Newer, NotABundle, NotJson, NotNormal, NotUtf8, Nul,
    OutOfRange, TooDeep,
};

const EXPECTED: &[(&str, Expect)] = &[
    ("byte_order_mark", Fine),
    ("comment", NotJson),
    ("complete", Fine),
    ("complete_of_version_1", Fine),
    (
        "credential_with_the_secret_as_its_kind",
        Malformed("/credential/kind"),
    ),
    ("cut_short", NotJson),
    ("day_that_does_not_exist", Malformed("/service/asOf")),
    ("digest_in_upper_case", Digest),
    ("digest_missing", Digest),
    ("digest_of_another_document", Digest),
    ("duplicate_member", Duplicate("/setupId")),
    (
        "duplicate_member_deep_in_an_unknown_one",
        Duplicate("/tenant/later/0/a"),
    ),
    (
        "duplicate_member_written_with_an_escape",
        Duplicate("/setupId"),
    ),
    ("empty", NotJson),
    ("format_missing", NotABundle),
    ("format_of_another_program", NotABundle),
    ("integer_at_the_edge_of_a_double", Fine),
    (
        "integer_beyond_a_double",
        OutOfRange("/model/options/limit"),
    ),
    ("issuer_changed_after_signing", Digest),
    ("known_in_an_unknown_way", Malformed("/tenant/known/how")),
    ("known_without_a_time", Malformed("/tenant/known")),
    ("list_of_bundles", NotABundle),
    ("lone_surrogate", NotJson),
    ("minimal", Fine),
    ("model_missing", Malformed("/")),
    ("nested_as_deeply_as_allowed", Fine),
    ("nested_one_too_deep", TooDeep),
    ("nested_without_end", TooDeep),
    ("not_utf_8", NotUtf8),
    ("nul_byte", NotJson),
    ("nul_in_a_member_name", Nul("/tenant/a\u{fffd}b")),
    ("nul_in_a_string", Nul("/tenant/asked")),
    ("null_for_an_absent_member", NotNormal("/tenant/domain")),
    ("null_for_an_unknown_member", Fine),
    ("seal_of_an_unknown_method", Malformed("/sealed/method")),
    ("sign_in_unknown", Malformed("/tenant/signIn")),
    ("tenant_as_text", Malformed("/tenant")),
    ("tenant_missing", Malformed("/")),
    ("text_after_the_document", NotJson),
    ("time_with_an_offset", NotNormal("/createdAt")),
    ("time_without_a_zone", Malformed("/createdAt")),
    ("trace_without_its_clock", Malformed("/runs/0/trace")),
    ("unfinished", Fine),
    ("unknown_member_changed_after_signing", Digest),
    ("unknown_members_at_every_level", Fine),
    ("unknown_members_of_version_1", Fine),
    ("utf_16", NotUtf8),
    ("verdict_unknown", Malformed("/runs/1/verdict")),
    ("version_as_text", Malformed("/version")),
    ("version_missing", Malformed("/version")),
    ("version_newer", Newer(4)),
    ("version_with_a_fraction", Malformed("/version")),
    ("version_zero", Malformed("/version")),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn read_and_verify(bytes: &[u8]) -> Result<(), BundleError> {
    let result = Bundle::parse(bytes).and_then(|bundle| bundle.verify().map(|_| ()));
    assert_eq!(
        Bundle::parse_verified(bytes).map(drop),
        result,
        "in one go it comes to the same"
    );
    result
}

impl Expect {
    fn is_met_by(&self, result: &Result<(), BundleError>) -> bool {
        match (self, result) {
            (Fine, Ok(()))
            | (Digest, Err(BundleError::Digest { .. }))
            | (NotABundle, Err(BundleError::NotABundle))
            | (NotJson, Err(BundleError::NotJson { .. }))
            | (NotUtf8, Err(BundleError::NotUtf8 { .. }))
            | (
                TooDeep,
                Err(BundleError::TooDeep {
                    limit: MAX_DEPTH, ..
                }),
            ) => true,
            (Newer(expected), Err(BundleError::Newer { version })) => expected == version,
            (Duplicate(expected), Err(BundleError::DuplicateMember { path }))
            | (Malformed(expected), Err(BundleError::Malformed { path, .. }))
            | (NotNormal(expected), Err(BundleError::NotNormal { path }))
            | (Nul(expected), Err(BundleError::Nul { path }))
            | (OutOfRange(expected), Err(BundleError::NumberOutOfRange { path })) => {
                expected == path
            }
            _ => false,
        }
    }
}

#[test]
fn every_vector_gives_what_it_is_listed_with() {
    let wrong: Vec<_> = EXPECTED
        .iter()
        .map(|(name, expected)| {
            let bytes = std::fs::read(folder().join(name).with_extension("consentry")).unwrap();
            (name, expected, read_and_verify(&bytes))
        })
        .filter(|(_, expected, result)| !expected.is_met_by(result))
        .map(|(name, _, result)| format!("{name}: {result:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_vector_in_the_folder_is_listed() {
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let listed: BTreeSet<String> = EXPECTED
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(files, listed);
}

#[test]
fn a_fine_vector_comes_back_from_a_round_trip_as_the_same_document() {
    for (name, _) in EXPECTED
        .iter()
        .filter(|(_, expected)| matches!(expected, Fine))
    {
        let bytes = std::fs::read(folder().join(name).with_extension("consentry")).unwrap();
        let written = Bundle::parse(&bytes).unwrap().to_bytes().unwrap();
        let text = std::str::from_utf8(&bytes)
            .unwrap()
            .trim_start_matches('\u{feff}');
        let before: serde_json::Value = serde_json::from_str(text).unwrap();
        let after: serde_json::Value = serde_json::from_slice(&written).unwrap();
        assert_eq!(before, after, "{name}");
        assert_eq!(written.last(), Some(&b'\n'));
        assert_eq!(
            Bundle::parse(&written).unwrap().to_bytes().unwrap(),
            written,
            "{name}"
        );
    }
}
