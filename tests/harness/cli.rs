//! The real `consentry` binary, each run of it in a data folder of the test's own.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// A data folder, and the binary to run in it.
pub struct Cli {
    home: TempDir,
    language: &'static str,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// What it answered.
    pub stdout: String,
    /// What else it said.
    pub stderr: String,
}

impl Cli {
    /// An empty data folder, and the binary in English.
    ///
    /// # Panics
    ///
    /// Panics where no folder can be made.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "making a folder is no default")]
    pub fn new() -> Self {
        Self::speaking("en")
    }

    /// An empty data folder, and the binary in the language of this tag.
    ///
    /// # Panics
    ///
    /// Panics where no folder can be made.
    #[must_use]
    pub fn speaking(language: &'static str) -> Self {
        let home = tempfile::tempdir().expect("a folder can be made");
        Self { home, language }
    }

    /// The data folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A file for a bundle, outside the data folder's own places.
    #[must_use]
    pub fn bundle(&self) -> PathBuf {
        self.home.path().join("out.consentry")
    }

    /// The binary with these arguments, not yet started: no browser, and nobody at a terminal.
    pub fn command<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(binary());
        command
            .args(arguments)
            .env("CONSENTRY_HOME", self.home.path())
            .env("BROWSER", "true")
            .env("CONSENTRY_LANGUAGE", self.language)
            .env("USER", "kim")
            .env_remove("CONSENTRY_AUTHORITY_HOST")
            .env_remove("CONSENTRY_CA_FILE")
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the binary to its end.
    ///
    /// # Panics
    ///
    /// Panics where it does not start.
    pub fn run<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Ended {
        let output = self.command(arguments).output();
        Ended::of(&output.expect("the binary starts"))
    }

    /// Runs the binary to its end, with `input` piped in.
    ///
    /// # Panics
    ///
    /// Panics where it does not start.
    pub fn run_with<I: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = I>,
        input: &str,
    ) -> Ended {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stdin = child.stdin.take().expect("its input is piped");
        // It may end without reading what it was given.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        Ended::of(&child.wait_with_output().expect("it ends"))
    }

    /// Every file below the data folder, with its content.
    ///
    /// # Panics
    ///
    /// Panics where a file cannot be read.
    #[must_use]
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files_below(self.home.path())
    }
}

impl Ended {
    /// How a run with this output ended.
    #[must_use]
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The answer as the one JSON document that it is.
    ///
    /// # Panics
    ///
    /// Panics where it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}\n{}", self.stdout, self.stderr))
    }

    /// The same, once it is sure that it ended with `code`.
    ///
    /// # Panics
    ///
    /// Panics where it ended with another.
    #[must_use]
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "stdout: {}\nstderr: {}",
            self.stdout,
            self.stderr
        );
        self
    }
}

fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder can be read");
    entries
        .map(|entry| entry.expect("an entry can be read").path())
        .flat_map(|path| {
            if path.is_dir() {
                return files_below(&path);
            }
            let content = std::fs::read(&path).expect("a file can be read");
            vec![(path, content)]
        })
        .collect()
}

/// The binary, built once for this run of the tests from the sources as they are.
fn binary() -> &'static Path {
    static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
        let test = std::env::current_exe().expect("a test knows where it is");
        let profile = test.ancestors().nth(2).expect("a test lies in deps");
        let target = profile.parent().expect("a profile lies in a target folder");
        let mut build = Command::new(env!("CARGO"));
        build
            .args(["build", "--quiet", "--package", "consentry", "--target-dir"])
            .arg(target)
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        if profile.ends_with("release") {
            build.arg("--release");
        }
        // What cargo says of this test to this process would have it build anew what reads those variables.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                build.env_remove(&*name);
            }
        }
        let built = build.status().expect("cargo starts");
        assert!(built.success(), "the binary does not build");
        profile.join(format!("consentry{}", std::env::consts::EXE_SUFFIX))
    });
    &BINARY
}
