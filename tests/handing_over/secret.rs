//! A known secret goes in and is in no form, sealed or not.

use consentry_practice::{Options, PracticeTenant};
use consentry_tests::cli::Cli;

use crate::written::{every_form, file};

#[tokio::test]
async fn no_form_holds_the_secret_even_of_a_bundle_that_has_it_sealed() {
    let tenant = PracticeTenant::start(Options::default()).await.unwrap();
    let secret = tenant.ready().applications[1]
        .client_secret
        .clone()
        .unwrap();
    let cli = Cli::new();
    let out = cli.bundle();
    let set_up = [
        "setup",
        "--practice",
        "--auto",
        "--service",
        "kloudmate",
        "--secret-stdin",
        "--out",
        out.to_str().unwrap(),
    ];
    let _ = cli.run_with(set_up, &format!("{secret}\n")).expect_code(0);
    let seal = [
        "bundle",
        "seal",
        out.to_str().unwrap(),
        "--passphrase-stdin",
        "--secret-stdin",
    ];
    let _ = cli
        .run_with(seal, &format!("{secret}\ncorrect horse\n"))
        .expect_code(0);

    let (of_bundle, _) = every_form(&cli, &cli.home().join("out-sealed.consentry"));
    let folder = cli.home().join("of-setup");
    let of_setup = [
        "handoff",
        "--form",
        "all",
        "--out",
        folder.to_str().unwrap(),
    ];
    let _ = cli.run(of_setup).expect_code(0);

    assert!(!of_bundle.is_empty());
    let files = cli.files();
    assert!(files.iter().any(|(path, _)| path.starts_with(&folder)));
    for (path, content) in files {
        let mut parts = content.windows(secret.len());
        let found = parts.any(|part| part == secret.as_bytes());
        assert!(!found, "in {}", path.display());
    }
    for end in [".html", ".md"] {
        let told = file(&of_bundle, end).contains("client secret that begins with");
        assert!(told, "{end}");
    }
    for (name, text) in of_bundle {
        assert!(!text.contains("age-encryption"), "{name}");
    }
}
