//! Step 5 as a screen shows it: the ways, the people worth trying, the live sequence and the verdicts.

use super::Scene;
use crate::login::verdict::{Persona, Verdict, Way};
use crate::service::Model;
use crate::view::{PersonaView, RunView, TestLoginView, WayView};
use crate::wizard::LoginRun;

pub(super) fn view(scene: &Scene<'_>) -> TestLoginView {
    let model = scene.model();
    TestLoginView {
        ways: model.map(|model| ways(scene, model)).unwrap_or_default(),
        personas: personas(scene),
        sequence: scene.sequence.clone(),
        runs: scene
            .facts()
            .runs
            .iter()
            .rev()
            .map(|run| run_view(scene, run))
            .collect(),
        contract: model.map(Model::contract).unwrap_or_default(),
    }
}

fn ways(scene: &Scene<'_>, model: &Model) -> Vec<WayView> {
    let offered = |way: &Way| match way {
        Way::Loopback => model.test_redirect_uri().is_some(),
        Way::SignInWindow => scene.sign_in_window,
        Way::Paste => true,
    };
    let recommended = model.login.ways().iter().find(|way| offered(way)).copied();
    model
        .login
        .ways()
        .iter()
        .map(|way| {
            let (proves, leaves) = reach(scene, model, *way);
            WayView {
                way: *way,
                title: match way {
                    Way::Loopback => "In your browser",
                    Way::Paste => "In your browser, then paste where it ends",
                    Way::SignInWindow => "In a sign-in window of Consentry",
                }
                .to_owned(),
                needs: needs(scene, model, *way),
                proves,
                leaves,
                available: offered(way),
                recommended: recommended == Some(*way),
            }
        })
        .collect()
}

fn needs(scene: &Scene<'_>, model: &Model, way: Way) -> Option<String> {
    match way {
        Way::Loopback => model
            .test_redirect_uri()
            .map(|uri| format!("{uri} as a second Redirect URI (Web) of the app registration")),
        Way::SignInWindow if !scene.sign_in_window => Some("Consentry's window; a terminal has none".to_owned()),
        Way::SignInWindow => {
            Some("A sign-in without a device check: Conditional Access for managed devices may refuse it".to_owned())
        }
        Way::Paste => None,
    }
}

/// What a pass in this way proves, and what it leaves unproved.
fn reach(scene: &Scene<'_>, model: &Model, way: Way) -> (Vec<String>, Vec<String>) {
    let service = scene.service_name();
    let production = model.redirect_uri(&scene.values()).map_or_else(
        |_| format!("{service}'s own Redirect URI"),
        |uri| format!("{service}'s own Redirect URI, {uri}"),
    );
    let mut proves = vec!["The directory and its sign-in policies".to_owned()];
    let mut leaves = vec![];
    if model.login.is_read_here() {
        proves.push("Application (client) ID and client secret".to_owned());
        proves.push("The claims that the service will see".to_owned());
    } else {
        proves.push(format!("Consent to {service}'s application"));
        leaves.push(format!(
            "The claims: only {service} holds the secret that the ID token needs"
        ));
    }
    if way == Way::Loopback {
        leaves.push(production);
    } else {
        proves.push(production);
    }
    leaves.push(format!("What {service} does with the answer"));
    (proves, leaves)
}

fn personas(scene: &Scene<'_>) -> Vec<PersonaView> {
    [
        (Persona::Ordinary, "An ordinary user", "Should get in"),
        (Persona::Guest, "A guest", "Gets in only if you want guests"),
        (
            Persona::NoMailbox,
            "A user without a mailbox",
            "Shows what replaces a missing e-mail address",
        ),
        (
            Persona::Unassigned,
            "A user who is not assigned",
            "Should be refused",
        ),
    ]
    .into_iter()
    .map(|(persona, label, expectation)| PersonaView {
        persona,
        label: label.to_owned(),
        expectation: expectation.to_owned(),
        run: scene.facts().latest(persona).map(|run| run.id.clone()),
    })
    .collect()
}

fn run_view(scene: &Scene<'_>, run: &LoginRun) -> RunView {
    let (proves, leaves) = match scene.model().filter(|model| model.id == run.ground.model) {
        Some(model) => reach(scene, model, run.way),
        None => (vec![], vec![]),
    };
    RunView {
        id: run.id.clone(),
        persona: run.persona,
        way: run.way,
        at: run.at,
        verdict: run.verdict,
        stands: scene.facts().bears(run),
        who: run.who.clone(),
        upn: run.upn.clone(),
        sentence: sentence(scene.service_name(), run),
        checks: run.checks.clone(),
        uses: run.uses.clone(),
        claims: run.claims.clone(),
        warnings: run.warnings.clone(),
        failure: run.failure.clone(),
        proves: if run.verdict == Verdict::Pass {
            proves
        } else {
            vec![]
        },
        leaves,
    }
}

/// The verdict of `run` in one sentence.
pub(crate) fn sentence(service: &str, run: &LoginRun) -> String {
    let who = run.who.as_deref().or(run.upn.as_deref());
    match (run.verdict, run.persona, who) {
        (Verdict::Pass, Persona::Unassigned, _) => {
            format!("A user who is not assigned is kept out of {service}, as it should be")
        }
        (Verdict::Pass, _, Some(who)) => format!("{who} can sign in to {service}"),
        (Verdict::Pass, _, None) => format!("Entra lets this person through to {service}"),
        (Verdict::Fail, _, Some(who)) => format!("{who} cannot sign in to {service}"),
        (Verdict::Fail, _, None) => format!("This person cannot sign in to {service}"),
        (Verdict::Inconclusive, _, _) => "The test login came to no verdict".to_owned(),
    }
}
