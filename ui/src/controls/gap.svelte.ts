/** The first thing that is missing on a screen, once somebody wanted to go on without it. */

import { tick } from 'svelte'

export class Gap {
  /** The field that is missing, by whatever its screen calls it. */
  #at = $state<string | null>(null)

  /** Whether it is this field. */
  is(field: string): boolean {
    return this.#at === field
  }

  /** Says that `field` is missing, and goes there. */
  async point(field: string): Promise<void> {
    this.#at = field
    await tick()
    goToGap()
  }
}

/** Gives focus to the field that says it is missing. */
export function goToGap(): void {
  const field = document.querySelector<HTMLElement>('main [data-gap]')
  // A fold hides what is in it, and focus with it.
  for (let fold = field?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  field?.focus()
  field?.scrollIntoView({ block: 'nearest' })
}
