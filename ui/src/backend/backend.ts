/** All the window knows of what is around it: the engine's commands and its one event, the clipboard, the menu, the size
 * of things. */

import type { Failure, MenuItem, Requests, WizardView } from './contract'

/** What the engine can be asked, by the name that the contract gives it. */
export type Command = keyof Requests

/** What goes with a command: its request, or nothing. */
export type Asked<C extends Command> = Requests[C] extends null ? [] : [request: Requests[C]]

/** What a command answers: the whole view, or why not. */
export type Result<T> = { status: 'ok'; data: T } | { status: 'failed'; failure: Failure }

/** The engine's answer to one command, once it comes. */
export type Answer = Promise<Result<WizardView>>

/** A file that somebody has in hand: its name and what it says; no path is ever known. */
export interface NamedText {
  readonly name: string
  readonly text: string
}

/** What is dragged over the window. */
export type Dragged = { kind: 'over' } | { kind: 'left' } | ({ kind: 'dropped' } & NamedText)

export interface Backend {
  /** What the page was given to show first; null where it has to ask. */
  readonly first: WizardView | null

  ask<C extends Command>(command: C, ...asked: Asked<C>): Answer

  /** Tells `listener` of every view that the engine publishes by itself; answers how to stop. */
  onChange(listener: (view: WizardView) => void): () => void

  /** Puts text that is no secret on the clipboard. */
  copyText(text: string): Promise<void>

  /** Tells `listener` what was chosen in the menu; answers how to stop. */
  onMenu(listener: (item: MenuItem) => void): () => void

  /** Tells `listener` of files that are dragged over the window and let go; answers how to stop. */
  onDrag(listener: (dragged: Dragged) => void): () => void

  /** Draws everything `factor` times as large as usual. */
  zoom(factor: number): Promise<void>
}
