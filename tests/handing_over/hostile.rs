//! A bundle in which every text that a person or a directory chose tries to break out of the form it is written in. The forms
//! have the same shape as without it, each parser reads exactly what stood in the bundle, and nothing is carried out.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use consentry_tests::cli::Cli;
use serde_json::Value;

use crate::parsed;
use crate::written::{bundles, changed, every_form, file};

/// What ends a quotation, begins an expression, a comment, a tag or a new line in one of the languages; and what looks so to
/// whoever reads it in another encoding or direction.
const NASTY: [&str; 12] = [
    "it's '; touch pwned; '",
    "\"; touch pwned; \"",
    "$(touch pwned)`touch pwned`${HOME}",
    "${file(\"/etc/passwd\")} %{ for x in y }",
    "‘’‚‛ '; New-Item pwned; ‘",
    "*/ --> ]]> </title></style><script>document.title='pwned'</script><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) ![b](https://evil.example/c) https://evil.example www.evil.example a@evil.example",
    "``` | # > - * _ ~~ \\",
    "\u{202e}txt.exe\u{2066} \u{200f}",
    "-- &amp; &#39; <!-- ",
    "=cmd|'/c calc'!A1",
    "đ\u{2019}\u{80}ő",
];

/// The same where no space may be.
fn without_spaces(text: &str) -> String {
    let kept = text.chars().filter(|letter| {
        !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '#' | '*')
    });
    kept.collect()
}

/// A set-up of a service of one's own in which all is `text`.
fn nasty(cli: &Cli, name: &str, text: &str) -> std::path::PathBuf {
    let short = without_spaces(text);
    changed(cli, name, |bundle| {
        let inputs = &mut bundle["model"]["inputs"];
        inputs["service_name"] = text.replace(['\u{202e}', '\u{2066}', '\u{80}'], "?").into();
        for (input, value) in [
            ("entity_id", format!("urn:x:{short}")),
            ("acs", format!("https://sso.example.com/acs?x={short}")),
            (
                "redirect_uri",
                format!("https://sso.example.com/cb?x={short}"),
            ),
        ] {
            if inputs.get(input).is_some() {
                inputs[input] = value.into();
            }
        }
        bundle["tenant"]["displayName"] = text.into();
        bundle["tenant"]["issuer"] = format!("https://issuer.example/?x={short}").into();
        if let Some(published) = bundle.pointer_mut("/federation/published") {
            published["entityId"] = text.into();
            published["certificates"][0]["thumbprint"] = text.into();
        }
    })
}

/// Every form of a set-up by its name.
type Forms = BTreeMap<String, String>;

/// Every form of every nasty set-up, and of one in which all is `plain`.
fn written() -> &'static BTreeMap<(&'static str, &'static str), Forms> {
    static WRITTEN: LazyLock<BTreeMap<(&str, &str), Forms>> = LazyLock::new(|| {
        let cli = Cli::new();
        let texts = ["plain"].into_iter().chain(NASTY);
        let both = texts.flat_map(|text| NAMES.map(|name| (name, text)));
        both.map(|(name, text)| {
            let path = nasty(&cli, name, text);
            let (files, _) = every_form(&cli, &path);
            ((name, text), files)
        })
        .collect()
    });
    &WRITTEN
}

/// What is made nasty: one for each way in which an application is made.
const NAMES: [&str; 2] = ["custom-oidc", "custom-saml"];

#[test]
fn no_value_changes_the_shape_of_a_form() {
    for name in NAMES {
        let plain = &written()[&(name, "plain")];
        let powershell = parsed::powershell(file(plain, ".ps1"));
        let markdown = parsed::markdown(file(plain, ".md"));
        let blocks = blocks(&parsed::terraform(file(plain, ".tf")));
        let tags = tags(file(plain, ".html"));
        for text in NASTY {
            let files = &written()[&(name, text)];

            // That a value looks like code between its quotes is no error.
            parsed::shell(file(files, ".sh"), "error");
            assert_eq!(
                parsed::powershell(file(files, ".ps1")),
                powershell,
                "{text}"
            );
            assert_eq!(parsed::markdown(file(files, ".md")), markdown, "{text}");
            let hcl = parsed::terraform(file(files, ".tf"));
            assert_eq!(self::blocks(&hcl), blocks, "{text}");
            assert_eq!(self::tags(file(files, ".html")), tags, "{text}");
            for (file, text) in files {
                let text = text.replace("\r\n", "\n");
                let obeyed = |letter: char| {
                    letter.is_control() && letter != '\n'
                        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                };
                assert!(!text.contains(obeyed), "{file}: {text}");
            }
        }
    }
}

