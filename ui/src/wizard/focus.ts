/** Gives focus to the field that a failure's way out names. */

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
