//! `consentry bundle show`: what is in a bundle, and how it is known.

use std::path::Path;

use consentry_bundle::{Bundle, BundleError, Certificate, Known, TestRun, Verdict};
use consentry_core::handoff::bundle as handoff;
use consentry_core::language::MISSING;
use consentry_core::service::Stage;
use consentry_core::view::{BundleWords, FailureView, WarningView};

use super::{profile, read};
use crate::exit::Exit;
use crate::host::Host;
use crate::print::{self, Rows};
use crate::words::{language, said, say, wire_name};

/// Shows the bundle in `file`. One that was changed is shown with a warning.
pub(super) fn show(file: &Path, host: &Host, json: bool) -> Result<(), Exit> {
    let bundle = Bundle::parse(&read(file)?).map_err(|error| handoff::unsound(&error))?;
    if let Err(error) = bundle.verify() {
        let digest = match &error {
            BundleError::Digest { computed, .. } => {
                say("bundle-digest-differs", &[("computed", computed)])
            }
            _ => said(&handoff::unsound(&error)).summary,
        };
        print::warning(&digest);
    }
    let followed = handoff::profile(&bundle, &host.services);
    match &followed {
        Ok(followed) => profile::tell(followed),
        Err(unknown) => print::warning(&said(unknown).summary),
    }
    if json {
        print::json(&bundle);
    } else {
        let profile = followed.as_ref().ok().map(|followed| &*followed.profile);
        let here = host.services.get(&bundle.service.id).ok();
        let words = BundleWords::new(&bundle, profile.or(here), language());
        describe(&bundle, &words);
    }
    Ok(())
}

fn describe(bundle: &Bundle, words: &BundleWords<'_>) {
    let mut rows = Rows::with_widths([26]);
    if bundle.provenance.practice {
        rows.value("bundle-practice", Some(say("bundle-is-practice", &[])));
    }
    unfinished(&mut rows, bundle, words);
    connection(&mut rows, bundle, words);
    federation(&mut rows, bundle);
    evidence(&mut rows, bundle);
    warned(&mut rows, "bundle-warning", words.warnings());
    for run in &bundle.runs {
        test_login(&mut rows, run, words);
    }
    tasks(&mut rows, bundle, words);
    rows.value("bundle-written", Some(language().moment(bundle.created_at)));
    let by = format!(
        "{} {}, {}",
        bundle.created_by.program, bundle.created_by.version, bundle.provenance.platform
    );
    rows.value("bundle-written-by", Some(by));
    rows.value("bundle-digest", bundle.digest.as_ref());
    rows.print();
}

fn unfinished(rows: &mut Rows<1>, bundle: &Bundle, words: &BundleWords<'_>) {
    let Some(unfinished) = &bundle.unfinished else {
        return;
    };
    let step = words.step(unfinished);
    let stands = say("bundle-unfinished-at", &[("step", &step)]);
    rows.value("bundle-unfinished", Some(stands));
    if let Some(asked) = &unfinished.asked
        && bundle.tenant.is_none()
    {
        let asked = format!("{} ({})", asked.what, asked.cloud);
        rows.value("bundle-asked", Some(asked));
    }
    if let Some(failure) = words.failed(unfinished) {
        failed(rows, &failure);
    }
}

fn connection(rows: &mut Rows<1>, bundle: &Bundle, words: &BundleWords<'_>) {
    rows.value("bundle-service", Some(&bundle.service.name));
    rows.value("bundle-model", words.model());
    for (label, value) in words.entered() {
        rows.add([format!("  {label}")], value);
    }
    if let Some(tenant) = &bundle.tenant {
        rows.value("tenant-id", Some(&tenant.tenant_id));
        rows.value("tenant-domain", tenant.domain.as_ref());
        rows.value("bundle-cloud", Some(&tenant.cloud));
        rows.value("tenant-issuer", Some(&tenant.issuer));
    }
    if let Some(application) = &bundle.application {
        rows.value("client-id", Some(&application.client_id));
        rows.value(
            "bundle-redirect-uris",
            Some(application.redirect_uris.join(", ")),
        );
    }
}

fn federation(rows: &mut Rows<1>, bundle: &Bundle) {
    let Some(federation) = &bundle.federation else {
        return;
    };
    rows.value("bundle-identifier", Some(&federation.identifier));
    let Some(published) = &federation.published else {
        return;
    };
    rows.value("bundle-metadata-url", Some(&published.address));
    for certificate in &published.certificates {
        rows.value("bundle-certificate", Some(lifetime(certificate)));
    }
}

