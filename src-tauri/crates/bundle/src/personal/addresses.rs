//! Addresses inside a text, plain or percent-encoded, and the user names of guests, which look like some.

/// Every way in which an `@` is written in an address (RFC 3986 §2.1, once and twice).
const AT: [&str; 3] = ["@", "%40", "%2540"];

/// In the user name of a guest.
const GUEST: [&str; 2] = ["#EXT#", "%23EXT%23"];

/// The text with each address in it replaced by what `replace` says; none where nothing is.
pub(super) fn replaced(
    text: &str,
    replace: &mut dyn FnMut(&str) -> Option<String>,
) -> Option<String> {
    let mut kept = String::new();
    let mut done = 0;
    let mut from = 0;
    while let Some((at, sign)) = next_sign(text, from) {
        let encoded = sign != "@";
        let start = local_start(text, done, at, encoded);
        let end = domain_end(text, at + sign.len());
        from = at + sign.len();
        if start == at || end == at + sign.len() {
            continue;
        }
        let (local, domain) = (&text[start..at], &text[at + sign.len()..end]);
        let address = format!("{}@{domain}", decoded(local, encoded));
        if let Some(instead) = replace(&address) {
            kept.push_str(&text[done..start]);
            kept.push_str(&if encoded {
                instead.replace('#', "%23").replace('@', sign)
            } else {
                instead
            });
            done = end;
        }
        from = end;
    }
    if done == 0 {
        return None;
    }
    kept.push_str(&text[done..]);
    Some(kept)
}

fn next_sign(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(from..)?;
    let found = AT
        .iter()
        .filter_map(|sign| rest.find(sign).map(|at| (from + at, *sign)));
    found.min_by_key(|(at, _)| *at)
}

fn decoded(local: &str, encoded: bool) -> String {
    if encoded {
        percent_encoding::percent_decode_str(local)
            .decode_utf8_lossy()
            .into_owned()
    } else {
        local.to_owned()
    }
}

/// Where the local part begins that ends at `at`, and no earlier than at `least`.
fn local_start(text: &str, least: usize, at: usize, encoded: bool) -> usize {
    let mut start = at;
    while start > least {
        let before = &text[least..start];
        if let Some(sign) = GUEST.iter().find(|sign| before.ends_with(*sign)) {
            start -= sign.len();
            continue;
        }
        if encoded && ends_with_escape(before) {
            start -= 3;
            continue;
        }
        match before.chars().next_back() {
            Some(letter) if is_local(letter) => start -= letter.len_utf8(),
            _ => break,
        }
    }
    let leading = text[start..at].trim_start_matches(['.', '\'', '+', '-']);
    at - leading.len()
}

/// Whether the text ends with an encoded character that a local part can have: `.`, `-`, `_`, `+`, `'`.
fn ends_with_escape(text: &str) -> bool {
    let escapes = [
        "%2B", "%2b", "%2E", "%2e", "%2D", "%2d", "%5F", "%5f", "%27",
    ];
    escapes.iter().any(|escape| text.ends_with(escape))
}

fn is_local(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+' | '\'' | '!' | '~')
}

fn domain_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let length = rest
        .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | '-')))
        .unwrap_or(rest.len());
    let domain = rest[..length].trim_end_matches(['.', '-']);
    // A sentence may go on behind it without a space; a domain has a dot inside.
    if domain.contains('.') {
        start + domain.len()
    } else {
        start
    }
}
