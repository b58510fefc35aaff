//! Every command of the window, each one line of work.

use consentry_core::engine::Engine;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::handoff::letter;
use consentry_core::store::Target;
use consentry_core::view::request::{
    ArchiveSetup, ChooseModel, CompareCase, ConsentAction, CopySecret, DraftLetter, EnterInputs,
    Explain, IdentifyTenant, InspectCredentials, NamedSetup, Observe, OpenFindingPage, OpenPortal,
    ProveCredentials, ReceiveLogin, Rehearse, Rotate, SaveBundle, SaveLetter, SaveProfile,
    SetScenarios, SignLetters, StartLogin, StartSetup, StateTask, TakeOver,
};
use consentry_core::view::{FailureView, WizardView};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::practice::Rehearsal;
use crate::stage;
use crate::{azure_cli, clipboard};

/// The whole view, or why there is none, in the engine's language.
type Answer = Result<WizardView, FailureView>;

#[tauri::command]
pub(crate) async fn wizard(engine: State<'_, Engine>) -> Answer {
    Ok(engine.view())
}

#[tauri::command]
pub(crate) async fn start_setup(engine: State<'_, Engine>, request: StartSetup) -> Answer {
    said(&engine, engine.start_setup(&request))
}

#[tauri::command]
pub(crate) async fn open_setup(
    engine: State<'_, Engine>,
    rehearsal: State<'_, Rehearsal>,
    request: NamedSetup,
) -> Answer {
    let answer = async {
        let view = engine.open_setup(&request)?;
        rehearsal.join(&engine, view).await
    };
    said(&engine, answer.await)
}

#[tauri::command]
pub(crate) async fn close_setup(engine: State<'_, Engine>) -> Answer {
    Ok(engine.close_setup())
}

#[tauri::command]
pub(crate) async fn delete_setup(engine: State<'_, Engine>, request: NamedSetup) -> Answer {
    said(&engine, engine.delete_setup(&request).await)
}

#[tauri::command]
pub(crate) async fn archive_setup(engine: State<'_, Engine>, request: ArchiveSetup) -> Answer {
    said(&engine, engine.archive_setup(&request))
}

#[tauri::command]
pub(crate) async fn undo(engine: State<'_, Engine>) -> Answer {
    said(&engine, engine.undo())
}

#[tauri::command]
pub(crate) async fn identify_tenant(engine: State<'_, Engine>, request: IdentifyTenant) -> Answer {
    said(&engine, engine.identify_tenant(&request))
}

#[tauri::command]
pub(crate) async fn tenant_from_azure_cli(app: AppHandle, engine: State<'_, Engine>) -> Answer {
    let answer = async { engine.identify_tenant(&azure_cli::tenant(&app).await?) };
    said(&engine, answer.await)
}

#[tauri::command]
pub(crate) async fn choose_model(engine: State<'_, Engine>, request: ChooseModel) -> Answer {
    said(&engine, engine.choose_model(&request))
}

#[tauri::command]
pub(crate) async fn enter_inputs(engine: State<'_, Engine>, request: EnterInputs) -> Answer {
    said(&engine, engine.enter_inputs(&request))
}

#[tauri::command]
pub(crate) async fn consent(engine: State<'_, Engine>, request: ConsentAction) -> Answer {
    said(&engine, engine.consent(&request))
}

#[tauri::command]
pub(crate) async fn sign_letters(engine: State<'_, Engine>, request: SignLetters) -> Answer {
    said(&engine, engine.sign_letters(&request))
}

#[tauri::command]
pub(crate) async fn draft_letter(
    app: AppHandle,
    engine: State<'_, Engine>,
    request: DraftLetter,
) -> Answer {
    let answer = async {
        let draft = letter::draft(&request.subject, &request.body)?;
        app.opener()
            .open_url(draft, None::<&str>)
            .map_err(|_| Failure::new(FailureCode::LetterNotOpened))?;
        Ok(engine.view())
    };
    said(&engine, answer.await)
}

#[tauri::command]
pub(crate) async fn save_letter(
    app: AppHandle,
    engine: State<'_, Engine>,
    request: SaveLetter,
) -> Answer {
    let Some(target) = asked_where(&app, &engine.letter_file_name()).await else {
        return Ok(engine.view());
    };
    let written =
        tauri::async_runtime::spawn_blocking(move || target.write(request.text.as_bytes()));
    let answer = match written.await {
        Ok(written) => written.map(|_| engine.view()),
        Err(_) => Err(Failure::new(FailureCode::FileUnwritable)),
    };
    said(&engine, answer)
}

#[tauri::command]
pub(crate) async fn state_task(engine: State<'_, Engine>, request: StateTask) -> Answer {
    said(&engine, engine.state_task(&request))
}

#[tauri::command]
pub(crate) async fn observe(engine: State<'_, Engine>, request: Observe) -> Answer {
    said(&engine, engine.observe(request))
}

#[tauri::command]
pub(crate) async fn save_profile(engine: State<'_, Engine>, request: SaveProfile) -> Answer {
    said(&engine, engine.save_profile(&request))
}

#[tauri::command]
pub(crate) async fn rotate(engine: State<'_, Engine>, request: Rotate) -> Answer {
    said(&engine, engine.rotate(request))
}

#[tauri::command]
pub(crate) async fn inspect_credentials(
    engine: State<'_, Engine>,
    request: InspectCredentials,
) -> Answer {
    said(&engine, engine.inspect_credentials(&request))
}

