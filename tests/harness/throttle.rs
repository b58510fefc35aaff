//! A host in front of a practice tenant that sends every so many questions away, as Microsoft does with whoever asks much.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// A host that is asked in the place of another.
pub struct Throttle {
    address: Url,
    met: Arc<Met>,
}

/// How many questions came, and how many of them were sent away.
#[derive(Default)]
struct Met {
    asked: AtomicUsize,
    sent_away: AtomicUsize,
}

impl Throttle {
    /// Asks `behind` in its turn, but for every question whose number `every` divides. Whoever is sent away may come back at
    /// once.
    ///
    /// # Panics
    ///
    /// Panics where there is no port left.
    pub async fn before(behind: &Url, every: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port is free");
        let port = listener.local_addr().expect("it listens").port();
        let address = Url::parse(&format!("http://127.0.0.1:{port}/")).expect("it is an address");
        let met = Arc::new(Met::default());
        let here = Arc::new(Front {
            behind: authority(behind),
            own: authority(&address),
            every,
            met: Arc::clone(&met),
        });
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let here = Arc::clone(&here);
                tokio::spawn(async move {
                    // Whoever asked may be gone.
                    let _ = here.answer(stream).await;
                });
            }
        });
        Self { address, met }
    }

    /// Where it is asked.
    #[must_use]
    pub const fn address(&self) -> &Url {
        &self.address
    }

    /// How many questions came.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.met.asked.load(Ordering::Relaxed)
    }

    /// How many of them were sent away.
    #[must_use]
    pub fn sent_away(&self) -> usize {
        self.met.sent_away.load(Ordering::Relaxed)
    }
}

struct Front {
    behind: String,
    own: String,
    every: usize,
    met: Arc<Met>,
}

impl Front {
    async fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        let request = head(&mut stream).await?;
        let number = self.met.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let answer = if number.is_multiple_of(self.every) {
            self.met.sent_away.fetch_add(1, Ordering::Relaxed);
            let away = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            away.to_owned()
        } else {
            self.fetched(&request).await?
        };
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await
    }

    /// What the host behind answers, with this one's address for its own.
    async fn fetched(&self, request: &str) -> io::Result<String> {
        let line = request.lines().next().unwrap_or_default();
        let host = &self.behind;
        let request = format!("{line}\r\nHost: {host}\r\nAccept: */*\r\nConnection: close\r\n\r\n");
        let mut stream = TcpStream::connect(host).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let body = body.replace(&self.behind, &self.own);
        let kept = head
            .lines()
            .filter(|line| !line.to_ascii_lowercase().starts_with("content-length"));
        let kept: Vec<_> = kept.collect();
        let (head, length) = (kept.join("\r\n"), body.len());
        Ok(format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}"))
    }
}

/// The lines of a request before its body; nobody sends one here.
async fn head(stream: &mut TcpStream) -> io::Result<String> {
    let mut request = Vec::new();
    let mut some = [0; 1024];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut some).await? {
            0 => break,
            length => request.extend_from_slice(&some[..length]),
        }
    }
    Ok(String::from_utf8_lossy(&request).into_owned())
}

/// Host and port, as they stand in addresses.
fn authority(url: &Url) -> String {
    url.authority().to_owned()
}
