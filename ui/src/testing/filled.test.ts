import { describe, expect, it } from 'vitest'

import { screens } from '../backend/fake/screens'
import { show } from './screen'

describe('one next thing', () => {
  it.each(Object.keys(screens))('is the one filled button of %s, and can be pressed', async (name) => {
    const { container } = await show(name)

    const filled = [...container.querySelectorAll<HTMLButtonElement>('.btn--go')]
    expect(filled.map((one) => [one.textContent.trim(), one.disabled ? 'off' : 'on'])).toEqual([
      [expect.stringMatching(/./), 'on'],
    ])
  })
})
