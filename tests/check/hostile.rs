//! What goes wrong among what is right: each a finding of its own, and no end of the others.

use consentry_tests::cli::Cli;

use crate::bundles::{AT, check, codes, oidc, write};

#[test]
fn whatever_lies_among_bundles_keeps_nobody_from_them() {
    let cli = Cli::new();
    let folder = cli.home().join("b");
    write(&folder, "1-good.consentry", &oidc());
    write(&folder, "9-good.consentry", &oidc());
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let good = oidc().to_bytes().unwrap();
    file("2-empty.consentry", b"");
    file("2-cut.consentry", &good[..good.len() / 2]);
    file("2-deep.consentry", &vec![b'['; 3_000_000]);
    file("2-huge.consentry", &vec![b' '; 12_000_000]);
    file("2-bytes.consentry", &[0xff, 0xfe, 0x00, 0xd8, 0x01]);
    file(
        "2-page.consentry",
        b"<!doctype html><script>alert(1)</script>",
    );
    file("readme.txt", b"no bundle, and not named like one");
    std::fs::create_dir(folder.join("2-folder.consentry")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(&folder, folder.join("circle")).unwrap();
        symlink("/nowhere", folder.join("2-broken.consentry")).unwrap();
        symlink("/dev/zero", folder.join("2-endless.consentry")).unwrap();
    }

    let answer = check(&cli, &["--json", "b"]).expect_code(1).json();

    for good in ["1-good.consentry", "9-good.consentry"] {
        assert_eq!(codes(&answer, good), [""; 0]);
    }
    for (file, code) in [
        ("2-empty.consentry", "bundle.malformed"),
        ("2-cut.consentry", "bundle.malformed"),
        ("2-deep.consentry", "bundle.too_large"),
        ("2-huge.consentry", "bundle.too_large"),
        ("2-bytes.consentry", "bundle.malformed"),
        ("2-page.consentry", "bundle.malformed"),
        #[cfg(unix)]
        ("2-broken.consentry", "file.unreadable"),
        #[cfg(unix)]
        ("2-endless.consentry", "file.unreadable"),
    ] {
        assert_eq!(codes(&answer, file), [code], "{file}");
    }
    let bundles = answer["bundles"].as_array().unwrap().len();
    assert_eq!(answer["counts"]["bundles"], bundles);
    assert_eq!(bundles, if cfg!(unix) { 10 } else { 8 });
    let secretless = answer.to_string();
    assert!(!secretless.contains("alert(1)"));
}

#[test]
fn files_are_listed_by_line_or_by_nul_in_a_file_or_on_standard_input() {
    let cli = Cli::new();
    write(cli.home(), "a b.consentry", &oidc());
    write(cli.home(), "c.consentry", &oidc());
    let lines = "a b.consentry\r\nc.consentry\n\n";
    std::fs::write(cli.home().join("list"), lines).unwrap();
    let number = |arguments: &[&str], input: &str| {
        let about = ["check", "--json", "--at", AT];
        let ended = cli.run_with(about.iter().chain(arguments), input);
        ended.expect_code(0).json()["counts"]["bundles"].clone()
    };

    assert_eq!(number(&["--from-list", "list"], ""), 2);
    assert_eq!(number(&["--from-list", "-"], lines), 2);
    assert_eq!(number(&[], "a b.consentry\0c.consentry\0"), 2);
    assert_eq!(number(&["-"], lines), 2);
    // Each once, however often it is named.
    assert_eq!(number(&["c.consentry", "--from-list", "list"], ""), 2);
}

#[test]
fn where_there_is_no_bundle_at_all_that_is_wrong_usage() {
    let cli = Cli::new();
    std::fs::create_dir(cli.home().join("empty")).unwrap();

    for arguments in [&["empty"][..], &[], &["--from-list", "nothing"]] {
        let ended = check(&cli, arguments);

        assert_eq!(ended.code, Some(2), "{arguments:?}: {ended:?}");
    }
}

#[test]
fn a_value_of_a_bundle_moves_no_terminal() {
    let cli = Cli::new();
    let mut bundle = oidc();
    bundle.service.name = "a\u{1b}[2Jb\nWarning: forged".to_owned();
    bundle.credential.as_mut().unwrap().expires_on = "2026-11-01".parse().ok();
    write(cli.home(), "a.consentry", &bundle);

    let ended = check(&cli, &["a.consentry"]).expect_code(1);

    assert!(!ended.stdout.contains('\u{1b}'), "{ended:?}");
    assert!(!ended.stdout.lines().any(|line| line.starts_with("Warning")));
}
