//! What takes the place of a personal value: of the same form, the same for the same value, and of no use to go back by.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use super::{Level, Salt};

/// In the user name of a guest, between the address at home and the directory.
const GUEST: &str = "#EXT#";

/// Domains that Microsoft gives to directories: they name an organisation.
const OF_DIRECTORIES: [&str; 3] = [
    ".onmicrosoft.com",
    ".onmicrosoft.us",
    ".partner.onmschina.cn",
];

/// In place of the address of a picture or a page: it says nothing that a verdict needs.
const URL: &str = "https://removed.invalid/";

/// Makes pseudonyms, or forms, for one bundle.
pub(super) struct Pseudonyms {
    level: Level,
    key: [u8; 32],
    domains: BTreeSet<String>,
}

impl Pseudonyms {
    /// With the key of `salt`; addresses in one of `domains` stay there.
    pub(super) const fn new(level: Level, salt: &Salt, domains: BTreeSet<String>) -> Self {
        Self {
            level,
            key: salt.0,
            domains,
        }
    }

    /// What takes the place of `value`. White space around it stays, and nothing takes the place of nothing.
    pub(super) fn of(&self, value: &str) -> String {
        let inner = value.trim();
        if inner.is_empty() {
            return value.to_owned();
        }
        let start = value.len() - value.trim_start().len();
        let end = start + inner.len();
        [&value[..start], &self.of_trimmed(inner), &value[end..]].concat()
    }

    /// What takes the place of a number, with as many digits.
    pub(super) fn number(&self, number: u64) -> u64 {
        if self.level == Level::Removed {
            return 0;
        }
        let digits = self.digits(&number.to_string());
        digits.parse().unwrap_or(number % 10)
    }

    fn of_trimmed(&self, value: &str) -> String {
        if let Some(id) = guid(value) {
            return self.guid(id, value);
        }
        if let Some((home, there)) = value.split_once(GUEST) {
            let domain = there.strip_prefix('@');
            let there = domain.map_or_else(
                || self.opaque(there),
                |domain| format!("@{}", self.domain(domain)),
            );
            return format!("{}{GUEST}{there}", self.at_home(home));
        }
        if let Some((before, address)) = value.split_once('#').filter(|(_, a)| is_address(a)) {
            // `live.com#ada@example.com`, as consumers are named.
            return format!("{before}#{}", self.of_trimmed(address));
        }
        if is_address(value)
            && let Some((local, domain)) = value.split_once('@')
        {
            return format!("{}@{}", self.local(local), self.domain(domain));
        }
        if let Some((domain, name)) = value.split_once('\\').filter(|(_, name)| !name.is_empty()) {
            return format!("{domain}\\{}", self.of_trimmed(name));
        }
        if let Ok(address) = value.parse::<IpAddr>() {
            return self.ip(address);
        }
        if value.contains("://") {
            return URL.to_owned();
        }
        if is_number(value) {
            return self.digits(value);
        }
        if is_name(value) {
            return self.name(value);
        }
        self.opaque(value)
    }

    fn is_removed(&self) -> bool {
        self.level == Level::Removed
    }

