//! What comes to the address on this computer besides the answer.

use consentry_core::step::Step;
use consentry_core::view::{Persona, Verdict, Way};
use consentry_practice::Kind;
use consentry_tests::browser::End;
use consentry_tests::engine::Desk;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use url::Url;

use crate::walk::{KLOUDMATE, Walk, last_run};

#[tokio::test]
async fn a_wrong_state_a_wrong_path_and_no_answer_at_all_do_not_end_the_wait() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();
    let answer_to = redirect_uri(&address);

    for uninvited in [
        "?code=stolen&state=wrong",
        "?error=access_denied&state=wrong",
        "?code=stolen",
        "",
        "/favicon.ico",
        "/other?code=stolen&state=wrong",
    ] {
        let uninvited = format!("{}{uninvited}", answer_to.as_str().trim_end_matches('/'));
        let uninvited = Url::parse(&uninvited).unwrap();
        let End::Page { .. } = desk.browser(Kind::Member).visit(&uninvited).await else {
            panic!("there is a page for {uninvited}");
        };
        assert!(walk.view().running.is_some(), "{uninvited}");
    }

    assert_eq!(walk.browse(Kind::Member, &address).await, None);
    let view = desk.engine.idle().await.setup.unwrap();
    assert_eq!(last_run(&view).verdict, Verdict::Pass);
}

#[tokio::test]
async fn the_page_that_a_person_ends_on_sends_them_back_and_shows_nothing_of_the_answer() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();

    let End::Page { address, text } = desk.browser(Kind::Member).visit(&address).await else {
        panic!("the answer ends on a page");
    };

    let (_, code) = address
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap();
    assert!(text.contains("Consentry"), "{text}");
    assert!(!text.contains(&*code));
    desk.engine.idle().await;
}

#[tokio::test]
async fn a_browser_that_comes_with_tls_is_told_of_while_the_login_waits_on() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();
    let mut changes = desk.engine.changes();
    let port = redirect_uri(&address).port().unwrap();
    let mut browser = TcpStream::connect(("127.0.0.1", port)).await.unwrap();

    browser.write_all(&[0x16, 3, 1, 0, 0xc8, 1]).await.unwrap();
    let doing = || walk.view().running.map(|running| running.doing);
    while !doing().is_some_and(|doing| doing.contains("https")) {
        changes.changed().await.unwrap();
    }

    assert_eq!(walk.browse(Kind::Member, &address).await, None);
    let view = desk.engine.idle().await.setup.unwrap();
    assert_eq!(last_run(&view).verdict, Verdict::Pass);
}

fn redirect_uri(address: &Url) -> Url {
    let (_, uri) = address
        .query_pairs()
        .find(|(name, _)| name == "redirect_uri")
        .unwrap();
    Url::parse(&uri).unwrap()
}
