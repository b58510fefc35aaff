//! What every form says in its own way: what it is, what is to be known first, what it does not hold, what is left to do, and
//! the values.

use super::apart;
use super::line::Line;
use super::wiring::{Wiring, written_on};
use super::{HandOffForm, comment};
use crate::failure::Failure;
use crate::handoff::items::{HandOverItem, items};
use crate::language::{Language, MISSING};
use crate::scene::Scene;
use crate::scene::tasks::still_open;

/// A hand-over before it is written in its form.
pub(super) struct Sheet<'a> {
    pub(super) form: HandOffForm,
    pub(super) scene: &'a Scene<'a>,
    /// Such as `Kivo for contoso.com`, and what this is.
    pub(super) title: Line,
    /// What is to be known first.
    pub(super) first: Vec<Line>,
    /// What it does not hold.
    pub(super) apart: Vec<Line>,
    /// What somebody still has to do.
    pub(super) left: Vec<Line>,
    /// What it leads to, as far as that is known.
    wiring: Result<Wiring, Failure>,
}

impl<'a> Sheet<'a> {
    /// What `scene` is in `form`.
    pub(super) fn new(form: HandOffForm, scene: &'a Scene<'a>) -> Self {
        let wiring = Wiring::new(form, scene);
        let language = scene.language;
        Self {
            title: title(form, scene),
            first: first(scene, language),
            apart: apart::sentences(form, scene, wiring.as_ref().ok()),
            left: left(scene, language),
            form,
            scene,
            wiring,
        }
    }

    /// What it leads to.
    ///
    /// # Errors
    ///
    /// `form.not_known_yet` while a value is missing.
    pub(super) fn wiring(&self) -> Result<&Wiring, Failure> {
        self.wiring.as_ref().map_err(Clone::clone)
    }

    /// What the service is given, in the order of its form.
    pub(super) fn items(&self) -> Vec<HandOverItem<'a>> {
        items(self.scene)
    }

    /// A message without variables.
    pub(super) fn say(&self, id: &str) -> Line {
        Line::new(&self.scene.language.say(id, &[]))
    }

    /// All that is to be said, as comments whose lines begin with `begins`.
    pub(super) fn comments(&self, begins: &str) -> String {
        comment::lines(begins, &self.sentences())
    }

    /// All that is to be said: what it is, what to know first, what is not in it, and what is left to do.
    pub(super) fn sentences(&self) -> Vec<Line> {
        let mut all = vec![self.title.clone()];
        all.extend(self.first.iter().cloned());
        all.extend(listed(&self.say("form-apart"), &self.apart));
        all.extend(listed(&self.say("form-left"), &self.left));
        all
    }
}

/// A heading with what stands below it; nothing where there is nothing.
fn listed(heading: &Line, sentences: &[Line]) -> Vec<Line> {
    if sentences.is_empty() {
        return Vec::new();
    }
    let items = sentences
        .iter()
        .map(|sentence| Line::new(&format!("{}{sentence}", comment::ITEM)));
    std::iter::once(heading.clone()).chain(items).collect()
}

fn title(form: HandOffForm, scene: &Scene<'_>) -> Line {
    let service = scene.service_name();
    let tenant = scene.facts().tenant.as_ref();
    let tenant = tenant.map(crate::wizard::ConfirmedTenant::segment);
    let title = match tenant {
        Some(tenant) => {
            let facts = [("service", service), ("tenant", tenant.as_str())];
            scene.language.say("setup-title", &facts)
        }
        None => service.to_owned(),
    };
    let facts = [("form", form.id()), ("title", title.as_str())];
    Line::new(&scene.language.say("form-title", &facts))
}

/// When it was written, and what makes it worth less than it looks.
fn first(scene: &Scene<'_>, language: &Language) -> Vec<Line> {
    let day = written_on(scene, language);
    let facts = [("version", env!("CARGO_PKG_VERSION")), ("day", &day)];
    let mut all = vec![language.say("form-made", &facts)];
    if scene.setup.practice {
        all.push(language.say("form-practice", &[]));
    }
    if let Some(name) = &scene.setup.opened_from {
        let written = scene.setup.opened_written.as_ref();
        let at = written.map(|written| language.moment(written.at));
        let facts = [
            ("name", name.as_str()),
            ("at", at.as_deref().unwrap_or(MISSING)),
        ];
        all.push(language.say("form-foreign", &facts));
    }
    if !scene.wizard.is_done(crate::step::Step::TestLogin) {
        all.push(language.say("form-unfinished", &[]));
    }
    all.iter().map(|sentence| Line::new(sentence)).collect()
}

fn left(scene: &Scene<'_>, language: &Language) -> Vec<Line> {
    let open = still_open(scene);
    let told = open.iter().filter(|task| !task.task.optional).map(|task| {
        let facts = [
            ("title", task.task.title.as_str()),
            ("who", task.task.who.as_str()),
        ];
        Line::new(&language.say("form-task", &facts))
    });
    told.collect()
}
