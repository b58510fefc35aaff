/** Where focus goes by itself: to where one types next, to the field that a failure's way out names. */

import type { Attachment } from 'svelte/attachments'

import type { Field } from '../backend/contract'
import type { WizardStore } from './store.svelte'

export function focusWhenWanted(store: WizardStore, field: Field): Attachment<HTMLElement> {
  return (element) => {
    if (store.wanted !== field) return
    element.focus()
    store.wanted = null
  }
}

/** Gives focus to where one types next on the screen, or else to its headline, where Enter does the next thing. */
export function focusNext(): void {
  const screen = document.querySelector('main')
  if (screen === null) return
  const fields = [...screen.querySelectorAll<HTMLInputElement>('input[data-types]')]
  const empty = fields.find(isUnanswered)
  if (empty === undefined) screen.querySelector('h1')?.focus()
  else empty.focus({ preventScroll: true })
}

/** Whether nothing is typed in a field, or nothing picked among the radio buttons that go with this one. */
function isUnanswered(field: HTMLInputElement): boolean {
  if (field.type !== 'radio') return field.value === ''
  const group = document.querySelectorAll<HTMLInputElement>(`input[name="${field.name}"]`)
  return ![...group].some((one) => one.checked)
}
