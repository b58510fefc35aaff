//! JUnit's XML, as builds read it: a test case for each bundle, which fails where somebody has to do something.

use std::io::{self, Write as _};

use chrono::{DateTime, Utc};
use consentry_core::view::{WatchFindingView, WatchedView};
use consentry_core::watch::Severity;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use super::report::{End, Report};
use crate::print;

/// The name of the suite, and before that of each case.
const SUITE: &str = "consentry.check";

/// The cases. How many there are stands before them, so they are written last.
pub(super) struct Junit {
    at: DateTime<Utc>,
    cases: Writer<Vec<u8>>,
    failures: u64,
    errors: u64,
}

impl Junit {
    pub(super) const fn at(at: DateTime<Utc>) -> Self {
        Self {
            at,
            cases: Writer::new(Vec::new()),
            failures: 0,
            errors: 0,
        }
    }

    fn case(&mut self, bundle: &WatchedView) -> io::Result<()> {
        let (good, bad): (Vec<_>, Vec<_>) = bundle
            .findings
            .iter()
            .partition(|one| one.finding.severity == Severity::Notice);
        let file = legal(&bundle.file);
        let case = [("classname", SUITE), ("name", &file), ("time", "0")];
        self.cases
            .write_event(Event::Start(element("testcase", &case)))?;
        if let Some(first) = bad.first() {
            // What cannot be read could not be tested.
            let name = if bundle.digest.is_none() {
                self.errors += 1;
                "error"
            } else {
                self.failures += 1;
                "failure"
            };
            let message = legal(&first.summary);
            let attributes = [("type", first.finding.code.as_str()), ("message", &message)];
            self.text(name, &attributes, &bad)?;
        }
        if !good.is_empty() {
            self.text("system-out", &[], &good)?;
        }
        self.cases
            .write_event(Event::End(element("testcase", &[]).to_end()))?;
        self.cases.get_mut().write_all(b"\n")
    }

    fn text(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        findings: &[&WatchFindingView],
    ) -> io::Result<()> {
        let lines = findings.iter().map(|one| {
            let code = &one.finding.code;
            format!("{code}: {}\n{}", one.summary, one.advice)
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        let start = element(name, attributes);
        let end = start.to_end().into_owned();
        self.cases.write_event(Event::Start(start))?;
        self.cases
            .write_event(Event::Text(BytesText::new(&legal(&text))))?;
        self.cases.write_event(Event::End(end))
    }

    fn whole(self, end: &End) -> io::Result<Vec<u8>> {
        let mut whole = Writer::new(Vec::new());
        let tests = end.counts.bundles.to_string();
        let (failures, errors) = (self.failures.to_string(), self.errors.to_string());
        let at = self.at.format("%Y-%m-%dT%H:%M:%S").to_string();
        let counts = [
            ("name", SUITE),
            ("tests", &tests),
            ("failures", &failures),
            ("errors", &errors),
            ("time", "0"),
        ];
        let (suites, mut suite) = (
            element("testsuites", &counts),
            element("testsuite", &counts),
        );
        suite.push_attribute(("skipped", "0"));
        suite.push_attribute(("timestamp", at.as_str()));
        whole.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        whole.get_mut().write_all(b"\n")?;
        whole.write_event(Event::Start(suites.borrow()))?;
        whole.write_event(Event::Start(suite.borrow()))?;
        whole.get_mut().write_all(b"\n")?;
        whole.get_mut().extend(self.cases.into_inner());
        whole.write_event(Event::End(suite.to_end()))?;
        whole.write_event(Event::End(suites.to_end()))?;
        whole.get_mut().write_all(b"\n")?;
        Ok(whole.into_inner())
    }
}

impl Report for Junit {
    fn bundle(&mut self, bundle: &WatchedView) {
        // Nothing written into memory fails.
        let _ = self.case(bundle);
    }

    fn end(self: Box<Self>, end: &End) {
        match self.whole(end) {
            Ok(document) => print::document(&String::from_utf8_lossy(&document)),
            Err(error) => print::error(&error.to_string()),
        }
    }
}

fn element<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    start
}

/// `text` without the characters that no document may hold (XML 1.0 §2.2).
fn legal(text: &str) -> String {
    let shown = |character: char| match character {
        '\t' | '\n' => character,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        character if character.is_control() => char::REPLACEMENT_CHARACTER,
        character => character,
    };
    text.chars().map(shown).collect()
}
