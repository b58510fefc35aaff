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

/** Gives focus to where one types next on the screen, or to its headline, where Enter does the next thing: with nothing to
 * type, and where the field lies so low that going there would scroll the headline away. */
export function focusNext(): void {
  const screen = document.querySelector('main')
  if (screen === null) return
  const fields = [...screen.querySelectorAll<HTMLInputElement>('input[data-types]')]
  const empty = fields.find(isUnanswered)
  if (empty !== undefined && isInView(empty)) empty.focus({ preventScroll: true })
  else screen.querySelector('h1')?.focus()
}

/** Whether neither the window nor anything that scrolls around the field cuts some of it off. */
function isInView(field: HTMLElement): boolean {
  const { top, bottom } = field.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) return false
  for (let pane = field.parentElement; pane !== null; pane = pane.parentElement) {
    if (getComputedStyle(pane).overflowY === 'visible') continue
    const seen = pane.getBoundingClientRect()
    if (top < seen.top || bottom > seen.bottom) return false
  }
  return true
}

/** Whether nothing is typed in a field, or nothing picked among the radio buttons that go with this one. */
function isUnanswered(field: HTMLInputElement): boolean {
  if (field.type !== 'radio') return field.value === ''
  const group = document.querySelectorAll<HTMLInputElement>(`input[name="${field.name}"]`)
  return ![...group].some((one) => one.checked)
}
