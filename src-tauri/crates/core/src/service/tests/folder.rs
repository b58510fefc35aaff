//! A person's own profiles beside the shipped ones.

use std::fs;

use super::SMALL;
use super::shipped::SERVICES;
use crate::service::Services;

#[test]
fn a_persons_own_profile_stands_beside_the_shipped_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("small.toml"), SMALL).expect("written");
    fs::write(folder.path().join("readme.txt"), "not a profile").expect("written");

    let services = Services::with_folder(folder.path());

    assert_eq!(services.malformed(), []);
    let ids: Vec<&str> = services
        .profiles()
        .iter()
        .map(|profile| profile.id.as_str())
        .collect();
    assert_eq!(ids[..6], SERVICES);
    assert_eq!(ids[6..], ["small"]);
}

#[test]
fn a_malformed_file_or_a_taken_id_is_told_and_keeps_nobody_from_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = SMALL.replacen("id = \"small\"", "id = \"kivo\"", 1);
    fs::write(folder.path().join("a.toml"), "nonsense").expect("written");
    fs::write(folder.path().join("b.toml"), taken).expect("written");
    fs::write(folder.path().join("c.toml"), [0xff]).expect("written");
    fs::write(folder.path().join("d.toml"), SMALL).expect("written");

    let services = Services::with_folder(folder.path());

    assert!(services.get("small").is_ok());
    assert_eq!(services.get("kivo").expect("still there").name, "Kivo");
    let told: Vec<(bool, &str)> = services
        .malformed()
        .iter()
        .map(|file| (file.file.contains(".toml"), file.path.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (true, "line 1, column 9"),
            (true, "id"),
            (true, "the file itself")
        ]
    );
}

#[test]
fn a_folder_that_is_not_there_is_empty() {
    let folder = tempfile::tempdir().expect("a folder");

    let services = Services::with_folder(&folder.path().join("absent"));

    assert_eq!(
        (services.profiles().len(), services.malformed().len()),
        (6, 0)
    );
}
