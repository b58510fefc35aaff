//! This computer's network, asked over loopback.

use std::io::Write;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

use super::{
    Http, HttpError, HttpRequest, LIMITS, Limits, SystemHttp, SystemHttpError, is_loopback,
};

/// Answers one request with `answer` and gives back what it was asked.
async fn once(answer: String) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/x?code=hidden", listener.local_addr().unwrap());
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = vec![0; 4096];
        let length = stream.read(&mut asked).await.unwrap();
        // The client may hang up in the middle of an answer that is too large.
        let _ = stream.write_all(answer.as_bytes()).await;
        String::from_utf8(asked[..length].to_vec()).unwrap()
    });
    (address, served)
}

fn get(address: &str) -> HttpRequest {
    http::Request::get(address).body(Vec::new()).unwrap()
}

#[tokio::test]
async fn an_answer_comes_back_whole_whatever_its_status() {
    let (address, served) =
        once("HTTP/1.1 400 Bad\r\nx-a: b\r\ncontent-length: 2\r\n\r\nno".to_owned()).await;

    let response = SystemHttp::trusting(None)
        .unwrap()
        .send(get(&address))
        .await
        .unwrap();

    assert_eq!(
        (response.status().as_u16(), response.body().as_slice()),
        (400, &b"no"[..])
    );
    assert_eq!(response.headers()["x-a"], "b");
    let asked = served.await.unwrap().to_lowercase();
    assert!(
        asked.contains(concat!("user-agent: consentry/", env!("CARGO_PKG_VERSION"))),
        "{asked}"
    );
}

#[tokio::test]
async fn a_redirect_is_handed_over_and_not_followed() {
    let (address, _served) = once(
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"
            .to_owned(),
    )
    .await;

    let response = SystemHttp::trusting(None)
        .unwrap()
        .send(get(&address))
        .await
        .unwrap();

    assert_eq!(response.status().as_u16(), 302);
    assert_eq!(response.headers()["location"], "http://127.0.0.1:1/");
}

#[tokio::test]
async fn an_answer_over_the_limit_is_refused_even_without_a_stated_length() {
    for head in ["content-length: 4194305\r\n", "connection: close\r\n"] {
        let body = "x".repeat(LIMITS.body + 1);
        let (address, _served) = once(format!("HTTP/1.1 200 OK\r\n{head}\r\n{body}")).await;

        let error = SystemHttp::trusting(None)
            .unwrap()
            .send(get(&address))
            .await
            .unwrap_err();

        assert_eq!(
            error,
            HttpError::TooLarge {
                host: "127.0.0.1".to_owned()
            }
        );
    }
}

#[tokio::test]
async fn silence_is_a_time_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let limits = Limits {
        total: Duration::from_millis(20),
        ..LIMITS
    };
    let http = SystemHttp::limited(None, limits).unwrap();

    let error = http
        .send(get(&format!("http://{}/", listener.local_addr().unwrap())))
        .await
        .unwrap_err();

    assert_eq!(
        error,
        HttpError::TimedOut {
            host: "127.0.0.1".to_owned()
        }
    );
}

#[tokio::test]
async fn a_closed_door_is_unreachable_and_the_error_keeps_nothing_of_the_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/x?code=hidden", listener.local_addr().unwrap());
    drop(listener);

    let error = SystemHttp::trusting(None)
        .unwrap()
        .send(get(&address))
        .await
        .unwrap_err();

    assert!(matches!(error, HttpError::Unreachable { .. }), "{error:?}");
    assert!(!format!("{error:?}").contains("hidden"), "{error:?}");
}

#[test]
fn certificates_that_cannot_be_used_are_refused_by_name() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"no certificate").unwrap();

    for path in [file.path(), std::path::Path::new("/does/not/exist.pem")] {
        let error = SystemHttp::trusting(Some(path)).unwrap_err();

        let SystemHttpError::Certificates { path: named, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!(named, path);
    }
}

#[test]
fn only_addresses_on_this_computer_go_past_the_proxy() {
    for (address, expected) in [
        ("http://127.0.0.1:4000/", true),
        ("http://[::1]/", true),
        ("https://localhost/", true),
        ("https://login.microsoftonline.com/", false),
        ("https://localhost.example/", false),
    ] {
        assert_eq!(
            is_loopback(&Url::parse(address).unwrap()),
            expected,
            "{address}"
        );
    }
}
