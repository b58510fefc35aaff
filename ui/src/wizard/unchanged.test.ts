import { expect, it } from 'vitest'

import { keepUnchanged } from './unchanged'

const last = {
  title: 'KloudMate',
  steps: [
    { step: 'tenant', warnings: [] },
    { step: 'model', warnings: ['one'] },
  ],
  failure: null,
}

it('keeps the whole where all says the same', () => {
  expect(keepUnchanged(last, structuredClone(last))).toBe(last)
})

it('keeps the parts that say the same, and takes in what changed', () => {
  const next = structuredClone(last)
  next.steps = next.steps.map((step) => (step.step === 'model' ? { ...step, warnings: [] } : step))
  const kept = keepUnchanged(last, next)
  expect(kept).toEqual(next)
  expect(kept.steps[0]).toBe(last.steps[0])
  expect(kept.steps[1]).not.toBe(last.steps[1])
})

it.each([
  ['an entry more', [1, 2], [1, 2, 3]],
  ['an entry less', [1, 2, 3], [1, 2]],
  ['a field more', { one: 1 }, { one: 1, two: undefined }],
  ['a field less', { one: 1, two: undefined }, { one: 1 }],
  ['another field', { one: undefined }, { two: undefined }],
  ['nothing where something was', { one: {} }, { one: null }],
  ['something where nothing was', { one: null }, { one: {} }],
  ['a list where an object was', { one: {} }, { one: [] }],
  ['an object where a list was', { one: [] }, { one: {} }],
  ['another kind of value', { one: '1' }, { one: 1 }],
])('says what the new one says: %s', (_, before, after) => {
  const kept = keepUnchanged<unknown>(before, after)
  expect(kept).toStrictEqual(after)
  expect(kept).not.toBe(before)
})

it('changes neither', () => {
  const before = Object.freeze({ one: Object.freeze([1]) })
  const after = Object.freeze({ one: Object.freeze([1]), two: 2 })
  expect(keepUnchanged(before, after)).toEqual({ one: [1], two: 2 })
})
