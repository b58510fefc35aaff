//! What several models have in common is written once.

use super::{SMALL, parsed};

/// The small profile, in which both models hand over what is shared, the second under another heading.
pub(super) fn sharing() -> String {
    const DELIVERY: &str = "delivery = { method = \"paste\", title = \"Paste\", items = [{ kind = \"value\", field = \"Client ID\", template = \"{client_id}\" }, { kind = \"secret\", field = \"Client secret\" }] }";
    const TASK: &str = "[[models.tasks]]\nid = \"second\"\nstep = \"consent\"\nside = \"service\"\ntitle = \"Second\"\ntext = \"Do it.\"\nwho = \"You\"\ndepends_on = [\"first\"]\nwhen = \"region == 'eu'\"\n";
    assert!(SMALL.contains(DELIVERY) && SMALL.contains(TASK));
    let shared = "[shared.tasks.second]\nstep = \"consent\"\nside = \"service\"\ntitle = \"Second\"\ntext = \"Do nothing.\"\nwho = \"You\"\ndepends_on = [\"first\"]\n\n[shared.items]\nsecret = { kind = \"secret\", field = \"Client secret\" }\n\n[shared.delivery.paste]\nmethod = \"paste\"\ntitle = \"Paste\"\nitems = [{ kind = \"value\", field = \"Client ID\", template = \"{client_id}\" }, { use = \"secret\" }]\n\n[[models]]\n";
    SMALL
        .replacen(DELIVERY, "delivery = { use = \"paste\" }", 1)
        .replacen(
            TASK,
            "[[models.tasks]]\nuse = \"second\"\ntext = \"Do it.\"\nwhen = \"region == 'eu'\"\n",
            1,
        )
        .replacen("[[models]]\n", shared, 1)
}

#[test]
fn a_shared_element_is_as_if_it_stood_where_it_is_used() {
    let whole = parsed(SMALL).expect("it loads");

    let shared = parsed(&sharing()).expect("it loads");

    assert_eq!(shared, whole);
}

#[test]
fn what_is_shared_by_nobody_or_does_not_exist_is_refused_at_its_place() {
    for (from, to, path, reason) in [
        (
            "use = \"paste\"",
            "use = \"glue\"",
            "models[own].delivery",
            "nothing is shared as shared.delivery.glue",
        ),
        (
            "[[models.tasks]]\nuse = \"second\"",
            "[[models.tasks]]\nuse = \"paste\"",
            "models[own].tasks[paste]",
            "nothing is shared as shared.tasks.paste",
        ),
        (
            "[[models]]\n",
            "[shared.claims.email]\nneed = \"Email\"\n\n[[models]]\n",
            "shared.claims[email]",
            "nothing uses it",
        ),
        (
            "field = \"Client secret\" }\n",
            "field = \"Client secret\", use = \"secret\" }\n",
            "models[own].delivery.items[secret]",
            "it depends on itself",
        ),
    ] {
        let text = sharing();
        assert!(text.contains(from), "{from}");
        let malformed = parsed(&text.replacen(from, to, 1)).expect_err(to);
        assert_eq!(malformed.path, path, "{to}: {malformed:?}");
        assert!(malformed.reason.contains(reason), "{to}: {malformed:?}");
    }
}

#[test]
fn a_mistake_in_what_is_shared_is_refused_at_its_line() {
    let text = sharing();
    let from = "who = \"You\"\ndepends_on = [\"first\"]\n";
    let (before, _) = text
        .split_once(&format!("text = \"Do nothing.\"\n{from}"))
        .expect("it is there");
    let line = before.matches('\n').count() + 2;
    let wrong = text.replacen(
        &format!("Do nothing.\"\n{from}"),
        &format!("Do nothing.\"\nwhose = 1\n{from}"),
        1,
    );

    let malformed = parsed(&wrong).expect_err("refused");

    assert!(
        malformed.path.starts_with(&format!("line {line},")),
        "{malformed:?}"
    );
}