#[test]
fn every_parser_reads_the_value_as_it_stands_in_the_bundle() {
    for text in NASTY {
        let cli = Cli::new();
        let files = &written()[&("custom-saml", text)];
        let short = without_spaces(text).replace(['\u{202e}', '\u{2066}'], "?");
        if short.contains('?') {
            continue;
        }
        let (identifier, address) = (
            format!("urn:x:{short}"),
            format!("https://sso.example.com/acs?x={short}"),
        );

        let hcl = parsed::terraform(file(files, ".tf"));
        let named = ["resource", "azuread_application_identifier_uri", "sso"];
        let named = parsed::block(&hcl, &named);
        assert_eq!(parsed::text(named, "identifier_uri"), identifier);
        let addresses = ["resource", "azuread_application_redirect_uris", "sso"];
        let addresses = parsed::block(&hcl, &addresses);
        assert_eq!(parsed::text(addresses, "redirect_uris"), address);

        let provider = parsed::keycloak(file(files, "-keycloak.json"));
        assert_eq!(provider["config"]["entityId"], identifier.as_str());

        let metadata = parsed::metadata(file(files, "-sp-metadata.xml"));
        assert_eq!(metadata.entity_id.as_str(), identifier);
        assert_eq!(metadata.acs_urls[0].as_str(), address);

        let env = file(files, ".env");
        let settings = parsed::settings(env);
        match settings.get("SAML_SP_ENTITY_ID") {
            Some(read) => {
                assert_eq!(*read, identifier);
                let sourced = parsed::sourced(env, "SAML_SP_ENTITY_ID", cli.home());
                assert_eq!(sourced, identifier);
            }
            None => assert!(env.contains("# SAML_SP_ENTITY_ID is left out"), "{env}"),
        }
        assert!(!cli.home().join("pwned").exists(), "{text}");
    }
}

#[test]
fn a_script_hands_every_value_on_and_carries_nothing_else_out() {
    for name in NAMES {
        for text in NASTY {
            let cli = Cli::new();
            let asked = run(file(&written()[&(name, text)], ".sh"), cli.home());

            let short = without_spaces(text);
            assert!(!cli.home().join("pwned").exists(), "{text}");
            if short.contains(['\u{202e}', '\u{2066}']) {
                continue;
            }
            let address = if name == "custom-saml" {
                let patch = asked.iter().find(|one| one.contains("identifierUris"));
                let patch: Value = serde_json::from_str(patch.unwrap()).unwrap();
                assert_eq!(patch["identifierUris"][0], format!("urn:x:{short}"));
                patch["web"]["redirectUris"][0].as_str().unwrap().to_owned()
            } else {
                let at = asked.iter().position(|one| one == "--web-redirect-uris");
                asked[at.unwrap() + 1].clone()
            };
            assert!(address.ends_with(&format!("?x={short}")), "{address}");
        }
    }
}

/// Runs a script in `folder` with an `az` that only notes what it is asked. Every argument, in order.
fn run(script: &str, folder: &Path) -> Vec<String> {
    let programs = folder.join("programs");
    fs::create_dir(&programs).unwrap();
    let az = programs.join("az");
    let tenant = "4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34";
    let noted = format!("#!/bin/bash\nprintf '%s\\0' \"$@\" >> \"$NOTED\"\necho {tenant}\n");
    fs::write(&az, noted).unwrap();
    fs::set_permissions(&az, fs::Permissions::from_mode(0o755)).unwrap();
    let file = folder.join("script.sh");
    fs::write(&file, script).unwrap();
    let output = Command::new("bash")
        .arg(&file)
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .env("NOTED", folder.join("noted"))
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}\n{script}");
    let noted = fs::read_to_string(folder.join("noted")).unwrap();
    noted.split('\0').map(str::to_owned).collect()
}

#[test]
fn a_script_stops_in_another_directory() {
    let cli = Cli::new();
    let (files, _) = every_form(&cli, &bundles()["kloudmate-oidc"]);
    let script = file(&files, ".sh").replace(
        "tenant_id='4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34'",
        "tenant_id='00000000-0000-0000-0000-000000000000'",
    );
    let file = cli.home().join("script.sh");
    fs::write(&file, script).unwrap();
    let programs = cli.home().join("programs");
    fs::create_dir(&programs).unwrap();
    let az = programs.join("az");
    fs::write(&az, "#!/bin/bash\necho \"$2\" >> noted\necho another\n").unwrap();
    fs::set_permissions(&az, fs::Permissions::from_mode(0o755)).unwrap();

    let output = Command::new("bash")
        .arg(&file)
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .current_dir(cli.home())
        .output()
        .unwrap();

    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("az login"), "{said}");
    let noted = fs::read_to_string(cli.home().join("noted")).unwrap();
    assert_eq!(noted, "show\n", "nothing was made");
}

/// The heads of all blocks with the names of their arguments, at every depth.
fn blocks(body: &hcl::Body) -> Vec<String> {
    let mut all: Vec<_> = body
        .attributes()
        .map(|attribute| attribute.key().to_owned())
        .collect();
    for block in body.blocks() {
        all.push(block.identifier().to_owned());
        all.extend(blocks(block.body()));
    }
    all
}

/// The tags of a page, in order.
fn tags(page: &str) -> Vec<&str> {
    let parts = page.split('<').skip(1);
    parts
        .map(|part| part.split(['>', ' ']).next().unwrap_or_default())
        .collect()
}
