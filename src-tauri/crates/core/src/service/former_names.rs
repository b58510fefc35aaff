//! Profiles as earlier versions wrote them: `checks` are observations now, `look` is `observe`, a name identifier of any
//! format names none, and the steps of a rotation are its tasks.

use std::mem;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

const RENAMED: [(&str, &str); 2] = [("checks", "observations"), ("look", "observe")];

/// Puts the present names in the place of former ones.
pub(super) fn renew(table: &mut DeTable<'_>) {
    let any = |format: &Spanned<DeValue<'_>>| format.get_ref().as_str() == Some("any");
    if table.get("format").is_some_and(any) && table.contains_key("email") {
        table.remove("format");
    }
    for (key, mut value) in mem::take(table) {
        match value.get_mut() {
            DeValue::Table(inside) => {
                if key.get_ref() == "rotation" {
                    leave_steps_out(inside);
                }
                renew(inside);
            }
            DeValue::Array(elements) => {
                for element in elements.iter_mut() {
                    if let DeValue::Table(inside) = element.get_mut() {
                        renew(inside);
                    }
                }
            }
            _ => {}
        }
        let renamed = RENAMED.iter().find(|(former, _)| key.get_ref() == former);
        let key = match renamed {
            Some((_, present)) => Spanned::new(key.span(), (*present).into()),
            None => key,
        };
        table.insert(key, value);
    }
}

/// Of a model's own rotation, and of those that are declared once for several.
fn leave_steps_out(rotation: &mut DeTable<'_>) {
    rotation.remove("steps");
    for (_, shared) in rotation.iter_mut() {
        if let DeValue::Table(shared) = shared.get_mut() {
            shared.remove("steps");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::service::ServiceProfile;

    const CUSTOM: &str = include_str!("../../services/custom/profile.toml");

    #[test]
    fn a_profile_of_former_names_is_the_same_profile() {
        let former = CUSTOM
            .replace("[[models.observations]]", "[[models.checks]]")
            .replace("observations = [", "checks = [")
            .replace("observe = {", "look = {")
            .replace("name_id = {", "name_id = { format = \"any\",")
            .replace("rotation]\n", "rotation]\nsteps = [\"Make it\"]\n")
            .replace(
                "rotation.certificate]\n",
                "rotation.certificate]\nsteps = []\n",
            );
        assert!(former.contains("checks") && former.contains("look =") && former.contains("any"));
        let read = |text| ServiceProfile::parse("custom.toml", text).expect("a profile");
        assert_eq!(read(&former), read(CUSTOM));
    }
}
