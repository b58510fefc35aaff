/** How large everything is drawn, remembered on this computer. */

import type { Backend } from '../backend/backend'

export type ZoomStep = 'zoom-in' | 'zoom-out' | 'zoom-reset'

/** As browsers have them. */
const FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const
const USUAL = FACTORS.indexOf(1)
const KEY = 'zoom'

export class Zoom {
  #at = USUAL
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** As it was when the window was closed. */
  restore(): void {
    const at = FACTORS.findIndex((factor) => String(factor) === remembered())
    if (at >= 0 && at !== USUAL) this.#draw(at)
  }

  step(step: ZoomStep): void {
    const at = { 'zoom-in': this.#at + 1, 'zoom-out': this.#at - 1, 'zoom-reset': USUAL }[step]
    this.#draw(Math.min(Math.max(at, 0), FACTORS.length - 1))
  }

  #draw(at: number): void {
    this.#at = at
    const factor = FACTORS[at] ?? 1
    void this.#backend.zoom(factor)
    remember(String(factor))
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function remember(factor: string): void {
  try {
    localStorage.setItem(KEY, factor)
  } catch {
    // A browser may refuse storage; the size then lasts until the window closes.
  }
}
