//! The page in a real browser: open to everybody, printable, and nothing from elsewhere or of somebody else's runs in it.

use std::fs;
use std::path::Path;

use consentry_tests::chromium::Chromium;
use consentry_tests::cli::Cli;
use consentry_tests::desktop::Desktop;
use serde_json::{Value, json};
use thirtyfour::By;

use crate::written::{bundles, changed};

/// What axe-core finds, in a line each.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], preload: false }).then(
        (found) => done(found.violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.html))),
        (error) => done([String(error)]),
    );
";

#[tokio::test]
async fn a_page_is_open_to_everybody_and_runs_nothing() {
    let cli = Cli::new();
    let mut pages = Vec::new();
    for name in ["kandji-saml", "kloudmate-oidc", "kivo-vendor-managed"] {
        pages.push(written(&cli, &bundles()[name], name));
    }
    let hostile = changed(&cli, "custom-saml", |bundle| {
        let text = "</title><script>document.title = 'pwned'</script><img src=x onerror=\"document.title = 'pwned'\">";
        bundle["model"]["inputs"]["service_name"] = text.into();
        bundle["tenant"]["displayName"] = text.into();
    });
    pages.push(written(&cli, &hostile, "hostile"));
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let shown = browser.tab_at("about:blank").await;
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe-core is installed with the ui's packages");

    for page in pages {
        let driver = shown.page();
        let address = format!("file://{}", page.display());
        driver.goto(&address).await.unwrap();
        shown.part_at(&By::Css("h1")).await;
        // The page's policy lets no script run; a debugger is none of it.
        let evaluated = json!({ "expression": axe, "returnByValue": false });
        let chrome = driver.cdp();
        let _ = chrome
            .send_raw("Runtime.evaluate", evaluated)
            .await
            .unwrap();
        let found = driver.execute_async(LOOK, vec![]).await.unwrap();
        assert_eq!(found.json(), &json!([]), "{address}");

        let told = "return [document.title, document.scripts.length, document.images.length, \
            performance.getEntriesByType('resource').length, document.links.length, \
            document.documentElement.scrollWidth <= document.documentElement.clientWidth]";
        let told = driver.execute(told, vec![]).await.unwrap();
        let told = told.json().clone();
        let title = told[0].as_str().unwrap();
        assert_ne!(title, "pwned", "{address}");
        assert_eq!(
            told.as_array().unwrap()[1..5],
            [0, 0, 0, 0].map(Value::from),
            "{address}"
        );
        assert_eq!(told[5], true, "{address} fits its window");
    }
    browser.close().await;
}

fn written(cli: &Cli, bundle: &Path, name: &str) -> std::path::PathBuf {
    let page = cli.home().join(format!("{name}.html"));
    let arguments = [
        "handoff",
        bundle.to_str().unwrap(),
        "--form",
        "html",
        "--out",
        page.to_str().unwrap(),
    ];
    let _ = cli.run(arguments).expect_code(0);
    page
}
