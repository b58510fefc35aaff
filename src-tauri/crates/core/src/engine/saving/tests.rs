//! What goes on while a disk is slow. A named pipe stands for a file on it: whoever reads it waits until something is
//! written, and whoever writes waits until somebody reads.

#![cfg(unix)]

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use url::Url;

use crate::engine::{Engine, Folders, composition};
use crate::language::Language;
use crate::ports::{Browser, BrowserError};
use crate::service::Services;
use crate::store::{Setup, SetupId};
use crate::view::request::{StartSetup, StateTask};

struct NoBrowser;

impl Browser for NoBrowser {
    fn open(&self, _: &Url) -> Result<(), BrowserError> {
        Ok(())
    }
}

fn engine(home: &Path) -> Engine {
    let folders = Folders {
        home: home.to_owned(),
        exports: home.to_owned(),
    };
    Engine::new(
        composition::ports(Arc::new(NoBrowser), None).unwrap(),
        folders,
        Services::shipped().clone(),
        None,
        Language::english(),
    )
}

/// A pipe in the place of the file of set-up `id`.
fn pipe(home: &Path, id: &str) -> std::path::PathBuf {
    let path = home.join("setups").join(format!("{id}.json"));
    fs::create_dir_all(home.join("setups")).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    path
}

/// Returns once somebody reads the pipe, who then waits until what is returned is dropped.
fn held(pipe: &Path) -> File {
    File::options().write(true).open(pipe).unwrap()
}

#[test]
fn a_view_is_taken_while_a_save_waits_for_the_disk() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path());
    let begun = engine
        .start_setup(&StartSetup {
            service: "kloudmate".to_owned(),
            practice: false,
        })
        .unwrap();
    let id = begun.setup.as_ref().unwrap().id.clone();
    let file = pipe(home.path(), &id);
    let saving = thread::spawn({
        let engine = engine.clone();
        move || {
            engine.state_task(&StateTask {
                task: "check-owner-and-plan".to_owned(),
                by: "Priya".to_owned(),
                done: true,
                says: None,
            })
        }
    });
    let disk = held(&file);

    let meanwhile = engine.view();
    drop(disk);
    let afterwards = saving.join().unwrap().unwrap();

    assert_eq!(meanwhile, begun, "nobody hears of what is not on disk");
    assert!(afterwards.revision > begun.revision);
    assert!(afterwards.setup.unwrap().saved_at.is_some());
}

#[test]
fn a_start_screen_that_was_read_before_a_change_is_not_kept_after_it() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path());
    let slow = pipe(home.path(), "slow");
    let reading = thread::spawn({
        let engine = engine.clone();
        move || engine.home()
    });
    let disk = held(&slow);

    let turn = engine.turn();
    let id = SetupId::parse("new").unwrap();
    let now = engine.0.ports.clock.now();
    let setup = Setup::new(id, "kivo".to_owned(), false, now);
    engine.0.store.save(&setup).unwrap();
    engine.change(&turn, |_| ());
    drop(turn);
    drop(disk);
    let before = reading.join().unwrap();
    fs::remove_file(slow).unwrap();

    assert!(before.setups.iter().all(|card| card.id != "new"));
    assert!(engine.home().setups.iter().any(|card| card.id == "new"));
}
