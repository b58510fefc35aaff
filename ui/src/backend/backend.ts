/** All the window knows of the engine: one method for each command, one event, and the clipboard. */

import type {
  ChooseModel,
  Consent,
  EnterInputs,
  Failure,
  IdentifyTenant,
  Look,
  LookAtCredentials,
  NamedSetup,
  OpenBundle,
  OpenPortal,
  ProveCredentials,
  ReceiveLogin,
  Rehearse,
  Rotate,
  SaveBundle,
  SaveProfile,
  StartLogin,
  StartSetup,
  StateTask,
  WizardView,
} from './contract'

/** What a command answers: the whole view, or why not. */
export type Result<T> = { status: 'ok'; data: T } | { status: 'failed'; failure: Failure }

/** The engine's answer to one command, once it comes. */
export type Answer = Promise<Result<WizardView>>

export interface Backend {
  wizard(): Answer
  startSetup(request: StartSetup): Answer
  openSetup(request: NamedSetup): Answer
  closeSetup(): Answer
  deleteSetup(request: NamedSetup): Answer
  identifyTenant(request: IdentifyTenant): Answer
  tenantFromAzureCli(): Answer
  chooseModel(request: ChooseModel): Answer
  enterInputs(request: EnterInputs): Answer
  consent(request: Consent): Answer
  stateTask(request: StateTask): Answer
  look(request: Look): Answer
  lookAtCredentials(request: LookAtCredentials): Answer
  proveCredentials(request: ProveCredentials): Answer
  rotate(request: Rotate): Answer
  startLogin(request: StartLogin): Answer
  receiveLogin(request: ReceiveLogin): Answer
  openAgain(): Answer
  cancel(): Answer
  saveBundle(request: SaveBundle): Answer
  saveProfile(request: SaveProfile): Answer
  showSaved(): Answer
  openBundle(request: OpenBundle): Answer
  openPortal(request: OpenPortal): Answer
  copySecret(): Answer
  startPractice(): Answer
  stopPractice(): Answer
  rehearse(request: Rehearse): Answer

  /** Tells `listener` of every view that the engine publishes by itself; answers how to stop. */
  onChange(listener: (view: WizardView) => void): () => void

  /** Puts text that is no secret on the clipboard. */
  copyText(text: string): Promise<void>
}
