//! Sessions with the programs that drive a browser or a web view (W3C `WebDriver`).

use std::time::Duration;

use serde_json::Value;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

/// After how long a test that would hang is ended. No test's outcome depends on it.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// How long to let go between two looks at something that does not say when it is ready.
pub(crate) const GLANCE: Duration = Duration::from_millis(20);

/// Opens a session with the driver that listens on `port`.
pub(crate) async fn session(port: u16, capabilities: Value) -> WebDriverResult<WebDriver> {
    // The HTTP client is built without a TLS provider of its own; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Value::Object(capabilities) = capabilities else {
        panic!("capabilities are an object")
    };
    WebDriver::new(
        format!("http://127.0.0.1:{port}"),
        Capabilities::from(capabilities),
    )
    .await
}
