//! A browser without a screen for the practice tenant: an HTTP client that follows redirects and keeps cookies.

mod page;

use std::collections::BTreeMap;
use std::sync::Arc;

use http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use url::{Host, Url};

use self::page::{Post, handed_over, visible_text};
use crate::failure::Failure;
use crate::language::Language;
use crate::ports::{Browser, BrowserError, Http, HttpError, HttpResponse};

/// More redirects than any sign-in has.
const MOST_REDIRECTS: usize = 20;

/// A browser that stays in the practice tenant.
///
/// A redirect back to this computer is delivered. One to anywhere else is not: its address is shown, as a
/// browser shows it, and so is the text of a page that stays.
pub struct HeadlessBrowser {
    http: Arc<dyn Http>,
    practice: Url,
    language: &'static Language,
    visits: UnboundedSender<Visit>,
}

/// What a browser without a screen tells of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visit {
    /// It was opened.
    Begun,
    /// It came to an end, with what is shown then; nothing, where the answer was delivered to this computer.
    Ended(Option<String>),
}

impl HeadlessBrowser {
    /// A browser for the practice tenant at `practice`, and its visits.
    #[must_use]
    pub fn new(
        http: Arc<dyn Http>,
        practice: Url,
        language: &'static Language,
    ) -> (Self, UnboundedReceiver<Visit>) {
        let (visits, told) = unbounded_channel();
        let browser = Self {
            http,
            practice,
            language,
            visits,
        };
        (browser, told)
    }
}

impl Browser for HeadlessBrowser {
    fn open(&self, url: &Url) -> Result<(), BrowserError> {
        let journey = Journey {
            http: Arc::clone(&self.http),
            practice: self.practice.clone(),
            language: self.language,
            cookies: BTreeMap::new(),
        };
        let (visits, url) = (self.visits.clone(), url.clone());
        // Nobody looks any more when the set-up has gone on.
        let _ = visits.send(Visit::Begun);
        tokio::spawn(async move {
            let _ = visits.send(Visit::Ended(journey.end(url).await));
        });
        Ok(())
    }
}

struct Journey {
    http: Arc<dyn Http>,
    practice: Url,
    language: &'static Language,
    cookies: BTreeMap<String, String>,
}

impl Journey {
    /// What is shown in the end; nothing, where the answer was delivered.
    async fn end(mut self, mut url: Url) -> Option<String> {
        for _ in 0..MOST_REDIRECTS {
            let at_practice = url.origin() == self.practice.origin();
            if !at_practice && !is_here(&url) {
                return Some(url.into());
            }
            let response = match self.get(&url, at_practice).await {
                Ok(response) => response,
                Err(reason) => return Some(reason),
            };
            if !at_practice {
                return None;
            }
            self.keep_cookies(&response);
            if let Some(next) = onward(&url, &response) {
                url = next;
                continue;
            }
            let page = String::from_utf8_lossy(response.body());
            return match handed_over(&page) {
                Some(post) => self.hand_over(&post, &page).await,
                None => Some(visible_text(&page)),
            };
        }
        Some(self.language.say("setup-redirects-without-end", &[]))
    }

    /// Posts the answer to this computer; for any other place the page itself is what there is to paste.
    async fn hand_over(&self, post: &Post, page: &str) -> Option<String> {
        let here = Url::parse(&post.action).is_ok_and(|action| is_here(&action));
        if !here {
            return Some(page.to_owned());
        }
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&post.fields)
            .finish();
        let request = http::Request::post(&post.action)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body.into_bytes());
        let sent = match request {
            Ok(request) => {
                let sent = self.http.send(request).await;
                sent.map_err(|error| self.summary(error))
            }
            Err(error) => Err(error.to_string()),
        };
        sent.err()
    }

    async fn get(&self, url: &Url, at_practice: bool) -> Result<HttpResponse, String> {
        let mut request = http::Request::get(url.as_str());
        if at_practice && !self.cookies.is_empty() {
            let pairs: Vec<_> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        let request = request
            .body(Vec::new())
            .map_err(|error| error.to_string())?;
        let sent = self.http.send(request).await;
        sent.map_err(|error| self.summary(error))
    }

    /// Why nobody answered, in a sentence.
    fn summary(&self, error: HttpError) -> String {
        Failure::from(error).summary(self.language)
    }

    /// Names and values alone (RFC 6265 §5.2): there is one host, and the journey is short.
    fn keep_cookies(&mut self, response: &HttpResponse) {
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().ok().and_then(|text| text.split(';').next());
            if let Some((name, value)) = pair.and_then(|pair| pair.split_once('=')) {
                self.cookies
                    .insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}

fn onward(url: &Url, response: &HttpResponse) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    url.join(location).ok()
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
