/** The language that is spoken just now, for every screen to follow. */

import { Language, type MessageId, type Values } from './language'

let spoken = $state.raw(Language.of('en'))

export function language(): Language {
  return spoken
}

/** From now on, the language of this BCP 47 tag is spoken. */
export function speak(tag: string): void {
  if (tag !== spoken.tag) spoken = Language.of(tag)
}

/** The sentence of message `id`, with `values` for its variables. */
export function say<Id extends MessageId>(id: Id, ...values: Values<Id>): string {
  return spoken.say(id, ...values)
}
