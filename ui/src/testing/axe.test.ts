import axe from 'axe-core'
import { describe, expect, it } from 'vitest'

import { screens } from '../backend/fake/screens'
import { show } from './screen'

describe('axe', () => {
  it.each(Object.keys(screens))('finds nothing on the screen %s', async (name) => {
    await show(name)

    const { violations } = await axe.run(document.documentElement, {
      // jsdom neither lays out nor paints.
      rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
    })

    const found = violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html}`))
    expect(found).toEqual([])
  })

  it.each(Object.keys(screens))('sees one headline and at most one filled button on %s', async (name) => {
    const { container } = await show(name)

    expect(container.querySelectorAll('h1')).toHaveLength(1)
    const filled = [...container.querySelectorAll('.btn--go')].filter((one) => !one.hasAttribute('disabled'))
    expect(filled.length).toBeLessThanOrEqual(1)
  })

  it.each(Object.keys(screens))('hears from one place alone on %s', async (name) => {
    const { container } = await show(name)

    const live = [
      ...container.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output'),
    ]
    expect(live.map((one) => one.outerHTML)).toEqual([expect.stringContaining('data-testid="announcement"')])
  })

  it.each(Object.keys(screens))('meets no style attribute in the markup of %s', async (name) => {
    const { container } = await show(name)

    const styled = [...container.querySelectorAll('[style]')].filter((one) => !one.closest('.seq'))
    expect(styled.map((one) => one.outerHTML)).toEqual([])
  })
})
