import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { aliases, disguised, fields, values, valuesOf } from '../backend/fake/pseudo'
import { screens } from '../backend/fake/screens'
import { disguise, PSEUDO } from '../messages/pseudo'
import { showWith, viewOf } from './screen'

/** Values that the window itself shows as an example. */
const EXAMPLES = ['contoso.com']

/** Attributes that a person hears or reads. */
const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt']

/** What is said on the page: each text, and each attribute that is read out. */
function said(): string[] {
  const texts: string[] = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '')
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of SPOKEN) texts.push(element.getAttribute(name) ?? '')
  }
  return texts
}

/** The words of `text` that are neither disguised nor part of one of `known`. */
function plainWords(text: string, known: RegExp): string[] {
  const rest = text.replaceAll(/https?:\S+/g, ' ').replaceAll(known, ' ')
  return rest.match(/(?<![\p{L}\d])[A-Za-z]{3,}(?![\p{L}\d])/gu) ?? []
}

/** The values of a screen as they may stand within a text: whole, or a first name. */
function knownOn(name: string): RegExp {
  const whole = [...valuesOf(viewOf(name)), ...EXAMPLES].filter((value) => value !== '')
  const firstNames = whole.flatMap((value) => /^(\p{L}+) \p{L}+$/u.exec(value)?.[1] ?? [])
  const longestFirst = [...whole, ...firstNames].sort((a, b) => b.length - a.length)
  const patterns = longestFirst.map((value) => value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\d])(?:${patterns.join('|')})(?![\\p{L}\\d])`, 'gu')
}

/** `text` without the value at its end of which a picture shows the beginning. */
function withoutShortened(text: string, values: readonly string[]): string {
  if (!text.endsWith('…')) return text
  const shown = text.slice(0, -1)
  const lengths = Array.from(shown, (_, at) => shown.length - at)
  const isShortened = (length: number) => values.some((value) => value.startsWith(shown.slice(-length)))
  return shown.slice(0, shown.length - (lengths.find(isShortened) ?? 0))
}

/** What a type of the contract is where it only names another. */
const named = (type: string | undefined) => (type === undefined ? type : (aliases.get(type) ?? type))

/** Opens whatever is folded or waits behind a button on the page. */
async function openEverything(user: UserEvent): Promise<void> {
  for (const fold of document.querySelectorAll('details')) fold.open = true
  for (const button of document.querySelectorAll<HTMLElement>('[aria-expanded="false"]'))
    await user.click(button)
  const asksFirst = document.querySelector('[data-testid^="delete-"]')
  if (asksFirst !== null) await user.click(asksFirst)
}

// Everything on a page is opened and read: on a busy machine that takes its time.
describe('the pseudo-language', { timeout: 30_000 }, () => {
  it.each(Object.keys(screens))('leaves no plain word of ours on the screen %s', async (name) => {
    const { user } = await showWith(new FakeBackend(disguised(viewOf(name))))
    await openEverything(user)
    const known = knownOn(name)
    const values = valuesOf(viewOf(name))
    const texts = said().map((text) => withoutShortened(text, values))

    expect(document.documentElement.lang).toBe(PSEUDO)
    expect(texts.flatMap((text) => plainWords(text, known))).toEqual([])
  })

  it('knows the values of the contract by their type and field', () => {
    for (const [type, names] of Object.entries(values)) {
      for (const name of names) expect(named(fields.get(type)?.get(name)), `${type}.${name}`).toBe('string')
    }
  })

  it('disguises prose and leaves values', () => {
    const view = viewOf('tenant-proved')
    const shown = disguised(view)

    expect(shown.setup?.tenant.fact?.issuer).toBe(view.setup?.tenant.fact?.issuer)
    expect(shown.setup?.steps[0]?.name).toBe(disguise('Directory'))
    expect(shown.setup?.current).toBe(view.setup?.current)
  })
})
