//! Tasks as a screen shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::known::KnownView;
use super::service::{ValueView, known_values};
use crate::language::Language;
use crate::scene::agenda::{AgendaTask, TaskStanding};
use crate::service::{Exact, Missing, Name, Values};
use crate::step::Step;

/// One thing somebody does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers another question of the screen"
)]
pub struct TaskView {
    /// Its id in the profile.
    pub id: String,
    /// What to do, as a heading.
    pub title: String,
    /// How, in sentences.
    pub text: String,
    /// Whose turn it is, in words: `You, in the Entra admin center`.
    pub who: String,
    /// The menus that lead there.
    pub path: Vec<String>,
    /// Other wordings of those menus.
    pub path_otherwise: Vec<Vec<String>>,
    /// Values to use.
    pub values: Vec<ValueView>,
    /// The inputs that its values hold and for which nothing was entered yet: they are asked for before it is told.
    pub needs: Vec<String>,
    /// How one knows that it worked.
    pub how_you_know: Option<String>,
    /// Whether the set-up is complete without it.
    pub optional: bool,
    /// Whether what it depends on is done.
    pub ready: bool,
    /// What it depends on that is not done, by its headings.
    pub waits_for: Vec<String>,
    /// Whether it is somebody else's turn, or DNS.
    pub somebody_else: bool,
    /// What to know before it is done.
    pub warning: Option<String>,
    /// What has to be said with it, as a question.
    pub asks: Option<String>,
    /// Whether it is the sign-in at the service itself, in a private window.
    pub private_window: bool,
    /// Whether the set-up is incomplete while it stays as it is.
    pub left: bool,
    /// Where it stands among those that are shown with it.
    pub standing: TaskStanding,
    /// The step whose fact shows that it was done, where one does; otherwise a person says so.
    pub proved_by: Option<Step>,
    /// How it is known to be done, once it is.
    pub done: Option<KnownView>,
    /// Whether somebody said that it is done, who may take it back.
    pub retractable: bool,
    /// What was said with it.
    pub said: Option<String>,
}

impl TaskView {
    /// The task, with those of its values that are known.
    pub(crate) fn new(state: &AgendaTask<'_>, values: &Values, language: &Language) -> Self {
        let task = state.task;
        Self {
            id: task.id.clone(),
            title: task.title.clone(),
            text: task.text.clone(),
            who: task.who.clone(),
            path: task.path.clone(),
            path_otherwise: task.path_otherwise.clone(),
            values: known_values(&task.values, values),
            needs: needs(&task.values, values),
            how_you_know: task.how_you_know.clone(),
            optional: task.optional,
            ready: state.ready(),
            waits_for: state
                .waits_for
                .iter()
                .map(|task| task.title.clone())
                .collect(),
            somebody_else: state.is_somebody_elses(),
            warning: task.warning.clone(),
            asks: task.asks.clone(),
            private_window: task.private_window,
            left: state.left(),
            standing: state.standing,
            proved_by: task.proved_by,
            done: state
                .done
                .as_ref()
                .map(|known| KnownView::new(known, language)),
            retractable: state.retractable,
            said: state.said().map(str::to_owned),
        }
    }
}

/// The inputs that `exact` hold and that nobody entered.
fn needs(exact: &[Exact], values: &Values) -> Vec<String> {
    let needed = |exact: &Exact| match exact.template.render(values) {
        Err(Missing(Name::Input(id))) => Some(id),
        Err(_) | Ok(_) => None,
    };
    exact.iter().filter_map(needed).collect()
}

/// All of `tasks`, in their order.
pub(super) fn views(
    tasks: &[AgendaTask<'_>],
    values: &Values,
    language: &Language,
) -> Vec<TaskView> {
    tasks
        .iter()
        .map(|task| TaskView::new(task, values, language))
        .collect()
}
