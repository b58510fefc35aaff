/** A connection bundle that somebody chose or dropped: its text is handed to the engine. */

import type { NamedText } from '../backend/backend'
import type { WizardStore } from '../wizard/store.svelte'

/** In bytes. What is longer is refused by the engine, and need not be read to its end. */
const LARGER_THAN_ANY_BUNDLE = 64 * 1024 * 1024

/** What a file holds that was chosen in the page. */
export async function read(file: File): Promise<NamedText> {
  return { name: file.name, text: await file.slice(0, LARGER_THAN_ANY_BUNDLE).text() }
}

/** Opens `file`; answers whether it was a bundle. */
export async function openBundle(store: WizardStore, file: NamedText, passphrase = ''): Promise<boolean> {
  const { name, text } = file
  return await store.run('open_bundle', { name, text, passphrase: passphrase === '' ? null : passphrase })
}
