//! What the window and the terminal put together in the same way: where things are kept, which login host is asked,
//! which language is spoken, and the ports of this computer. The environment is read here, once.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use url::Url;

use crate::failure::{Failure, FailureCode};
use crate::language::Language;
use crate::ports::system::{
    KeyringSecrets, SystemClock, SystemDns, SystemEntropy, SystemHttp, SystemHttpError,
};
use crate::ports::{Browser, Ports, SignInWindow};

/// The folder for everything that is kept, in place of the system's.
const HOME: &str = "CONSENTRY_HOME";
/// The login host in place of Microsoft's.
const AUTHORITY_HOST: &str = "CONSENTRY_AUTHORITY_HOST";
/// Who says which language is spoken, the first that says anything: ours, then those of POSIX (8.2).
const LANGUAGES: [&str; 4] = ["CONSENTRY_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];

/// What both programs are put together from.
#[derive(Debug, Clone, PartialEq)]
pub struct Composition {
    /// Where everything is kept: set-ups and a person's own service profiles.
    pub home: PathBuf,
    /// Another login host for every cloud but the practice tenant.
    pub authority_host: Option<Url>,
    /// The language that people read.
    pub language: &'static Language,
}

impl Composition {
    /// Reads this process's environment.
    ///
    /// # Errors
    ///
    /// `environment.authority_host` for a host that is no address, `environment.home` where the system names no folder
    /// for a program's data.
    pub fn of_this_process() -> Result<Self, Failure> {
        Self::read(|name| std::env::var_os(name), dirs::data_dir())
    }

    /// Reads an environment. A variable that is empty says nothing.
    fn read(
        variable: impl Fn(&str) -> Option<OsString>,
        data: Option<PathBuf>,
    ) -> Result<Self, Failure> {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let home = variable(HOME)
            .map(PathBuf::from)
            .or_else(|| Some(data?.join("consentry")))
            .ok_or_else(|| Failure::new(FailureCode::EnvironmentHome))?;
        let authority_host = variable(AUTHORITY_HOST).map(|host| parse_host(&host));
        Ok(Self {
            home,
            authority_host: authority_host.transpose()?,
            language: language_of(variable),
        })
    }
}

/// The person's folder for downloads, else their home.
#[must_use]
pub fn downloads() -> Option<PathBuf> {
    dirs::download_dir().or_else(dirs::home_dir)
}

/// The language that this process's environment asks for.
#[must_use]
pub fn language() -> &'static Language {
    language_of(|name| std::env::var_os(name))
}

/// This computer's ports, with the host's own browser and windows.
///
/// # Errors
///
/// `network.unreachable` where no secure connection can be made.
pub fn ports(
    browser: Arc<dyn Browser>,
    sign_in_window: Option<Arc<dyn SignInWindow>>,
) -> Result<Ports, Failure> {
    Ok(Ports {
        browser,
        clock: Arc::new(SystemClock),
        dns: Arc::new(SystemDns),
        entropy: Arc::new(SystemEntropy),
        http: Arc::new(http()?),
        secrets: Arc::new(KeyringSecrets::new()),
        sign_in_window,
    })
}

/// This computer's network.
///
/// # Errors
///
/// `network.unreachable` where no secure connection can be made.
pub fn http() -> Result<SystemHttp, Failure> {
    SystemHttp::new().map_err(|error| {
        let (path, reason) = match error {
            SystemHttpError::Certificates { path, reason } => (path.display().to_string(), reason),
            SystemHttpError::Client { reason } => (String::new(), reason),
        };
        let facts = [("path", path.as_str()), ("reason", &reason)];
        Failure::with(FailureCode::NetworkUnreachable, &facts)
    })
}

fn language_of(variable: impl Fn(&str) -> Option<OsString>) -> &'static Language {
    let tags = LANGUAGES.map(|name| variable(name).unwrap_or_default());
    let tags: Vec<_> = tags.iter().map(|tag| tag.to_string_lossy()).collect();
    Language::preferred(tags.iter().map(AsRef::as_ref))
}

fn parse_host(text: &OsString) -> Result<Url, Failure> {
    let text = text.to_string_lossy();
    Url::parse(&text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| {
            Failure::with(
                FailureCode::EnvironmentAuthorityHost,
                &[("received", &text)],
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)]) -> Result<Composition, Failure> {
        let variable = |name: &str| {
            let given = environment.iter().find(|(given, _)| *given == name);
            given.map(|(_, value)| OsString::from(value))
        };
        Composition::read(variable, Some(PathBuf::from("/data")))
    }

    #[test]
    fn an_empty_variable_says_nothing() {
        let nothing = read(&[]).expect("it is enough");
        let empty = read(&[
            ("CONSENTRY_HOME", ""),
            ("CONSENTRY_AUTHORITY_HOST", ""),
            ("CONSENTRY_LANGUAGE", ""),
        ]);

        assert_eq!(empty, Ok(nothing.clone()));
        assert_eq!(nothing.home, PathBuf::from("/data/consentry"));
        assert_eq!(nothing.authority_host, None);
    }

    #[test]
    fn a_host_that_is_no_address_is_refused_and_microsoft_is_not_asked_in_its_place() {
        for host in ["login.example", "file:///etc", "http://"] {
            let refused = read(&[("CONSENTRY_AUTHORITY_HOST", host)]);
            let code = refused.expect_err(host).code;
            assert_eq!(code, FailureCode::EnvironmentAuthorityHost, "{host}");
        }
    }

    #[test]
    fn a_system_without_a_folder_for_data_needs_to_be_told_one() {
        let refused = Composition::read(|_| None, None).expect_err("there is no folder");
        assert_eq!(refused.code, FailureCode::EnvironmentHome);
    }

    #[test]
    fn our_own_variable_decides_about_the_language_before_the_systems() {
        let read = read(&[("LANG", "en_GB.UTF-8"), ("CONSENTRY_LANGUAGE", "qps-ploc")]);
        assert_eq!(read.expect("it is enough").language.tag(), "qps-ploc");
    }
}