    /// 32 bytes that nobody can foretell, the same for the same text in the same role.
    fn bytes(&self, role: &str, text: &str) -> [u8; 32] {
        let mut bytes = [0; 32];
        // A key of any length is one (RFC 2104 §3).
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) {
            mac.update(role.as_bytes());
            mac.update(&[0]);
            mac.update(text.to_lowercase().as_bytes());
            bytes = mac.finalize().into_bytes().into();
        }
        bytes
    }

    fn guid(&self, id: Uuid, as_written: &str) -> String {
        let random = if self.is_removed() {
            Uuid::nil()
        } else {
            let bytes = self.bytes("guid", &id.to_string());
            let mut first = [0; 16];
            first.copy_from_slice(&bytes[..16]);
            uuid::Builder::from_random_bytes(first).into_uuid()
        };
        let text = if as_written.contains('-') {
            random.to_string()
        } else {
            random.simple().to_string()
        };
        let text = if as_written.contains(|letter: char| letter.is_ascii_uppercase()) {
            text.to_uppercase()
        } else {
            text
        };
        if as_written.starts_with('{') {
            format!("{{{text}}}")
        } else {
            text
        }
    }

    /// The part of a guest's user name that is the address at home, with `_` for its `@`.
    fn at_home(&self, home: &str) -> String {
        let address = home_address(home);
        match address {
            Some(address) => self.of_trimmed(&address).replace('@', "_"),
            None => self.opaque(home),
        }
    }

    fn local(&self, local: &str) -> String {
        if self.is_removed() {
            return "removed".to_owned();
        }
        cased(&word(&self.bytes("local", local), 4), local)
    }

    /// The organisation's domains and a directory's own stay.
    fn domain(&self, domain: &str) -> String {
        let plain = domain.to_lowercase();
        let is_own = |own: &String| {
            plain == *own
                || plain
                    .strip_suffix(own.as_str())
                    .is_some_and(|below| below.ends_with('.'))
        };
        let of_directory = OF_DIRECTORIES.iter().any(|end| plain.ends_with(end));
        if self.is_removed() {
            return "removed.invalid".to_owned();
        }
        if of_directory || self.domains.iter().any(is_own) {
            return domain.to_owned();
        }
        let name = word(&self.bytes("domain", domain), 3);
        cased(&format!("{name}.example"), domain)
    }

    /// Names, word by word: a given name is the same alone and in front of a surname.
    fn name(&self, name: &str) -> String {
        if self.is_removed() {
            return "removed".to_owned();
        }
        let mut words = String::new();
        let mut rest = name;
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len());
            let (one, more) = rest.split_at(end);
            if !one.is_empty() {
                words.push_str(&cased(&word(&self.bytes("name", one), 3), one));
            }
            let next = more.find(char::is_alphabetic).unwrap_or(more.len());
            words.push_str(&more[..next]);
            rest = &more[next..];
        }
        words
    }

    fn ip(&self, address: IpAddr) -> String {
        let [one, two, ..] = self.bytes("ip", &address.to_string());
        let (one, two) = if self.is_removed() {
            (0, 0)
        } else {
            (one, two)
        };
        // For documentation alone (RFC 5737, RFC 3849).
        match address {
            IpAddr::V4(_) => format!("192.0.2.{one}"),
            IpAddr::V6(_) => format!("2001:db8::{one:x}{two:02x}"),
        }
    }

    /// Digits for digits.
    fn digits(&self, value: &str) -> String {
        let mut stream = self.stream("digits", value);
        let mut digit = |letter: char| match letter {
            '0'..='9' if self.is_removed() => '0',
            '0'..='9' => char::from(b'0' + stream() % 10),
            other => other,
        };
        value.chars().map(&mut digit).collect()
    }

    /// Letters for letters and digits for digits; everything else stays, for it decides what a value can be used for.
    fn opaque(&self, value: &str) -> String {
        if self.is_removed() {
            return "removed".to_owned();
        }
        let mut stream = self.stream("opaque", value);
        let mut letter = |letter: char| {
            let one = stream();
            if letter.is_ascii_digit() {
                char::from(b'0' + one % 10)
            } else if letter.is_uppercase() {
                char::from(b'A' + one % 26)
            } else if letter.is_alphabetic() {
                char::from(b'a' + one % 26)
            } else if letter.is_numeric() {
                '0'
            } else {
                letter
            }
        };
        value.chars().map(&mut letter).collect()
    }

    /// As many bytes as are asked for.
    fn stream(&self, role: &str, text: &str) -> impl FnMut() -> u8 {
        let mut bytes = self.bytes(role, text);
        let key = self.key;
        let mut at = 0;
        move || {
            if at == bytes.len() {
                if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) {
                    mac.update(&bytes);
                    bytes = mac.finalize().into_bytes().into();
                }
                at = 0;
            }
            at += 1;
            bytes[at - 1]
        }
    }
}

/// Whether a value identifies somebody wherever it stands, so that it can be looked for in any text.
pub(super) fn is_telling(value: &str) -> bool {
    is_address(value)
        || value.contains(GUEST)
        || guid(value).is_some()
        || (value.chars().count() >= 5 && is_name(value) && value.contains(' '))
        || (value.len() >= 16 && !value.contains(char::is_whitespace) && !is_name(value))
}

/// The address inside the user name of a guest or a consumer.
pub(super) fn inside(value: &str) -> Option<String> {
    if let Some((home, _)) = value.split_once(GUEST) {
        return home_address(home);
    }
    let (_, address) = value.split_once('#')?;
    is_address(address).then(|| address.to_owned())
}

/// `ada_example.com` as the address that it was made of.
fn home_address(home: &str) -> Option<String> {
    let at = home.rfind('_')?;
    let address = format!("{}@{}", &home[..at], &home[at + 1..]);
    is_address(&address).then_some(address)
}

/// The form that a service can mail to: one `@`, a dotted domain, no space, no `#`.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let labels_stand = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    let is_strange = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '#';
    !local.is_empty() && !domain.contains('@') && labels_stand && !text.contains(is_strange)
}

/// A GUID with hyphens or without, in braces or not.
pub(super) fn guid(text: &str) -> Option<Uuid> {
    let bare = text.trim_start_matches('{').trim_end_matches('}');
    let length = bare.len();
    (length == 36 || length == 32).then(|| Uuid::parse_str(bare).ok())?
}

/// Letters with what stands between the parts of a name.
fn is_name(text: &str) -> bool {
    let fits = |letter: char| {
        letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\'' | '’' | '.' | ',')
    };
    text.chars().count() <= 80 && text.chars().all(fits) && text.contains(char::is_alphabetic)
}

/// A telephone number, or a number as text.
fn is_number(text: &str) -> bool {
    let fits = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '+' | ' ' | '-' | '(' | ')' | '/' | '.')
    };
    text.contains(|letter: char| letter.is_ascii_digit()) && text.chars().all(fits)
}

/// A word that can be spoken, made of so many syllables.
fn word(bytes: &[u8; 32], syllables: usize) -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aeio";
    let mut word = String::with_capacity(syllables * 2);
    for byte in &bytes[..syllables.min(bytes.len())] {
        word.push(char::from(CONSONANTS[usize::from(byte >> 4)]));
        word.push(char::from(VOWELS[usize::from(byte & 3)]));
    }
    word
}

/// The word in capitals where all of `like` is, and with a capital where `like` begins with one or has one.
fn cased(word: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|letter| letter.is_alphabetic());
    let has_capital = like.contains(char::is_uppercase);
    if !has_capital {
        return word.to_owned();
    }
    let count = like.chars().filter(|letter| letter.is_alphabetic()).count();
    if count > 1 && letters.all(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut rest = word.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}
