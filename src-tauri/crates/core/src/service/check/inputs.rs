//! The values that a model asks for: choices, defaults, and conditions that look back only.

use super::Checked;
use super::forms::{check_id, check_unique};
use crate::service::condition::MODEL;
use crate::service::place::below;
use crate::service::{Condition, InputForm, InputType, Name, ProfileFlaw, Template};

pub(super) fn check_inputs(at: &str, inputs: &InputForm) -> Checked {
    check_unique(&below(at, "inputs"), inputs.iter().map(|input| &input.id))?;
    for input in inputs.iter() {
        let at = format!("{at}.inputs[{}]", input.id);
        check_id(&format!("{at}.id"), &input.id, false)?;
        if (input.kind == InputType::Choice) == input.choices.is_empty() {
            return Err((format!("{at}.choices"), ProfileFlaw::Choices));
        }
        for (subject, _) in input
            .when
            .as_ref()
            .map(Condition::comparisons)
            .unwrap_or_default()
        {
            let earlier = inputs.iter().take_while(|other| other.id != input.id);
            if subject != MODEL && earlier.map(|other| &other.id).all(|id| id != subject) {
                let id = subject.to_owned();
                return Err((format!("{at}.when"), ProfileFlaw::NoSuchInput { id }));
            }
        }
        let default = input
            .default
            .as_deref()
            .map_or(Ok(()), |default| input.accepts(default));
        default.map_err(|unfit| (format!("{at}.default"), ProfileFlaw::Default { unfit }))?;
        let follows = input.default_from.iter().flat_map(Template::names);
        for name in follows {
            if !matches!(name, Name::Domain | Name::Tenant | Name::TenantId) {
                let name = name.to_string();
                return Err((format!("{at}.default_from"), ProfileFlaw::TooEarly { name }));
            }
        }
    }
    Ok(())
}
