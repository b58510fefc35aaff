//! A web address that anything on the desktop opens arrives in a real browser, whole.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use thirtyfour::By;

#[tokio::test]
async fn an_address_opened_on_the_desktop_arrives_whole_and_its_button_can_be_clicked() {
    let (origin, paths) = serve(
        "<!doctype html><title>Sign in</title><a id='in' href='/answered?code=1'>Sign in</a>",
    );
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let address = format!(
        "{origin}/authorize?state=a%20b&scope=openid+profile&redirect_uri=http%3A%2F%2Flocalhost"
    );

    let opened = desktop
        .command("xdg-open")
        .arg(&address)
        .status()
        .expect("xdg-open is there");
    let tab = browser.tab_at(&address).await;
    tab.press_at(&By::Id("in")).await;
    browser.tab_at(&format!("{origin}/answered")).await;

    assert!(opened.success());
    let asked: Vec<String> = paths
        .try_iter()
        .filter(|path| path != "/favicon.ico")
        .collect();
    assert_eq!(
        asked,
        [
            address.strip_prefix(&origin).expect("the address is ours"),
            "/answered?code=1"
        ]
    );
    desktop.screenshot("system-browser");
    browser.close().await;
}

/// Serves one page whatever is asked; gives its origin and the paths asked for.
fn serve(page: &'static str) -> (String, Receiver<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    let origin = format!(
        "http://{}",
        listener.local_addr().expect("a bound port has an address")
    );
    let (asked, paths) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a browser connects");
            let mut head = BufReader::new(&stream)
                .lines()
                .map_while(Result::ok)
                .take_while(|line| !line.is_empty());
            let Some(path) = head
                .next()
                .and_then(|line| line.split(' ').nth(1).map(str::to_owned))
            else {
                continue;
            };
            head.for_each(drop);
            let _ = asked.send(path);
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            );
        }
    });
    (origin, paths)
}