fn lifetime(certificate: &Certificate) -> String {
    let day = |at: chrono::DateTime<chrono::Utc>| at.date_naive().to_string();
    let facts = [
        ("thumbprint", certificate.thumbprint.as_str()),
        ("from", &day(certificate.not_before)),
        ("until", &day(certificate.not_after)),
    ];
    say("bundle-certificate-lifetime", &facts)
}

fn evidence(rows: &mut Rows<1>, bundle: &Bundle) {
    if let Some(consent) = &bundle.consent {
        let (how, file) = match &consent.known {
            Known::Proved { .. } => ("proved", MISSING),
            Known::Reported { report, .. } => ("reported", report.file.as_str()),
            Known::Stated { .. } => ("stated", MISSING),
        };
        let known = if consent.is_skipped() {
            say("bundle-consent-skipped", &[])
        } else {
            say("bundle-known", &[("how", how), ("file", file)])
        };
        rows.value("bundle-consent", Some(known));
        let scopes = (!consent.scopes.is_empty()).then(|| consent.scopes.join(" "));
        rows.value("bundle-scopes", scopes);
    }
    if let Some(credential) = &bundle.credential {
        let ends = credential.expires_on.map(|day| day.to_string());
        let facts = [
            ("hint", credential.hint.as_str()),
            ("day", ends.as_deref().unwrap_or(MISSING)),
        ];
        rows.value("bundle-secret", Some(say("bundle-secret-hint", &facts)));
    }
    let sealed = if bundle.sealed.is_some() { "yes" } else { "no" };
    rows.value(
        "bundle-sealed",
        Some(say("bundle-is-sealed", &[("sealed", sealed)])),
    );
}

fn test_login(rows: &mut Rows<1>, run: &TestRun, words: &BundleWords<'_>) {
    let (verdict, sentence) = (wire_name(&run.verdict), words.run(run));
    let file = run.report.as_ref().map(|report| report.file.as_str());
    let facts = [
        ("verdict", verdict.as_str()),
        ("sentence", &sentence),
        ("file", file.unwrap_or(MISSING)),
    ];
    rows.value("bundle-run", Some(say("bundle-verdict", &facts)));
    rows.value("bundle-run-ground", words.ground(run));
    if let Some(failure) = words.run_failure(run) {
        failed(rows, &failure);
    }
    warned(rows, "bundle-run-warning", words.run_warnings(run));
    if run.verdict == Verdict::Pass {
        for left in words.leaves(run) {
            rows.value("bundle-run-leaves", Some(left));
        }
    }
}

fn warned(rows: &mut Rows<1>, label: &str, warnings: Vec<WarningView>) {
    for warning in warnings {
        rows.value(label, Some([warning.title, warning.text].join(": ")));
    }
}

fn failed(rows: &mut Rows<1>, failure: &FailureView) {
    rows.value(
        "bundle-failure",
        Some(format!("{} ({})", failure.summary, failure.code)),
    );
    let Some(detail) = &failure.detail else {
        return;
    };
    rows.value("bundle-correlation-id", detail.correlation_id.as_ref());
    rows.value("bundle-trace-id", detail.trace_id.as_ref());
    rows.value("bundle-flaw", failure.flaw.as_ref());
    let raw = detail.raw.as_ref();
    rows.value(
        "bundle-raw",
        raw.map(|raw| raw.as_str().replace(['\r', '\n'], " ")),
    );
}

/// What is left of the set-up, and what comes after it. Replacing credentials is no task until it is begun.
fn tasks(rows: &mut Rows<1>, bundle: &Bundle, words: &BundleWords<'_>) {
    for task in bundle.tasks.iter().filter(|task| task.done.is_none()) {
        let (title, who, stage) = words.task(task);
        let label = match stage {
            Stage::SetUp => "bundle-open-task",
            Stage::Enable | Stage::Enforce => "bundle-later-task",
            Stage::Rotate => continue,
        };
        let optional = if task.optional { "yes" } else { "no" };
        let facts = [
            ("title", title.as_str()),
            ("who", who.as_deref().unwrap_or(MISSING)),
            ("optional", optional),
        ];
        rows.value(label, Some(say("bundle-task", &facts)));
    }
}
