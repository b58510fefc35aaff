//! Test logins, in a bundle and here: what was asked and what came, the checks, the claims, the warnings.

use consentry_bundle as format;
use consentry_bundle::{Bundle, Unknown};
use serde_json::{Value, json};

use super::credential::HINT;
use super::{failure, known, malformed, warnings, words};
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::login::recording::RECORDING;
use crate::login::verdict::{Check, ClaimUse, Persona, Verdict};
use crate::store::version_1;
use crate::wizard::{Facts, LoginGround, LoginRun, Report};

/// The members of a trace that go into the answer of a bundle's.
const ANSWER: [&str; 5] = ["answer", "assertion", "exchange", "response", "removed"];

/// `run`, with on what it was run: the connection may rest on something else since.
pub(super) fn write(run: &LoginRun, facts: &Facts) -> format::TestRun {
    format::TestRun {
        id: run.id.clone(),
        persona: words::write(&run.persona),
        way: words::write(&run.way),
        at: run.at,
        ground: Some(write_ground(run, facts)),
        verdict: match run.verdict {
            Verdict::Fail => format::Verdict::Fail,
            Verdict::Inconclusive => format::Verdict::Inconclusive,
            Verdict::Pass => format::Verdict::Pass,
        },
        who: run.who.clone(),
        upn: run.upn.clone(),
        checks: run.checks.iter().map(write_check).collect(),
        claims: run.claims.clone(),
        uses: Some(run.uses.iter().map(write_use).collect()),
        warnings: Some(warnings::write(&run.warnings)),
        failure: run.failure.as_ref().map(failure::write),
        report: run.report.as_ref().map(known::write_report),
        trace: write_trace(run),
        other: Unknown::default(),
    }
}

/// The runs of `bundle`. Those that stand are on the ground of what else it says.
pub(super) fn read(
    bundle: &Bundle,
    facts: &Facts,
    report: &Report,
) -> Result<Vec<LoginRun>, Failure> {
    let mut runs = Vec::new();
    for run in &bundle.runs {
        if let Some(ground) = read_ground(run.ground.as_ref(), facts)? {
            runs.push(read_run(run, ground, report)?);
        }
    }
    if bundle.version == 1 {
        for run in &mut runs {
            version_1::values(run, facts.federation.as_ref());
        }
    }
    Ok(runs)
}

fn read_run(
    run: &format::TestRun,
    ground: LoginGround,
    report: &Report,
) -> Result<LoginRun, Failure> {
    let earlier = run.report.as_ref().map(known::read_report);
    let (persona, checks) = read_seen(run)?;
    Ok(LoginRun {
        id: run.id.clone(),
        ground,
        hint: hint(run.ground.as_ref()),
        persona,
        way: words::read_at(&run.way, "/runs/way")?,
        at: run.at,
        verdict: read_verdict(run.verdict),
        who: run.who.clone(),
        upn: run.upn.clone(),
        checks,
        uses: run.uses.iter().flatten().map(read_use).collect(),
        claims: run.claims.clone(),
        warnings: warnings::read(run.warnings.as_deref().unwrap_or_default()),
        failure: run.failure.as_ref().map(failure::read),
        report: Some(earlier.unwrap_or_else(|| report.clone())),
        trace: read_trace(&run.trace),
    })
}

/// The verdict.
pub(super) const fn read_verdict(verdict: format::Verdict) -> Verdict {
    match verdict {
        format::Verdict::Fail => Verdict::Fail,
        format::Verdict::Inconclusive => Verdict::Inconclusive,
        format::Verdict::Pass => Verdict::Pass,
    }
}

/// Who signed in, and every check.
pub(super) fn read_seen(run: &format::TestRun) -> Result<(Persona, Vec<Check>), Failure> {
    let persona = words::read_at(&run.persona, "/runs/persona")?;
    let checks = run.checks.iter().map(read_check);
    Ok((persona, checks.collect::<Result<_, _>>()?))
}

/// How the secret of this name begins.
fn begins(facts: &Facts, secret: &str) -> Option<String> {
    let credential = facts.client_secret(secret)?;
    Some(credential.hint.clone())
}

