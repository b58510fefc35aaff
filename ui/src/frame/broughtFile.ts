/** A file that somebody chose or dropped: its text is handed to the support desk, which says what it is. */

import type { NamedText } from '../backend/backend'
import type { WizardStore } from '../wizard/store.svelte'

/** In bytes. What is longer is refused by the engine, and need not be read to its end. */
const LARGER_THAN_ANYTHING_READ = 64 * 1024 * 1024

/** What a file holds that was chosen in the page. */
export async function read(file: File): Promise<NamedText> {
  return { name: file.name, text: await file.slice(0, LARGER_THAN_ANYTHING_READ).text() }
}

/** Brings `file` to the support desk. */
export async function bring(store: WizardStore, { name, text }: NamedText): Promise<boolean> {
  return await store.run('explain', { name, text })
}
