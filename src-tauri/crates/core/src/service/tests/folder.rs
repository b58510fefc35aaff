//! A person's own profiles beside the shipped ones.

use std::fs;

use super::SMALL;
use super::lists::shipped;
use crate::language::Language;
use crate::service::{Place, ProfileFlaw, ServiceProfile, Services};

#[test]
fn a_persons_own_profile_stands_beside_the_shipped_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("small.toml"), SMALL).expect("written");
    fs::write(folder.path().join("readme.txt"), "not a profile").expect("written");

    let services = Services::load(Language::english(), folder.path());

    assert_eq!(services.malformed(), []);
    let ids: Vec<&str> = services
        .profiles()
        .map(|profile| profile.id.as_str())
        .collect();
    assert_eq!(ids, [shipped(), vec!["small"]].concat());
}

#[test]
fn a_malformed_file_or_a_taken_id_is_told_and_keeps_nobody_from_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = SMALL.replacen("id = \"small\"", "id = \"kivo\"", 1);
    fs::write(folder.path().join("a.toml"), "nonsense").expect("written");
    fs::write(folder.path().join("b.toml"), taken).expect("written");
    fs::create_dir(folder.path().join("c.toml")).expect("made");
    fs::write(folder.path().join("d.toml"), SMALL).expect("written");

    let services = Services::load(Language::english(), folder.path());

    assert!(services.get("small").is_ok());
    assert_eq!(services.get("kivo").expect("still there").name, "Kivo");
    let told: Vec<(bool, &Place)> = services
        .malformed()
        .iter()
        .map(|malformed| (malformed.file.contains(".toml"), &malformed.place))
        .collect();
    assert_eq!(
        told,
        [
            (true, &Place::Line { line: 1, column: 9 }),
            (true, &Place::Element("id".to_owned())),
            (true, &Place::File)
        ]
    );
}

#[test]
fn a_profile_is_read_in_whatever_encoding_an_editor_left_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = SMALL.replacen("name = \"Small\"", "name = \"Größe\"", 1);
    let utf_16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [
            mark,
            &text.encode_utf16().flat_map(bytes).collect::<Vec<_>>(),
        ]
        .concat()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|character| u8::try_from(u32::from(character)).expect("it is in Windows-1252"))
        .collect();
    for (file, bytes) in [
        ("mark.toml", format!("\u{feff}{text}").into_bytes()),
        ("little.toml", utf_16(b"\xff\xfe", u16::to_le_bytes)),
        ("big.toml", utf_16(b"\xfe\xff", u16::to_be_bytes)),
        ("windows.toml", windows),
    ] {
        let path = folder.path().join(file);
        fs::write(&path, bytes).expect("written");

        let profile = ServiceProfile::read(&path).expect(file);

        assert_eq!(profile.name, "Größe", "{file}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_empty() {
    let folder = tempfile::tempdir().expect("a folder");

    let services = Services::load(Language::english(), &folder.path().join("absent"));

    assert_eq!(
        (services.profiles().count(), services.malformed().len()),
        (shipped().len(), 0)
    );
}

#[test]
fn a_folder_of_its_own_is_a_profile_with_a_file_for_each_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("small");
    fs::create_dir(&own).expect("a folder");
    fs::write(own.join("profile.toml"), SMALL).expect("written");
    fs::write(own.join("tlh.toml"), "tagline = \"cha'\"\n").expect("written");
    fs::create_dir(folder.path().join("pictures")).expect("a folder");

    let services = Services::load(Language::english(), folder.path());

    assert_eq!(services.malformed(), []);
    let profile = services.get("small").expect("it is there");
    assert_eq!(profile.tagline, "Two models");
    assert_eq!(ServiceProfile::read(&own).as_ref(), Ok(profile));
}

#[test]
fn a_mistake_in_one_language_is_told_with_its_file_and_place() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("profile.toml"), SMALL).expect("written");
    let texts = "[models.own.tasks.second]\ntitel = \"Zweitens\"\n";
    fs::write(folder.path().join("de.toml"), texts).expect("written");

    let malformed = ServiceProfile::read(folder.path()).expect_err("refused");

    assert!(malformed.file.ends_with("de.toml"), "{malformed:?}");
    let place = "models[own].tasks[second].titel";
    assert_eq!(malformed.place, Place::Element(place.to_owned()));
    assert_eq!(malformed.flaw, ProfileFlaw::NoSuchText);
}

#[test]
fn a_profile_that_is_not_there_is_unreadable() {
    let folder = tempfile::tempdir().expect("a folder");

    for path in [folder.path().join("absent.toml"), folder.path().to_owned()] {
        let malformed = ServiceProfile::read(&path).expect_err("refused");
        assert_eq!(malformed.place, Place::File);
        assert!(matches!(malformed.flaw, ProfileFlaw::Unreadable { .. }));
    }
}

#[test]
fn a_file_that_is_larger_than_any_profile_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.toml");
    let limit = crate::limits::PROFILE_FILE;
    let comment = format!(
        "#{}\n",
        "x".repeat(usize::try_from(limit).expect("it fits"))
    );
    fs::write(&path, comment + SMALL).expect("written");

    let malformed = ServiceProfile::read(&path).expect_err("refused");

    assert_eq!(malformed.flaw, ProfileFlaw::TooLarge { limit });
    assert_eq!(malformed.place, Place::File);
}
