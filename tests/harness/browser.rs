//! A browser without a screen: follows redirects, keeps cookies, and fills in and posts the forms it meets
//! as one person would.

use std::fmt::Write as _;

use consentry_core::ports::system::SystemHttp;
use consentry_core::ports::{Http as _, HttpRequest, HttpResponse};
use url::{Host, Url};

use crate::page::{self, Form};

/// More pages than any sign-in has. Whoever needs more goes round in circles.
const PAGES: usize = 24;

/// Somebody who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What they type as user name.
    pub name: String,
    /// What they type as password.
    pub password: String,
}

/// Where a visit ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// At an address outside this computer, which was not visited.
    Address(Url),
    /// On a page without a form.
    Page {
        /// Its address.
        address: Url,
        /// What a person reads and copies there.
        text: String,
    },
}

/// One person's browser, with its cookies.
pub struct HttpBrowser {
    http: SystemHttp,
    person: Person,
    cookies: Vec<Cookie>,
}

struct Cookie {
    origin: url::Origin,
    path: String,
    name: String,
    value: String,
}

impl HttpBrowser {
    /// A browser in which nobody has signed in yet, used by `person`.
    #[must_use]
    pub const fn of(person: Person, http: SystemHttp) -> Self {
        Self {
            http,
            person,
            cookies: Vec::new(),
        }
    }

    /// Goes to `address` and on, until there is nothing left to do.
    ///
    /// # Panics
    /// When a page cannot be had, or the pages never end.
    pub async fn visit(&mut self, address: &Url) -> End {
        let mut address = address.clone();
        let mut form: Option<Form> = None;
        for _ in 0..PAGES {
            if !is_here(&address) {
                return End::Address(address);
            }
            let response = self.send(&address, form.take()).await;
            self.remember(&address, &response);
            if let Some(next) = redirect(&address, &response) {
                address = next;
                continue;
            }
            let markup = String::from_utf8_lossy(response.body()).into_owned();
            match page::first_form(&markup, &self.person) {
                Some(found) => {
                    address = address.join(&found.action).expect("a form has an address");
                    form = Some(found);
                }
                None => {
                    return End::Page {
                        address,
                        text: page::text(&markup),
                    };
                }
            }
        }
        panic!("the pages do not end: the last one is {address}");
    }

    async fn send(&self, address: &Url, form: Option<Form>) -> HttpResponse {
        let mut bare = address.clone();
        bare.set_fragment(None);
        let request = http::Request::builder()
            .uri(bare.as_str())
            .header(http::header::COOKIE, self.cookies_for(address));
        let request: HttpRequest = match form {
            None => request.method("GET").body(Vec::new()),
            Some(form) => request
                .method("POST")
                .header(
                    http::header::CONTENT_TYPE,
                    "application/x-www-form-urlencoded",
                )
                .body(form.encoded().into_bytes()),
        }
        .expect("an address makes a request");
        self.http
            .send(request)
            .await
            .unwrap_or_else(|error| panic!("{} answers: {error:?}", address.authority()))
    }

    fn cookies_for(&self, address: &Url) -> String {
        let mut header = String::new();
        for cookie in &self.cookies {
            if cookie.origin == address.origin() && address.path().starts_with(&cookie.path) {
                let separator = if header.is_empty() { "" } else { "; " };
                write!(header, "{separator}{}={}", cookie.name, cookie.value)
                    .expect("text can be written to");
            }
        }
        header
    }

    /// Takes in what `Set-Cookie` says (RFC 6265 §5.2); an empty value takes the cookie away.
    fn remember(&mut self, address: &Url, response: &HttpResponse) {
        for header in response.headers().get_all(http::header::SET_COOKIE) {
            let Some(cookie) = header.to_str().ok().and_then(|text| cookie(address, text)) else {
                continue;
            };
            self.cookies.retain(|known| {
                (&known.origin, &known.path, &known.name)
                    != (&cookie.origin, &cookie.path, &cookie.name)
            });
            if !cookie.value.is_empty() {
                self.cookies.push(cookie);
            }
        }
    }
}

fn cookie(address: &Url, text: &str) -> Option<Cookie> {
    let mut parts = text.split(';').map(str::trim);
    let (name, value) = parts.next()?.split_once('=')?;
    let path = parts
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.eq_ignore_ascii_case("path"))
        .map_or("/", |(_, path)| path);
    Some(Cookie {
        origin: address.origin(),
        path: path.to_owned(),
        name: name.to_owned(),
        value: value.to_owned(),
    })
}

fn redirect(address: &Url, response: &HttpResponse) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(http::header::LOCATION)?;
    let next = address.join(location.to_str().ok()?);
    Some(next.expect("a redirect leads somewhere"))
}

/// Whether `address` is on this computer: no test goes anywhere else.
fn is_here(address: &Url) -> bool {
    match address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
