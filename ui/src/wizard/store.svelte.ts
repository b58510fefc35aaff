/** The one store of the window: the latest view, what was refused last, and which step is looked at. */

import type { Asked, Backend, Command, NamedText } from '../backend/backend'
import type { Failure, Field, SetupView, Step, WizardView } from '../backend/contract'
import type { Typed } from '../inputs/form'
import { say, speak } from '../messages/say.svelte'
import { announcementOf } from './announce'
import { canVisit, showsItsResult } from './steps'
import { keepUnchanged } from './unchanged'

/** A failure, and the step that was looked at when it happened; no step on the start screen. */
export interface Refused {
  step: Step | null
  failure: Failure
}

export class WizardStore {
  view = $state.raw<WizardView | null>(null)
  /** What the last command was refused with, until the next command. */
  refused = $state.raw<Refused | null>(null)
  /** Commands that have not answered yet. */
  pending = $state(0)
  /** The field that asks for focus, until it has it. */
  wanted = $state<Field | null>(null)
  /** Rises when the headline is to have focus although the step stays. */
  headlineWanted = $state(0)
  /** Who on this screen takes in a file that is dropped anywhere; a connection bundle is opened where nobody does. */
  takeFile: ((file: NamedText) => void) | null = null
  /** What a screen reader says next. */
  announcement = $state('')

  /** What was typed into the models' fields, by set-up and model, while the window is open. */
  readonly #typed: Record<string, Record<string, Typed>> = {}
  /** What somebody made of letters, by set-up and by the text that was made for them, while the window is open. */
  readonly #letters: Record<string, Record<string, string>> = {}
  /** How many ask that the step that is looked at stays, whatever the next view says. */
  #staying = 0
  #visited = $state<Step | null>(null)
  readonly #backend: Backend
  readonly #stop: () => void

  constructor(backend: Backend) {
    this.#backend = backend
    if (backend.first !== null) this.accept(backend.first)
    this.#stop = backend.onChange((view) => {
      this.accept(view)
    })
  }

  get setup(): SetupView | null {
    return this.view?.setup ?? null
  }

  /** The step that is shown. */
  get shown(): Step {
    return this.#visited ?? this.setup?.current ?? 'tenant'
  }

  get busy(): boolean {
    return this.pending > 0 || (this.setup?.running ?? null) !== null
  }

  /** Asks the engine; answers whether it accepted. */
  async run<C extends Command>(command: C, ...asked: Asked<C>): Promise<boolean> {
    const step = this.setup === null ? null : this.shown
    this.refused = null
    this.pending += 1
    const answer = await this.#backend.ask(command, ...asked).finally(() => (this.pending -= 1))
    if (answer.status === 'failed') {
      this.refuse({ step, failure: answer.failure })
      return false
    }
    this.accept(answer.data)
    return true
  }

  /** Asks the engine, and stays at the step that is looked at; answers whether it accepted. */
  async runHere<C extends Command>(command: C, ...asked: Asked<C>): Promise<boolean> {
    const leave = this.stay()
    return await this.run(command, ...asked).finally(leave)
  }

  /** Takes the last change back, where there is one that can be, and shows where the set-up then stands. */
  async undo(): Promise<void> {
    if ((this.view?.undo ?? null) === null || this.busy) return
    if (!(await this.run('undo'))) return
    this.goOn()
    this.headlineWanted += 1
    this.announcement = say('undo-done')
  }

  /** Keeps the step that is looked at, until what this answers is called. */
  stay(): () => void {
    this.#staying += 1
    return () => {
      this.#staying -= 1
    }
  }

  /** Asks the engine for an opinion that changes nothing on the screen but beside the field it is about. */
  async look<C extends Command>(command: C, ...asked: Asked<C>): Promise<Failure | null> {
    const answer = await this.#backend.ask(command, ...asked)
    if (answer.status === 'failed') return answer.failure
    this.accept(answer.data)
    return null
  }

  /** Takes a view in, unless a later one is already shown. */
  accept(view: WizardView): void {
    const last = this.view
    if (last !== null && view.revision < last.revision) return
    const next = keepUnchanged(last, view)
    this.#follow(last?.setup ?? null, next.setup)
    this.view = next
    speak(next.language)
    const said = announcementOf(last, next, this.refused?.failure.summary ?? null)
    if (said !== null) this.announcement = said
  }

  /** What was typed into the fields of this set-up's models. */
  typedFor(setup: string): Record<string, Typed> {
    const known = this.#typed[setup]
    if (known !== undefined) return known
    const typed = $state<Record<string, Typed>>({})
    this.#typed[setup] = typed
    return typed
  }

  /** What somebody made of this set-up's letters. */
  lettersFor(setup: string): Record<string, string> {
    const known = this.#letters[setup]
    if (known !== undefined) return known
    const letters = $state<Record<string, string>>({})
    this.#letters[setup] = letters
    return letters
  }

  visit(step: Step): void {
    if (this.setup === null || !canVisit(this.setup, step)) return
    this.#visited = step
  }

  /** Leaves a result behind and shows the one next thing. */
  goOn(): void {
    this.#visited = null
  }

  goTo(step: Step, field: Field | null): void {
    this.visit(step)
    if (field === null) this.headlineWanted += 1
    else this.wanted = field
  }

  async copyText(text: string): Promise<boolean> {
    try {
      await this.#backend.copyText(text)
      return true
    } catch {
      return false
    }
  }

  stop(): void {
    this.#stop()
  }

  /** The failure that belongs to `step`: what was refused here just now, or what the set-up remembers. */
  failureAt(step: Step): Failure | null {
    if (this.refused?.step === step) return this.refused.failure
    const remembered = this.setup?.failure ?? null
    return remembered?.step === step ? remembered.failure : null
  }

  private refuse(refused: Refused): void {
    this.refused = refused
    this.announcement = refused.failure.summary
  }

  /** Keeps looking where the person chose to look; follows the next thing otherwise. */
  #follow(last: SetupView | null, next: SetupView | null): void {
    if (next === null || last?.id !== next.id) {
      this.#visited = next?.opened?.landsOn ?? null
      return
    }
    if (next.rehearsal?.walking === true) {
      this.#visited = null
      return
    }
    if (this.#visited !== null && !canVisit(next, this.#visited)) this.#visited = null
    if (last.current === next.current) return
    const shown = this.#visited ?? last.current
    if (this.#staying > 0) this.#visited = shown
    if (this.#staying > 0 || shown !== last.current) return
    const done = next.steps.find((one) => one.step === shown)?.standing === 'done'
    this.#visited = showsItsResult(next, shown) && done ? shown : null
  }
}
