//! Letters to whoever has to do what this person cannot: to somebody with a role in the directory, who registers or
//! consents, and to the service.

use super::task::TaskView;
use crate::language::{Language, MISSING};
use crate::scene::Scene;
use crate::scene::agenda::AgendaTask;
use crate::service::{CredentialKind, LetterView, Side};
use crate::step::Step;
use crate::wizard::ConfirmedTenant;

/// To somebody with a role, while one is needed: with the address to grant consent at, or with what there is to do before
/// there is one.
pub(super) fn to_role_holder(scene: &Scene<'_>) -> Option<LetterView> {
    if !scene.asks_role_holder() {
        return None;
    }
    let agenda = scene.agenda(Step::Consent);
    let letter = agenda
        .letter
        .and_then(|letter| letter.write(&agenda.values).ok())
        .or_else(|| about_tasks(scene))?;
    Some(addressed(letter, || role_holder(scene)))
}

/// To the service, with the bundle.
pub(super) fn to_service(scene: &Scene<'_>) -> Option<LetterView> {
    let agenda = scene.agenda(Step::Export);
    let letter = agenda.letter?.write(&agenda.values).ok()?;
    Some(addressed(letter, || scene.service_name().to_owned()))
}

/// The letter, to `somebody` where it does not say to whom.
fn addressed(letter: LetterView, somebody: impl FnOnce() -> String) -> LetterView {
    let to = match letter.to.as_str() {
        "" => somebody(),
        _ => letter.to,
    };
    LetterView { to, ..letter }
}

/// Whom the letter is to: by role, and in which directory.
fn role_holder(scene: &Scene<'_>) -> String {
    let facts = [("roles", &*roles(scene)), ("directory", &*directory(scene))];
    scene.language.say("letter-to-role-holder", &facts)
}

/// What there is to do in the Entra admin center, step by step.
fn about_tasks(scene: &Scene<'_>) -> Option<LetterView> {
    let agenda = scene.agenda(Step::Consent);
    let theirs = |task: &&AgendaTask<'_>| task.left() && task.task.side == Side::Entra;
    let tasks: Vec<_> = agenda
        .tasks
        .iter()
        .filter(theirs)
        .map(|task| TaskView::new(task, &agenda.values, scene.language))
        .enumerate()
        .map(|(at, task)| told(at + 1, &task, scene.language))
        .collect();
    if tasks.is_empty() {
        return None;
    }
    let kind = scene.model()?.credentials.kind();
    let service = ("service", scene.service_name());
    let begins = [
        service,
        ("roles", &roles(scene)),
        ("directory", &directory(scene)),
    ];
    let ends = [(
        "wanted",
        if kind == CredentialKind::Certificate {
            "metadata"
        } else {
            "id"
        },
    )];
    let parts = [
        scene.language.say("letter-tasks-begin", &begins),
        tasks.join("\n\n"),
        scene.language.say("letter-tasks-end", &ends),
    ];
    Some(LetterView {
        to: String::new(),
        subject: scene.language.say("letter-tasks-subject", &[service]),
        body: parts.join("\n\n") + "\n",
    })
}

/// One task as somebody reads it who sees nothing else of the set-up.
fn told(number: usize, task: &TaskView, language: &Language) -> String {
    let mut lines = vec![format!("{number}. {}", task.title), task.text.clone()];
    if !task.path.is_empty() {
        lines.push(task.path.join(" > "));
    }
    let values = task.values.iter();
    lines.extend(values.map(|value| format!("{}: {}", value.label, value.value)));
    let how = task.how_you_know.as_deref();
    lines.extend(how.map(|how| language.say("letter-how", &[("how", how)])));
    lines.join("\n")
}

fn directory(scene: &Scene<'_>) -> String {
    let tenant = scene.facts().tenant.as_ref();
    let name = tenant.and_then(|tenant| tenant.display_name.as_deref());
    let what = tenant.map_or_else(String::new, ConfirmedTenant::segment);
    let facts = [("name", name.unwrap_or(MISSING)), ("what", &what)];
    scene.language.say("letter-directory", &facts)
}

fn roles(scene: &Scene<'_>) -> String {
    let roles = scene.model().map(|model| &*model.consent.roles);
    match roles.unwrap_or_default() {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => {
            let before = before.join(", ");
            let facts = [("before", before.as_str()), ("last", last)];
            scene.language.say("letter-one-of", &facts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{to_role_holder, to_service};
    use crate::scene::tests::{facts, with_scene};
    use crate::service::{LetterView, Services};
    use crate::wizard::Facts;

    /// What is known before anything is granted or proved.
    fn begun(service: &str, model: &str, named: bool) -> Facts {
        let whole = facts(service, model);
        Facts {
            tenant: whole.tenant,
            model: whole.model,
            application: whole.application.filter(|_| named),
            ..Facts::default()
        }
    }

    fn to_holder(service: &str, facts: &Facts) -> Option<LetterView> {
        with_scene(service, facts, to_role_holder)
    }

    #[test]
    fn a_letter_about_consent_names_the_roles_and_the_directory() {
        let letter = to_holder("kivo", &begun("kivo", "vendor-managed", false)).unwrap();

        assert_eq!(
            letter.to,
            "Whoever is Cloud Application Administrator, Application Administrator, Privileged Role Administrator or \
             Global Administrator in Contoso Ltd. (contoso.com)"
        );
        assert!(letter.body.contains("/adminconsent?"), "{}", letter.body);
    }

    #[test]
    fn whoever_registers_gets_every_task_with_its_values_and_is_asked_for_what_comes_of_it() {
        let letter = to_holder("kloudmate", &begun("kloudmate", "oidc", false)).unwrap();
        for part in [
            "https://api.kloudmate.com/sso/oidc",
            "App registrations",
            "Application (client) ID",
            "contoso.com",
        ] {
            assert!(letter.body.contains(part), "{part}: {}", letter.body);
        }
        assert!(!letter.body.contains("adminconsent"), "{}", letter.body);

        let letter = to_holder("kandji", &begun("kandji", "saml", false)).unwrap();
        assert!(
            letter.body.contains("App Federation Metadata Url"),
            "{}",
            letter.body
        );
    }

    #[test]
    fn nobody_is_written_to_once_consent_is_granted() {
        assert_eq!(to_holder("kivo", &facts("kivo", "vendor-managed")), None);
    }

    #[test]
    fn no_letter_of_any_model_ends_a_sentence_twice() {
        for profile in Services::shipped().profiles() {
            for model in &profile.models {
                for facts in [
                    begun(&profile.id, &model.id, false),
                    begun(&profile.id, &model.id, true),
                    facts(&profile.id, &model.id),
                ] {
                    let letters = with_scene(&profile.id, &facts, |scene| {
                        [to_role_holder(scene), to_service(scene)]
                    });
                    for letter in letters.into_iter().flatten() {
                        assert!(!letter.body.contains(".."), "{}: {}", model.id, letter.body);
                        assert!(!letter.to.contains(".."), "{}: {}", model.id, letter.to);
                    }
                }
            }
        }
    }
}
