//! A service as a screen shows it: its card, and where to click in other products' pages.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::PortalPage;
use crate::scene::agenda::Agenda;
use crate::service::{Exact, Guide, Picture, ServiceProfile, Services, Values};

/// One service, as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceCard {
    /// The profile's id, such as `kloudmate`.
    pub id: String,
    /// The service's own name.
    pub name: String,
    /// Two letters in place of a logo.
    pub initials: String,
    /// One line: how it connects.
    pub tagline: String,
    /// Other names it is looked for by.
    pub aliases: Vec<String>,
}

/// What one does in another product's pages, drawn beside the task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuideView {
    /// Heading, such as `In the Entra admin center`.
    pub title: String,
    /// Which picture to draw.
    pub picture: Picture,
    /// The menus that lead there.
    pub path: Vec<String>,
    /// Other wordings of those menus.
    pub path_otherwise: Vec<Vec<String>>,
    /// What to do there, in order.
    pub steps: Vec<String>,
    /// Values to use there.
    pub values: Vec<ValueView>,
    /// The page to open, where it is one of the Entra admin center.
    pub portal: Option<PortalPage>,
}

/// A label and a value to copy exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    /// The field's own label.
    pub label: String,
    /// The exact value.
    pub value: String,
}

impl Services {
    /// One card for each.
    #[must_use]
    pub fn cards(&self) -> Vec<ServiceCard> {
        self.profiles().map(ServiceProfile::card).collect()
    }
}

impl ServiceProfile {
    /// The service as a card.
    #[must_use]
    pub fn card(&self) -> ServiceCard {
        ServiceCard {
            id: self.id.clone(),
            name: self.name.clone(),
            initials: self.initials.clone(),
            tagline: self.tagline.clone(),
            aliases: self.aliases.clone(),
        }
    }
}

impl Guide {
    /// The guide, with those of its values that are known.
    #[must_use]
    pub fn view(&self, values: &Values) -> GuideView {
        GuideView {
            title: self.title.clone(),
            picture: self.picture,
            path: self.path.clone(),
            path_otherwise: self.path_otherwise.clone(),
            steps: self.steps.clone(),
            values: known_values(&self.values, values),
            portal: self.portal,
        }
    }
}

impl GuideView {
    /// Where to click in a step; an empty guide without a picture, where the profile has none.
    pub(super) fn new(agenda: &Agenda<'_>) -> Self {
        agenda
            .guide
            .map_or_else(no_guide, |guide| guide.view(&agenda.values))
    }
}

/// Those of the values that are known.
pub(super) fn known_values(exact: &[Exact], values: &Values) -> Vec<ValueView> {
    let render = |exact: &Exact| {
        let value = exact.template.render(values).ok()?;
        Some(ValueView {
            label: exact.label.clone(),
            value,
        })
    };
    exact.iter().filter_map(render).collect()
}

const fn no_guide() -> GuideView {
    GuideView {
        title: String::new(),
        picture: Picture::None,
        path: Vec::new(),
        path_otherwise: Vec::new(),
        steps: Vec::new(),
        values: Vec::new(),
        portal: None,
    }
}
