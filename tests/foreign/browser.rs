//! `consentry-test-browser NAME PASSWORD URL`: a browser for programs that start one by a command. It signs
//! in as one person and ends where the sign-in ends.

use consentry_core::ports::system::SystemHttp;
use consentry_tests::browser::{HttpBrowser, Person};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut words = std::env::args().skip(1);
    let mut next = |what: &str| words.next().unwrap_or_else(|| panic!("{what} is missing"));
    let (name, password) = (next("NAME"), next("PASSWORD"));
    let url = next("URL").parse().expect("URL is an address");
    let http = SystemHttp::new().expect("there is an HTTP client");
    HttpBrowser::of(Person { name, password }, http)
        .visit(&url)
        .await;
}
