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

/** Gives focus to where one types next on the screen that has just come, or to its headline, where Enter does the next
 * thing: with nothing to type, and where the field lies so low that going there would scroll the headline away. */
export function focusNext(): void {
  const field = nextField()
  if (field !== undefined && isInView(field)) field.focus({ preventScroll: true })
  else document.querySelector<HTMLElement>('main h1')?.focus()
}

/** Gives focus to where one types next, wherever that is, or else to the headline. */
export function waitAtField(): void {
  const field = nextField() ?? document.querySelector<HTMLElement>('main h1')
  field?.focus()
}

/** Gives focus to the headline where one is: it says what comes next, and Enter does it. */
export function leadOn(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
}

/** Lets what is typed or pasted where nothing takes it go to where one types next. */
export function typeOn(event: KeyboardEvent): void {
  const { target, key } = event
  if (!(target instanceof HTMLElement) || !target.matches('body, h1') || event.defaultPrevented) return
  const command = event.ctrlKey || event.metaKey
  const types = key.length === 1 && key !== ' ' && !command && !event.altKey
  if (types || (command && key.toLowerCase() === 'v')) nextField('text')?.focus()
}

/** The first of the screen's fields that nothing is typed in or picked of. */
function nextField(kind?: 'text'): HTMLInputElement | undefined {
  const screen = document.querySelector('main')
  const fields = [...(screen?.querySelectorAll<HTMLInputElement>('input[data-types]') ?? [])]
  return fields.find((field) => (kind === undefined || field.type !== 'radio') && isUnanswered(field))
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
