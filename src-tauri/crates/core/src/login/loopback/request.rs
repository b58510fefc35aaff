//! Reads the one request that a browser sends with an answer (RFC 9112): as much of HTTP as that takes, with
//! a limit on everything.

use tokio::io::{AsyncRead, AsyncReadExt as _};

use crate::limits::{LOOPBACK_BODY, LOOPBACK_HEAD, LOOPBACK_LINE};

/// What a browser asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Request {
    /// `GET`, with the query where there is one that is not empty.
    Get { path: String, query: Option<String> },
    /// `POST` of a form.
    Post { path: String, body: String },
    /// Any other method, or a body of another kind.
    Other,
}

/// Why there is nothing to answer, or only an error page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestError {
    /// It is the beginning of TLS: a browser that goes to `https` on its own account. No HTTP request begins so.
    Tls,
    /// The connection ended before the request: a browser's connection in advance.
    Closed,
    /// It is no HTTP request.
    Malformed,
    /// It is longer than any answer.
    TooLarge,
}

/// The first byte of a TLS record with a handshake in it (RFC 8446 §5.1).
const TLS_HANDSHAKE: u8 = 0x16;

impl Request {
    /// Reads one request.
    pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Self, RequestError> {
        let mut bytes = Vec::new();
        let head_ends = loop {
            if let Some(at) = find(&bytes, b"\r\n\r\n") {
                break at;
            }
            if find(&bytes, b"\r\n").unwrap_or(bytes.len()) > LOOPBACK_LINE
                || bytes.len() > LOOPBACK_HEAD
            {
                return Err(RequestError::TooLarge);
            }
            more(stream, &mut bytes).await?;
            if bytes.first() == Some(&TLS_HANDSHAKE) {
                return Err(RequestError::Tls);
            }
        };
        let head = std::str::from_utf8(&bytes[..head_ends]).map_err(|_| RequestError::Malformed)?;
        let head = Head::parse(head)?;
        match head.method.as_str() {
            "GET" => Ok(Self::Get {
                path: head.path,
                query: head.query,
            }),
            "POST" if head.is_form => {
                let length = head.length.ok_or(RequestError::Malformed)?;
                let body = body(stream, bytes.split_off(head_ends + 4), length).await?;
                Ok(Self::Post {
                    path: head.path,
                    body,
                })
            }
            _ => Ok(Self::Other),
        }
    }
}

struct Head {
    method: String,
    path: String,
    query: Option<String>,
    length: Option<usize>,
    is_form: bool,
}

impl Head {
    fn parse(text: &str) -> Result<Self, RequestError> {
        let mut lines = text.split("\r\n");
        let line = lines.next().ok_or(RequestError::Malformed)?;
        if line.len() > LOOPBACK_LINE {
            return Err(RequestError::TooLarge);
        }
        let mut words = line.split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(RequestError::Malformed);
        };
        if !target.starts_with('/') || !version.starts_with("HTTP/1.") {
            return Err(RequestError::Malformed);
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut head = Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: (!query.is_empty()).then(|| query.to_owned()),
            length: None,
            is_form: false,
        };
        for line in lines {
            let (name, value) = line.split_once(':').ok_or(RequestError::Malformed)?;
            head.field(name, value.trim())?;
        }
        Ok(head)
    }

    fn field(&mut self, name: &str, value: &str) -> Result<(), RequestError> {
        if name.eq_ignore_ascii_case("content-length") {
            let length = value.parse().map_err(|_| RequestError::Malformed)?;
            if self
                .length
                .replace(length)
                .is_some_and(|earlier| earlier != length)
            {
                return Err(RequestError::Malformed);
            }
        } else if name.eq_ignore_ascii_case("content-type") {
            let kind = value.split(';').next().unwrap_or_default().trim();
            self.is_form = kind.eq_ignore_ascii_case("application/x-www-form-urlencoded");
        }
        Ok(())
    }
}

async fn body(
    stream: &mut (impl AsyncRead + Unpin),
    mut bytes: Vec<u8>,
    length: usize,
) -> Result<String, RequestError> {
    if length > LOOPBACK_BODY {
        return Err(RequestError::TooLarge);
    }
    while bytes.len() < length {
        more(stream, &mut bytes).await?;
    }
    bytes.truncate(length);
    String::from_utf8(bytes).map_err(|_| RequestError::Malformed)
}

async fn more(
    stream: &mut (impl AsyncRead + Unpin),
    bytes: &mut Vec<u8>,
) -> Result<(), RequestError> {
    match stream.read_buf(bytes).await {
        Ok(0) | Err(_) => Err(RequestError::Closed),
        Ok(_) => Ok(()),
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
