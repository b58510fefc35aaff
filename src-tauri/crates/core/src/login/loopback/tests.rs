//! The listener, on real sockets.

use secrecy::ExposeSecret as _;
use tokio::io::AsyncReadExt as _;

use super::*;
use crate::login::capture::ArrivedAt;
use crate::login::fixture::{CODE, Counting, Late, Still};

const FOREVER: Duration = Duration::MAX;

async fn bind(registered: &str) -> Loopback {
    Loopback::bind(
        &RedirectUri::new(registered),
        &Counting::default(),
        Language::english(),
    )
    .await
    .expect("a listener")
}

fn port(loopback: &Loopback) -> u16 {
    loopback.listeners[0].local_addr().expect("bound").port()
}

/// Sends `request` and reads the whole response.
async fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("somebody listens");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut response = String::new();
    stream
        .read_to_string(&mut response)
        .await
        .expect("answered");
    response
}

fn get(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

fn post(target: &str, body: &str) -> String {
    let kind = "application/x-www-form-urlencoded; charset=utf-8";
    let length = body.len();
    format!(
        "POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// Sends the requests one after the other, then the right answer, and returns all responses.
async fn browse(loopback: Loopback, requests: &[String]) -> (LoginAnswer, Vec<String>) {
    let address = v4(port(&loopback));
    let last = get(&format!("{}?code={CODE}&state=s", loopback.path));
    let browser = async {
        let mut responses = Vec::new();
        for request in requests.iter().chain([&last]) {
            responses.push(ask(address, request).await);
        }
        responses
    };
    let (answer, responses) = tokio::join!(loopback.receive_within("s", &Still, FOREVER), browser);
    (answer.expect("an answer"), responses)
}

#[track_caller]
fn holds_the_code(answer: &LoginAnswer) {
    let LoginAnswer::Code { code, landing } = answer else {
        panic!("not a code: {answer:?}");
    };
    assert_eq!(code.expose_secret(), CODE);
    assert_eq!(landing.at, ArrivedAt::RedirectUri);
}

#[tokio::test]
async fn the_port_is_put_into_the_registered_text_and_nothing_else() {
    for (registered, expected) in [
        ("http://localhost", "http://localhost:{port}"),
        ("http://localhost/", "http://localhost:{port}/"),
        ("http://localhost:0/Cb/", "http://localhost:{port}/Cb/"),
        ("http://127.0.0.1/cb?x=1", "http://127.0.0.1:{port}/cb?x=1"),
    ] {
        let loopback = bind(registered).await;

        let expected = expected.replace("{port}", &port(&loopback).to_string());
        assert_eq!(loopback.redirect_uri().as_str(), expected);
    }
}

#[tokio::test]
async fn a_port_that_is_given_is_used_and_a_taken_one_is_said() {
    let first = bind("http://localhost/cb").await;

    let second = Loopback::bind(
        first.redirect_uri(),
        &Counting::default(),
        Language::english(),
    )
    .await;

    assert_eq!(
        second.expect_err("taken").code,
        FailureCode::LoopbackUnavailable
    );
    let given = first.redirect_uri().clone();
    drop(first);
    let again = Loopback::bind(&given, &Counting::default(), Language::english())
        .await
        .expect("free again");
    assert_eq!(again.redirect_uri(), &given);
}

#[tokio::test]
async fn an_address_elsewhere_is_refused() {
    for elsewhere in [
        "https://localhost/",
        "http://example.com/",
        "http://0.0.0.0/",
        "http://localhost.example/",
        "x",
    ] {
        let failure = Loopback::bind(
            &RedirectUri::new(elsewhere),
            &Counting::default(),
            Language::english(),
        )
        .await;

        assert_eq!(
            failure.expect_err(elsewhere).code,
            FailureCode::RedirectUriMalformed
        );
    }
}

#[tokio::test]
async fn an_answer_in_the_query_is_caught_and_thanked_for() {
    let (answer, responses) = browse(bind("http://localhost").await, &[]).await;

    holds_the_code(&answer);
    assert!(
        responses[0].starts_with("HTTP/1.1 200 OK\r\n"),
        "{}",
        responses[0]
    );
    assert!(responses[0].contains("You can close this tab and go back to Consentry."));
    assert!(responses[0].contains("default-src 'none'"));
    assert!(!responses[0].contains("<script") && !responses[0].contains(CODE));
}

#[tokio::test]
async fn an_answer_on_the_other_loopback_address_is_caught() {
    let loopback = bind("http://localhost").await;
    let Some(second) = loopback.listeners.get(1) else {
        return; // This computer has no IPv6.
    };
    let address = second.local_addr().expect("bound");

    let request = get(&format!("/?code={CODE}&state=s"));
    let (answer, _) = tokio::join!(
        loopback.receive_within("s", &Still, FOREVER),
        ask(address, &request)
    );

    holds_the_code(&answer.expect("an answer"));
}

#[tokio::test]
async fn an_answer_by_form_post_is_caught() {
    let loopback = bind("http://localhost/cb").await;
    let address = v4(port(&loopback));

    let request = post("/cb", &format!("code={CODE}&state=s"));
    let (answer, _) = tokio::join!(
        loopback.receive_within("s", &Still, FOREVER),
        ask(address, &request)
    );

    holds_the_code(&answer.expect("an answer"));
}

#[tokio::test]
async fn a_posted_response_of_either_federation_protocol_is_caught_with_its_state() {
    let saml = r#"<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>"#;
    let wresult = r#"<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"/>"#;
    for fields in [
        [("SAMLResponse", saml), ("RelayState", "s")],
        [("wresult", wresult), ("wctx", "s")],
    ] {
        let loopback = bind("http://localhost/acs").await;
        let posted = |state: &str| {
            let [answer, (name, _)] = fields;
            let body = form_urlencoded::Serializer::new(String::new())
                .extend_pairs([answer, (name, state)])
                .finish();
            post("/acs", &body)
        };
        let address = v4(port(&loopback));
        let (forged, right) = (posted("another"), posted("s"));
        let browser = async { (ask(address, &forged).await, ask(address, &right).await) };

        let (answer, (refused, thanked)) =
            tokio::join!(loopback.receive_within("s", &Still, FOREVER), browser);

        let answer = answer.expect("an answer");
        let landing = answer.landing().expect("it was caught");
        assert_eq!(landing.at, ArrivedAt::RedirectUri);
        assert_eq!(landing.state.as_deref(), Some("s"));
        assert!(!refused.starts_with("HTTP/1.1 200"), "{refused}");
        assert!(thanked.starts_with("HTTP/1.1 200"), "{thanked}");
    }
}

#[tokio::test]
async fn an_error_with_the_right_state_ends_the_wait_too() {
    let loopback = bind("http://localhost").await;
    let address = v4(port(&loopback));

    let request = get("/?error=access_denied&state=s");
    let (answer, _) = tokio::join!(
        loopback.receive_within("s", &Still, FOREVER),
        ask(address, &request)
    );

    assert!(matches!(answer, Ok(LoginAnswer::Error { .. })));
}

#[tokio::test]
async fn a_wrong_state_is_refused_and_does_not_end_the_wait() {
    let wrong = [
        "/?code=stolen&state=another",
        "/?code=stolen",
        "/?error=access_denied",
    ]
    .map(get);

    let (answer, responses) = browse(bind("http://localhost").await, &wrong).await;

    holds_the_code(&answer);
    for response in &responses[..3] {
        assert!(response.starts_with("HTTP/1.1 400 "), "{response}");
        assert!(response.contains("another login"));
    }
}

#[tokio::test]
async fn other_paths_methods_and_bodies_are_refused_and_do_not_end_the_wait() {
    let json = "POST /cb HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n";
    let requests = [
        get("/favicon.ico"),
        get(&format!("/CB?code={CODE}&state=s")),
        "DELETE /cb HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned(),
        json.to_owned(),
        post("/cb", "nothing=here"),
        "nonsense\r\n\r\n".to_owned(),
    ];

    let (answer, responses) = browse(bind("http://localhost/cb").await, &requests).await;

    holds_the_code(&answer);
    let statuses: Vec<_> = responses.iter().map(|response| &response[9..12]).collect();
    assert_eq!(statuses, ["404", "404", "405", "405", "400", "400", "200"]);
}

#[tokio::test]
async fn a_connection_that_says_nothing_holds_nobody_up() {
    let loopback = bind("http://localhost").await;
    let address = v4(port(&loopback));
    let silent = TcpStream::connect(address).await.expect("somebody listens");

    let (answer, _) = browse(loopback, &[]).await;

    holds_the_code(&answer);
    drop(silent);
}

#[tokio::test]
async fn an_answer_in_the_fragment_is_carried_home_by_a_script_with_a_nonce() {
    let (_, responses) = browse(bind("http://localhost").await, &[get("/")]).await;

    let nonce = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    assert!(responses[0].contains(&format!("script-src 'nonce-{nonce}'; form-action 'self'")));
    assert!(responses[0].contains(&format!("<script nonce=\"{nonce}\">")));
}

#[tokio::test]
async fn a_long_code_passes_and_an_endless_line_does_not() {
    let long = format!("0.{}", "x".repeat(8_000));
    let loopback = bind("http://localhost").await;
    let address = v4(port(&loopback));
    let browser = async {
        let endless = ask(
            address,
            &format!("GET /?{}", "x".repeat(LONGEST_LINE_AND_MORE)),
        )
        .await;
        let proper = ask(address, &get(&format!("/?code={long}&state=s"))).await;
        (endless, proper)
    };

    let (answer, (endless, proper)) =
        tokio::join!(loopback.receive_within("s", &Still, FOREVER), browser);

    assert!(endless.starts_with("HTTP/1.1 413 "), "{endless}");
    assert!(proper.starts_with("HTTP/1.1 200 "), "{proper}");
    assert!(matches!(answer, Ok(LoginAnswer::Code { code, .. }) if code.expose_secret() == long));
}

/// One octet more than the listener reads before it gives up, so that none is left unread.
const LONGEST_LINE_AND_MORE: usize = 16 * 1024 - 5;

#[tokio::test]
async fn when_the_time_is_over_the_listener_is_closed() {
    let loopback = bind("http://localhost").await;
    let address = v4(port(&loopback));

    let answer = loopback.receive_within("s", &Late, Duration::ZERO).await;

    assert_eq!(
        answer.expect_err("too late").code,
        FailureCode::LoginTimedOut
    );
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}

#[tokio::test]
async fn a_login_that_is_cancelled_closes_its_listener() {
    let loopback = bind("http://localhost").await;
    let address = v4(port(&loopback));
    let mut waiting = Box::pin(loopback.receive_within("s", &Still, FOREVER));
    assert!(futures_util::poll!(waiting.as_mut()).is_pending());

    drop(waiting);

    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}

/// The beginning of a client's first message in its record (RFC 8446 §4.1.2, §5.1).
const CLIENT_HELLO: &[u8] = &[0x16, 3, 1, 0, 0xc8, 1, 0, 0, 0xc4, 3, 3];

#[tokio::test]
async fn a_browser_that_comes_with_tls_is_sent_away_at_once_told_of_and_may_come_back_without() {
    let loopback = bind("http://localhost/cb").await;
    let address = v4(port(&loopback));
    let mut told = loopback.came_by_tls();
    let browser = async {
        let mut stream = TcpStream::connect(address).await.expect("somebody listens");
        stream.write_all(CLIENT_HELLO).await.expect("sent");
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await.expect("closed");
        told.wait_for(|told| *told).await.expect("told");
        ask(address, &get(&format!("/cb?code={CODE}&state=s"))).await;
        response
    };

    let (answer, response) = tokio::join!(loopback.receive_within("s", &Still, FOREVER), browser);

    holds_the_code(&answer.expect("an answer"));
    assert_eq!(response, PROTOCOL_VERSION_ALERT);
}

#[tokio::test]
async fn a_wait_that_ends_after_a_browser_came_with_tls_says_why() {
    let loopback = bind("http://localhost/cb").await;
    loopback.came_by_tls.send_replace(true);

    let failure = loopback
        .receive_within("s", &Late, FOREVER)
        .await
        .expect_err("the time is over");

    assert_eq!(failure.code, FailureCode::LoginTimedOut);
    assert!(
        failure.summary(Language::english()).contains("https"),
        "{}",
        failure.summary(Language::english())
    );
}
