/** A scripted engine: holds a view, records what it was asked, answers as it was told to. For tests, and for
 * looking at every screen in a plain browser. */

import type { Answer, Asked, Backend, Command, Dragged } from './backend'
import type { Failure, MenuItem, WizardView } from './contract'
import { PSEUDO } from '../messages/pseudo'
import { decided } from './fake/agenda'
import { disguised } from './fake/pseudo'
import { arrivals, screens } from './fake/screens'

/** What the script says to one command: a view, or a failure. */
export type Script = (request: unknown, view: WizardView) => WizardView | Failure

export interface Call {
  command: Command
  request: unknown
}

export class FakeBackend implements Backend {
  readonly calls: Call[] = []
  readonly copied: string[] = []
  /** As large as everything is drawn. */
  factor = 1
  readonly first: WizardView | null = null
  #view: WizardView
  readonly #scripts = new Map<Command, Script>()
  readonly #listeners = new Set<(view: WizardView) => void>()
  readonly #drags = new Set<(dragged: Dragged) => void>()
  readonly #menu = new Set<(item: MenuItem) => void>()

  constructor(view: WizardView) {
    this.#view = decided(view)
  }

  ask<C extends Command>(command: C, ...[request = null]: Asked<C> | [null?]): Answer {
    this.calls.push({ command, request })
    const said = this.#scripts.get(command)?.(request, this.#view) ?? this.#view
    if ('code' in said) return Promise.resolve({ status: 'failed', failure: said })
    this.#view = decided(said)
    return Promise.resolve({ status: 'ok', data: this.#view })
  }

  onChange(listener: (view: WizardView) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  copyText(text: string): Promise<void> {
    this.copied.push(text)
    return Promise.resolve()
  }

  onMenu(listener: (item: MenuItem) => void): () => void {
    this.#menu.add(listener)
    return () => this.#menu.delete(listener)
  }

  onDrag(listener: (dragged: Dragged) => void): () => void {
    this.#drags.add(listener)
    return () => this.#drags.delete(listener)
  }

  /** Drags something over the window. */
  drag(dragged: Dragged): void {
    for (const listener of this.#drags) listener(dragged)
  }

  zoom(factor: number): Promise<void> {
    this.factor = factor
    return Promise.resolve()
  }

  /** Chooses in the menu. */
  choose(item: MenuItem): void {
    for (const listener of this.#menu) listener(item)
  }

  /** From now on, `command` is answered as `script` says. */
  when(command: Command, script: Script): this {
    this.#scripts.set(command, script)
    return this
  }

  /** Publishes `view` as the engine would by itself. */
  publish(view: WizardView): void {
    this.#view = decided(view)
    for (const listener of this.#listeners) listener(this.#view)
  }

  /** Publishes `view` as soon as the window has read the first one. */
  arrivingAt(view: WizardView): this {
    return this.when('wizard', (_, first) => {
      setTimeout(() => {
        this.publish(view)
      })
      return first
    })
  }

  /** What was asked with `command`, in order. */
  requests(command: Command): unknown[] {
    return this.calls.filter((call) => call.command === command).map((call) => call.request)
  }
}

/** The engine behind `?screen=NAME&language=TAG`; the start screen where there is no such name, English where there is
 * no tag. */
export function fakeFor(screen: string | null, language: string | null = null): FakeBackend {
  const shown = (view: WizardView) => (language === PSEUDO ? disguised(view) : view)
  const view = (screen === null ? undefined : screens[screen]) ?? screens['start']
  if (view === undefined) throw new Error('The start screen is missing from the fake.')
  const before = screen === null ? undefined : arrivals[screen]
  return before === undefined
    ? new FakeBackend(shown(view))
    : new FakeBackend(shown(before)).arrivingAt(shown(view))
}