#[tauri::command]
pub(crate) async fn prove_credentials(
    engine: State<'_, Engine>,
    request: ProveCredentials,
) -> Answer {
    said(&engine, engine.prove_credentials(request))
}

#[tauri::command]
pub(crate) async fn start_login(engine: State<'_, Engine>, request: StartLogin) -> Answer {
    said(&engine, engine.start_login(&request))
}

#[tauri::command]
pub(crate) async fn receive_login(engine: State<'_, Engine>, request: ReceiveLogin) -> Answer {
    said(&engine, engine.receive_login(&request))
}

#[tauri::command]
pub(crate) async fn cancel(engine: State<'_, Engine>) -> Answer {
    said(&engine, engine.cancel())
}

#[tauri::command]
pub(crate) async fn save_bundle(
    app: AppHandle,
    engine: State<'_, Engine>,
    request: SaveBundle,
) -> Answer {
    let target = match (request.ask_where, engine.view().setup) {
        (true, Some(setup)) => match asked_where(&app, &setup.export.file_name).await {
            Some(target) => Some(target),
            None => return Ok(engine.view()),
        },
        _ => None,
    };
    said(&engine, engine.save_bundle(request, target).await)
}

#[tauri::command]
pub(crate) async fn open_desk(engine: State<'_, Engine>) -> Answer {
    Ok(engine.open_desk())
}

#[tauri::command]
pub(crate) async fn close_desk(engine: State<'_, Engine>) -> Answer {
    said(&engine, engine.close_desk())
}

#[tauri::command]
pub(crate) async fn explain(engine: State<'_, Engine>, request: Explain) -> Answer {
    said(&engine, engine.explain(request).await)
}

#[tauri::command]
pub(crate) async fn open_finding_page(
    engine: State<'_, Engine>,
    request: OpenFindingPage,
) -> Answer {
    said(&engine, engine.open_finding_page(request))
}

#[tauri::command]
pub(crate) async fn rehearse_case(engine: State<'_, Engine>) -> Answer {
    said(
        &engine,
        engine.rehearse_case(stage::known_scenarios, stage::stage),
    )
}

#[tauri::command]
pub(crate) async fn compare_case(engine: State<'_, Engine>, request: CompareCase) -> Answer {
    said(&engine, engine.compare_case(request))
}

#[tauri::command]
pub(crate) async fn take_over(
    engine: State<'_, Engine>,
    rehearsal: State<'_, Rehearsal>,
    request: TakeOver,
) -> Answer {
    let answer = async {
        let view = engine.take_over(request).await?;
        rehearsal.join(&engine, view).await
    };
    said(&engine, answer.await)
}

#[tauri::command]
pub(crate) async fn open_portal(engine: State<'_, Engine>, request: OpenPortal) -> Answer {
    said(&engine, engine.open_portal(request.page))
}

#[tauri::command]
pub(crate) async fn copy_secret(
    app: AppHandle,
    engine: State<'_, Engine>,
    request: CopySecret,
) -> Answer {
    let answer = async {
        let CopySecret {} = request;
        clipboard::copy_for_a_minute(&app, engine.client_secret().await?)?;
        Ok(engine.view())
    };
    said(&engine, answer.await)
}

#[tauri::command]
pub(crate) async fn start_practice(
    engine: State<'_, Engine>,
    rehearsal: State<'_, Rehearsal>,
) -> Answer {
    said(&engine, rehearsal.start(&engine).await)
}

#[tauri::command]
pub(crate) async fn stop_practice(
    engine: State<'_, Engine>,
    rehearsal: State<'_, Rehearsal>,
) -> Answer {
    Ok(rehearsal.stop(&engine).await)
}

#[tauri::command]
pub(crate) async fn set_scenarios(
    engine: State<'_, Engine>,
    rehearsal: State<'_, Rehearsal>,
    request: SetScenarios,
) -> Answer {
    said(&engine, rehearsal.switch(&engine, &request).await)
}

#[tauri::command]
pub(crate) async fn rehearse(engine: State<'_, Engine>, request: Rehearse) -> Answer {
    said(&engine, engine.rehearse(&request))
}

#[tauri::command]
pub(crate) async fn show_saved(app: AppHandle, engine: State<'_, Engine>) -> Answer {
    let answer = async {
        let view = engine.view();
        let saved = view.setup.as_ref().and_then(|setup| {
            setup
                .export
                .as_it_is
                .as_ref()
                .or(setup.export.saved.as_ref())
        });
        let saved = saved.ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        app.opener()
            .reveal_item_in_dir(&saved.path)
            .map_err(|_| Failure::with(FailureCode::BrowserNotOpened, &[("path", &saved.path)]))?;
        Ok(view)
    };
    said(&engine, answer.await)
}

#[tauri::command]
pub(crate) async fn open_again(engine: State<'_, Engine>) -> Answer {
    said(&engine, engine.open_again())
}

/// Where the person wants a file that is suggested to be called `name`; none where they think better of it.
async fn asked_where(app: &AppHandle, name: &str) -> Option<Target> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let dialog = app.dialog().file().set_file_name(name);
    dialog.save_file(move |path| {
        // Nobody waits any more when the window is closing.
        let _ = sender.send(path);
    });
    let path = receiver.await.ok().flatten()?.into_path().ok()?;
    // The dialog has asked whether a file that is there may go.
    Some(Target::Replace(path))
}

fn said(engine: &Engine, answer: Result<WizardView, Failure>) -> Answer {
    answer.map_err(|failure| engine.said(&failure))
}
