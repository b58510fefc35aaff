//! A program that a test started: it and all its children end when the test lets go of it, or is killed.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;

/// A program that is killed when the thread that starts it has ended, however that came about.
pub(crate) fn bound_to_this_thread(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(program);
    command
}

/// A running program at the head of a process group of its own.
pub(crate) struct Process(Child);

impl Process {
    /// Starts a program from which nothing needs to be read.
    pub(crate) fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::null()).process_group(0);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")))
    }

    /// Starts a program and waits until a line of its output is what `wanted` looks for.
    pub(crate) fn start_and_read<T>(
        command: &mut Command,
        wanted: impl Fn(&str) -> Option<T>,
    ) -> (Self, T) {
        let (output, input) = io::pipe().expect("a pipe can be opened");
        let said_on_errors = input.try_clone().expect("a pipe can be shared");
        command.stdin(Stdio::null()).process_group(0);
        let child = command.stdout(input).stderr(said_on_errors).spawn();
        let process =
            Self(child.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")));
        // Lets go of this side's ends of the pipe, so that it closes when the program ends.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let found = find(command, output, wanted);
        (process, found)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("kill -KILL -{}", self.0.id());
        let _ = Command::new("sh")
            .args(["-c", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
    }
}

/// Reads up to the line that is wanted; the rest is read and dropped, so that the program never blocks on a full pipe.
fn find<T>(
    command: &Command,
    output: impl Read + Send + 'static,
    wanted: impl Fn(&str) -> Option<T>,
) -> T {
    let mut output = BufReader::new(output);
    let mut said = String::new();
    loop {
        let mut line = String::new();
        let length = output
            .read_line(&mut line)
            .expect("a program's output can be read");
        assert!(length > 0, "{command:?} ended before it was ready: {said}");
        if let Some(found) = wanted(line.trim_end()) {
            thread::spawn(move || io::copy(&mut output, &mut io::sink()));
            return found;
        }
        said.push_str(&line);
    }
}
