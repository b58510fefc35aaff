//! The profiles that are shipped: the list of their folders in `core/services/`, in the order in which they are offered.

use super::files::{Files, Written};

/// What is carried of a folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// Its name, which is the service's id.
    pub(super) id: &'static str,
    /// `profile.toml`.
    pub(super) profile: &'static str,
    /// The texts in other languages, by the language's tag.
    pub(super) texts: &'static [(&'static str, &'static str)],
}

/// `"service"`, or `"service": "de", "fr"` with the languages that it has texts in.
macro_rules! folders {
    ($($id:literal $(: $($language:literal),+)?);+ $(;)?) => {
        &[$(Folder {
            id: $id,
            profile: include_str!(concat!("../../services/", $id, "/profile.toml")),
            texts: &[$($((
                $language,
                include_str!(concat!("../../services/", $id, "/", $language, ".toml")),
            )),+)?],
        }),+]
    };
}

pub(super) const SHIPPED: &[Folder] = folders! {
    "kivo";
    "kandji";
    "improvado";
    "kloudmate";
    "kinde";
    "custom";
};

impl Folder {
    /// Its files, named as they lie in `core/services/`.
    pub(super) fn files(&self) -> Files {
        let written = |name: &str, text: &str| Written {
            file: format!("{}/{name}.toml", self.id),
            text: text.to_owned(),
        };
        let texts = self.texts.iter();
        let texts = texts.map(|(tag, text)| ((*tag).to_owned(), written(tag, text)));
        Files::new(written("profile", self.profile), texts.collect())
    }
}
