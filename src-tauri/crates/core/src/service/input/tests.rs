//! What each form of a value takes, and what is gathered from a whole form.

use super::*;
use crate::failure::FailureCode;
use crate::service::Name;

fn input(kind: InputType) -> Input {
    Input {
        id: "it".into(),
        label: "It".into(),
        help: String::new(),
        kind,
        required: false,
        default: None,
        default_from: None,
        choices: vec![Choice {
            value: "jit".into(),
            label: String::new(),
            values: BTreeMap::from([("host".into(), "jit.example".into())]),
            covers: vec![],
        }],
        ask_in: AskIn::Model,
        when: None,
        option: false,
        advice: None,
        risk: None,
        usual: vec![],
        aliases: vec![],
        metadata: None,
        example: None,
        covers: vec![],
    }
}

fn entered(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    Inputs::from_pairs(pairs).entered
}

#[test]
fn each_type_takes_its_form_and_no_other() {
    let table: [(InputType, &[&str], &[&str]); 11] = [
        (InputType::Choice, &["jit"], &["JIT", "invite", ""]),
        (
            InputType::Domain,
            &["contoso.com", "a.b.co", "bücher.example"],
            &[
                "contoso",
                "https://contoso.com",
                "a..b",
                "-a.com",
                "10.0.0.1",
                "a b.com",
                "a.com/",
            ],
        ),
        (
            InputType::Email,
            &["ada@contoso.com", "a.b+c@d.example"],
            &[
                "ada",
                "@contoso.com",
                "ada@",
                "ada@contoso",
                "Ada <ada@contoso.com>",
                "a@b@c.com",
            ],
        ),
        (
            InputType::Domains,
            &["contoso.com", "contoso.com, contoso.de"],
            &["contoso.com,", "contoso", "contoso.com contoso.de"],
        ),
        (InputType::Flag, &["true", "false"], &["yes", "True", ""]),
        (
            InputType::Guid,
            &["4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34"],
            &["4b1f7a528c3e4d6a9f206d1c0e5a7b34", "contoso"],
        ),
        (
            InputType::Identifier,
            &["https://a.example/saml", "urn:a:b", "contoso-entra"],
            &["two words", "two\nlines"],
        ),
        (
            InputType::Json,
            &["{}", r#"{"a":{"value":1}}"#],
            &["[]", "{", "a"],
        ),
        (
            InputType::Host,
            &["sso.example.com", "localhost"],
            &["a/b", "a:443", "https://a", "[::1]", ""],
        ),
        (InputType::Text, &["Ada at Kivo"], &["two\nlines"]),
        (
            InputType::Url,
            &["https://a.example/Sso/", "http://localhost:8080/x"],
            &[
                "a.example",
                "http://a.example/",
                "https://a.example/#x",
                "https://*.a.example/",
                "ftp://a",
                "https://u@a.example",
                "https://a.example/ b",
            ],
        ),
    ];
    for (kind, good, bad) in table {
        for value in good {
            assert_eq!(input(kind).accepts(value), Ok(()), "{kind:?} takes {value}");
        }
        for value in bad {
            assert!(
                input(kind).accepts(value).is_err(),
                "{kind:?} refuses {value}"
            );
        }
    }
}

#[test]
fn an_address_is_kept_letter_by_letter() {
    let form = InputForm(vec![input(InputType::Url)]);

    let inputs = form
        .check(
            "m",
            &entered(&[("it", "  https://A.example/X%2f/ ")]),
            &Values::new(),
        )
        .expect("taken");

    assert_eq!(inputs.get("it"), Some("https://A.example/X%2f/"));
}

#[test]
fn a_default_stands_where_nothing_was_entered() {
    let form = InputForm(vec![Input {
        default: Some("x".into()),
        required: true,
        ..input(InputType::Text)
    }]);

    assert_eq!(
        form.check("m", &entered(&[("it", " ")]), &Values::new())
            .expect("taken")
            .get("it"),
        Some("x")
    );
    assert_eq!(
        form.check("m", &entered(&[("it", "y")]), &Values::new())
            .expect("taken")
            .get("it"),
        Some("y")
    );
}

#[test]
fn a_default_follows_from_the_directory_once_that_is_known_and_only_where_it_fits() {
    let form = InputForm(vec![Input {
        default_from: Some(Template::parse("{domain}").expect("a template")),
        required: true,
        ..input(InputType::Domain)
    }]);
    let directory = |domain| Values::new().with(Name::Domain, domain);
    let standing = |typed: &[(&str, &str)], known: &Values| {
        let inputs = form.check("m", &entered(typed), known);
        inputs.map(|inputs| inputs.get("it").map(str::to_owned))
    };

    let found = directory("contoso.com");
    assert_eq!(
        standing(&[], &found).expect("taken").as_deref(),
        Some("contoso.com")
    );
    let typed = standing(&[("it", "fabrikam.com")], &found).expect("taken");
    assert_eq!(typed.as_deref(), Some("fabrikam.com"));
    for nothing in [Values::new(), directory("no domain")] {
        let missing = standing(&[], &nothing).expect_err("it is asked for");
        assert_eq!(missing.code, FailureCode::ModelInputMissing);
    }
}

#[test]
fn a_missing_a_malformed_and_an_unknown_value_are_told_apart() {
    let form = InputForm(vec![Input {
        required: true,
        ..input(InputType::Url)
    }]);
    let code = |pairs| {
        form.check("m", &entered(pairs), &Values::new())
            .expect_err("refused")
            .code
    };

    assert_eq!(code(&[]), FailureCode::ModelInputMissing);
    assert_eq!(code(&[("it", "")]), FailureCode::ModelInputMissing);
    assert_eq!(
        code(&[("it", "nonsense")]),
        FailureCode::ModelInputMalformed
    );
    assert_eq!(
        code(&[("it", "https://a.example"), ("other", "x")]),
        FailureCode::ModelInputMalformed
    );
}

#[test]
fn an_optional_value_may_be_absent() {
    let form = InputForm(vec![input(InputType::Email)]);

    assert_eq!(
        form.check("m", &entered(&[]), &Values::new())
            .expect("taken")
            .get("it"),
        None
    );
}

#[test]
fn what_a_choice_decides_is_known_beside_it_and_never_counts_as_entered() {
    let form = InputForm(vec![input(InputType::Choice)]);

    let inputs = form
        .check("m", &entered(&[("it", "jit")]), &Values::new())
        .expect("taken");

    assert_eq!(inputs.get("it.host"), Some("jit.example"));
    assert_eq!(inputs.iter().collect::<Vec<_>>(), [("it", "jit")]);
}

#[test]
fn an_input_that_is_not_asked_is_left_out_and_a_later_one_may_be_missing() {
    let condition = Condition::parse("it == 'jit'").expect("a condition");
    let form = InputForm(vec![
        Input {
            required: false,
            ..input(InputType::Choice)
        },
        Input {
            id: "more".into(),
            required: true,
            when: Some(condition),
            ..input(InputType::Text)
        },
        Input {
            id: "later".into(),
            required: true,
            ask_in: AskIn::Credentials,
            ..input(InputType::Url)
        },
    ]);

    let without = form
        .check("m", &entered(&[("more", "x")]), &Values::new())
        .expect("taken");
    assert_eq!(without.get("more"), None);
    let missing = form.check("m", &entered(&[("it", "jit")]), &Values::new());
    assert_eq!(
        missing.expect_err("asked now").code,
        FailureCode::ModelInputMissing
    );
}

#[test]
fn a_usual_shape_describes_all_of_the_value() {
    let url = Input {
        usual: vec!["https://*.kinde.com/login/callback".into()],
        ..input(InputType::Url)
    };

    assert!(url.is_usual("https://contoso.kinde.com/login/callback"));
    assert!(!url.is_usual("https://contoso.kinde.com/login/callback/"));
    assert!(!url.is_usual("http://contoso.kinde.com/login/callback"));
    assert!(!url.is_usual("https://kinde.com.evil.example/"));
}

#[test]
fn an_alias_in_json_is_one_that_the_service_knows() {
    let params = Input {
        aliases: vec!["prompt".into(), "login_hint".into()],
        ..input(InputType::Json)
    };

    for good in [
        "{}",
        r#"{"prompt":{"value":"select_account"}}"#,
        r#"{"login_hint":{"alias":"login_hint"}}"#,
    ] {
        assert_eq!(params.accepts(good), Ok(()), "{good}");
    }
    for bad in [r#"{"a":{"alias":"domain_hint"}}"#, r#"{"a":{"alias":1}}"#] {
        assert!(params.accepts(bad).is_err(), "{bad}");
    }
}