fn write_ground(run: &LoginRun, facts: &Facts) -> format::Ground {
    let ground = &run.ground;
    let credential = ground
        .secret
        .as_ref()
        .map(|secret| format::GroundCredential {
            id: secret.clone(),
            hint: run.hint.clone().or_else(|| begins(facts, secret)),
            other: Unknown::default(),
        });
    format::Ground {
        stands: facts.bears(run),
        tenant_id: ground.tenant.to_string(),
        model: ground.model.clone(),
        client_id: ground.client.to_string(),
        credential,
        signers: ground.signers.clone(),
        inputs: ground.inputs.clone(),
        other: Unknown::default(),
    }
}

/// The ground that is written, or the one of the bundle for a run that stands on it. Versions 1 and 2 held only runs
/// that do.
fn read_ground(
    written: Option<&format::Ground>,
    facts: &Facts,
) -> Result<Option<LoginGround>, Failure> {
    let present = facts.present_ground();
    let Some(written) = written.filter(|written| !(written.stands && present.is_some())) else {
        return Ok(present);
    };
    let credential = written.credential.as_ref();
    let mut ground = LoginGround {
        tenant: TenantId::parse(&written.tenant_id)
            .ok_or_else(|| malformed("/runs/ground/tenantId"))?,
        model: written.model.clone(),
        client: ClientId::parse(&written.client_id)
            .ok_or_else(|| malformed("/runs/ground/clientId"))?,
        secret: credential.map(|credential| credential.id.clone()),
        signers: written.signers.clone(),
        inputs: written.inputs.clone(),
    };
    if Some(&ground) == present.as_ref() {
        // It does not stand, whatever it was run with: a secret that nobody has is another one than none.
        ground.secret = Some(String::new());
    }
    Ok(Some(ground))
}

fn hint(written: Option<&format::Ground>) -> Option<String> {
    let hint = written?.credential.as_ref()?.hint.as_ref()?;
    Some(hint.chars().take(HINT).collect())
}

fn write_check(check: &Check) -> format::Check {
    format::Check {
        id: check.id.clone(),
        status: words::write(&check.status),
        expected: check.expected.clone(),
        received: check.received.clone(),
        other: Unknown::default(),
    }
}

fn read_check(check: &format::Check) -> Result<Check, Failure> {
    Ok(Check {
        id: check.id.clone(),
        status: words::read_at(&check.status, "/runs/checks/status")?,
        expected: check.expected.clone(),
        received: check.received.clone(),
    })
}

fn write_use(used: &ClaimUse) -> format::ClaimUse {
    format::ClaimUse {
        need: used.need.clone(),
        claim: used.claim.clone(),
        value: used.value.clone(),
        missing: used.missing.clone(),
        required: used.required,
        other: Unknown::default(),
    }
}

fn read_use(used: &format::ClaimUse) -> ClaimUse {
    ClaimUse {
        need: used.need.clone(),
        claim: used.claim.clone(),
        value: used.value.clone(),
        missing: used.missing.clone(),
        required: used.required,
    }
}

fn write_trace(run: &LoginRun) -> format::Trace {
    let trace = &run.trace;
    let part = |name: &str| trace.get(name).cloned().unwrap_or(Value::Null);
    let id_token = trace.get("id_token").and_then(|token| {
        Some(format::DecodedIdToken {
            header: token.get("header")?.as_object()?.clone(),
            claims: token.get("claims")?.as_object()?.clone(),
            other: Unknown::default(),
        })
    });
    let answer = ANSWER.map(|name| (name.to_owned(), part(name)));
    let keys = trace.get("keys").and_then(Value::as_array);
    let kid = |key: &Value| key.get("kid").and_then(Value::as_str).map(str::to_owned);
    let written = format::Trace::record(
        part("request"),
        Value::Object(answer.into_iter().collect()),
        id_token,
        keys.into_iter().flatten().filter_map(kid).collect(),
        run.at,
    );
    match trace.get(RECORDING) {
        Some(recording) => written.with_recording(recording.clone()),
        None => written,
    }
}

