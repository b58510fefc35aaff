/** All the window knows of the engine: its commands, its one event, and the clipboard. */

import type { Failure, Requests, WizardView } from './contract'

/** What the engine can be asked, by the name that the contract gives it. */
export type Command = keyof Requests

/** What goes with a command: its request, or nothing. */
export type Asked<C extends Command> = Requests[C] extends null ? [] : [request: Requests[C]]

/** What a command answers: the whole view, or why not. */
export type Result<T> = { status: 'ok'; data: T } | { status: 'failed'; failure: Failure }

/** The engine's answer to one command, once it comes. */
export type Answer = Promise<Result<WizardView>>

export interface Backend {
  ask<C extends Command>(command: C, ...asked: Asked<C>): Answer

  /** Tells `listener` of every view that the engine publishes by itself; answers how to stop. */
  onChange(listener: (view: WizardView) => void): () => void

  /** Puts text that is no secret on the clipboard. */
  copyText(text: string): Promise<void>
}
