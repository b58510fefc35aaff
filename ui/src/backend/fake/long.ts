/** The fake's views with values of 300 letters, which have no place to break: as somebody may have them, or a mistake. */

import type { WizardView } from '../contract'

const LETTERS = 300

/** The fields that hold what a person, their directory or their service calls something. */
const NAMED = new Set([
  'address',
  'displayName',
  'domain',
  'expected',
  'fileName',
  'host',
  'issuer',
  'on',
  'received',
  'subject',
  'summary',
  'title',
  'url',
  'value',
  'who',
])

/** `view` with everything in it that has a name of its own as long as that may be. */
export function long(view: WizardView): WizardView {
  return JSON.parse(
    JSON.stringify(view, (field, held: unknown) =>
      typeof held === 'string' && NAMED.has(field) ? held.padEnd(LETTERS, 'x') : held,
    ),
  ) as WizardView
}
