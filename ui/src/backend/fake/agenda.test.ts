import { expect, it } from 'vitest'

import type { SetupView } from '../contract'
import { decided } from './agenda'
import { emptyHome } from './setup'
import written from './views.json?raw'

/** Set-ups of every shipped model as core decides about them, each text cut off after its beginning. */
const views = JSON.parse(written) as Record<string, SetupView>
const BEGINNING = 24

/** What is left when the fake has decided: its own words are cut off like those that it was given. */
function decidedAnew(setup: SetupView): unknown {
  return JSON.parse(JSON.stringify(decided(emptyHome({ setup })).setup), (_, value: unknown) =>
    typeof value === 'string' ? [...value].slice(0, BEGINNING).join('') : value,
  )
}

it.each(Object.entries(views))('decides about %s as core does', (_, setup) => {
  expect(decidedAnew(setup)).toEqual(setup)
})