fn read_trace(trace: &format::Trace) -> Value {
    let keys = trace.jwks_kids.iter().map(|kid| json!({ "kid": kid }));
    let token = trace
        .id_token
        .as_ref()
        .map(|token| json!({ "header": token.header, "claims": token.claims }));
    let mut entries = serde_json::Map::from_iter(
        ANSWER.map(|name| (name.to_owned(), trace.answer.get(name).cloned().into())),
    );
    entries.insert("request".to_owned(), trace.request.clone());
    entries.insert("keys".to_owned(), keys.collect());
    entries.insert("id_token".to_owned(), token.into());
    if let Some(recording) = &trace.recording {
        entries.insert(RECORDING.to_owned(), recording.clone());
    }
    Value::Object(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::FailureCode;
    use crate::handoff::bundle::tests::{bundle, report};
    use crate::login::verdict::CheckStatus;
    use crate::scene::tests::{facts, run};

    fn back(run: &LoginRun, version: u32) -> LoginRun {
        let bundle = Bundle {
            version,
            runs: vec![write(run, &facts("kloudmate", "oidc"))],
            ..bundle()
        };
        let facts = facts("kloudmate", "oidc");
        let mut runs = read(&bundle, &facts, &report()).unwrap();
        runs.remove(0)
    }

    #[test]
    fn a_run_comes_back_with_all_that_it_found_as_reported() {
        let run = LoginRun {
            failure: Some(Failure::with(
                FailureCode::ClaimsNeedUnmet,
                &[("need", "department")],
            )),
            ..run()
        };

        let expected = LoginRun {
            report: Some(report()),
            ..run.clone()
        };
        assert_eq!(back(&run, 2), expected);
    }

    #[test]
    fn a_run_that_was_reported_already_keeps_its_report() {
        let first = Report {
            file: "first.consentry".to_owned(),
            ..report()
        };
        let run = LoginRun {
            report: Some(first.clone()),
            ..run()
        };

        assert_eq!(back(&run, 2).report, Some(first));
    }

    #[test]
    fn what_version_1_said_of_a_check_becomes_a_value() {
        let check = Check {
            id: "key_size".to_owned(),
            status: CheckStatus::Pass,
            expected: Some("at least 2048 bits".to_owned()),
            received: Some("2048 bits".to_owned()),
        };
        let run = LoginRun {
            checks: vec![check],
            ..run()
        };

        assert_eq!(back(&run, 1).checks[0].expected.as_deref(), Some("2048"));
    }

    #[test]
    fn a_run_with_another_secret_comes_back_with_its_ground_and_does_not_stand() {
        let mut facts = facts("kloudmate", "oidc");
        let mut earlier = run();
        earlier.ground.secret = Some("one/earlier".to_owned());
        earlier.hint = Some("Kx7".to_owned());
        let bundle = Bundle {
            runs: vec![write(&earlier, &facts), write(&run(), &facts)],
            ..bundle()
        };
        let ground = bundle.runs[0].ground.as_ref().unwrap();
        assert!(!ground.stands);
        assert_eq!(
            ground.credential.as_ref().unwrap().hint.as_deref(),
            Some("Kx7")
        );
        facts.credential.as_mut().unwrap().secret = None;

        let back = read(&bundle, &facts, &report()).unwrap();

        assert_eq!(back[0].ground, earlier.ground);
        let stand: Vec<_> = back.iter().map(|run| facts.bears(run)).collect();
        assert_eq!(stand, [false, true]);
    }

    #[test]
    fn a_run_that_says_it_does_not_stand_never_does() {
        let mut facts = facts("kloudmate", "oidc");
        facts.credential.as_mut().unwrap().secret = None;
        let mut written = write(&run(), &facts);
        let ground = written.ground.as_mut().unwrap();
        (ground.stands, ground.credential) = (false, None);
        let bundle = Bundle {
            runs: vec![written],
            ..bundle()
        };

        let back = read(&bundle, &facts, &report()).unwrap();

        assert!(!facts.bears(&back[0]));
    }

    #[test]
    fn a_word_that_nobody_knows_is_refused_with_its_place() {
        let mut written = write(&run(), &facts("kloudmate", "oidc"));
        written.persona = "robot".to_owned();
        let bundle = Bundle {
            runs: vec![written],
            ..bundle()
        };

        let failure = read(&bundle, &facts("kloudmate", "oidc"), &report()).unwrap_err();

        assert_eq!(failure.flaw().unwrap().facts["place"], "/runs/persona");
    }
}
