/** What a letter says once somebody changed and signed it. */

import type { LetterView } from '../backend/contract'
import type { WizardStore } from './store.svelte'

/** The words of `letter`: what somebody made of them, or else what was made for it. */
export function wordsOf(store: WizardStore, letter: LetterView): string {
  return store.lettersFor(store.setup?.id ?? '')[letter.body] ?? letter.body
}

/** The same with the name below. */
export function signedLetter(store: WizardStore, letter: LetterView): string {
  const words = wordsOf(store, letter)
  const signature = store.view?.signature ?? ''
  return signature === '' ? words : `${words.trimEnd()}\n${signature}\n`
}
