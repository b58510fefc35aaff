import { expect, it } from 'vitest'

import { monthsAfter } from './time'

it.each([
  ['2026-11-29', 6, '2027-05-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-31', 24, '2028-12-31'],
])('from %s it is %i months to %s, never into the month after', (today, months, day) => {
  expect(monthsAfter(new Date(`${today}T12:00:00`), months)).toBe(day)
})
