import { screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'

import { screens } from '../backend/fake/screens'
import { Language } from '../messages/language'
import { show } from '../testing/screen'
import { termsIn } from './terms'

const english = Language.of('en')
const glossary = english.glossary()

/** A technical term, or an abbreviation such as SCIM: what a person who administers nothing would not know. */
const TECHNICAL =
  /\b(?:[A-Z]{2,}[a-z]?(?:-\w+)*|claims?|scopes?|assertions?|nonces?|issuer|audience|redirect URIs?|metadata|tenants?|federated|provisioning|endpoint)\b/g

/** Abbreviations that everybody reads, and those of the standards that a check cites. */
const PLAIN = ['ID', 'IDs', 'OK', 'URL', 'URLs', 'XML', 'JSON', 'EU', 'US', 'NIST', 'SP', 'RFC', 'WS-Fed']

it('finds a term once, where it stands first, and not within another word', () => {
  document.body.innerHTML =
    '<p>The nonces of an <b>ID token</b>, a reply URL (ACS URL) and <code>SAML</code>.</p><p>An ID token again.</p>'

  const found = termsIn(document.body, glossary)

  expect(found.map(({ term, range }) => [term.term, range.toString()])).toEqual([
    ['ID token', 'ID token'],
    ['Reply URL (ACS URL)', 'reply URL (ACS URL)'],
  ])
})

it('tells the words of the screen in the help', async () => {
  const { user } = await show('credentials')

  await user.keyboard('{F1}')

  const words = within(await screen.findByTestId('words'))
  expect(words.getByText('App registration')).toBeVisible()
  expect(words.queryByText('SCIM')).toBeNull()
})

describe('every screen', { timeout: 30_000 }, () => {
  it.each(Object.keys(screens))('%s has at most two technical terms that nothing explains', async (name) => {
    await show(name)
    const main = document.querySelector('main')
    const known = new Set(glossary.flatMap(({ forms }) => forms.flatMap((form) => form.split(/[^\w-]+/))))
    const texts: string[] = []
    const walker = document.createTreeWalker(main ?? document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode() !== null)
      if (walker.currentNode.parentElement?.closest('code,svg') == null)
        texts.push(walker.currentNode.textContent ?? '')

    const used = new Set(texts.join(' ').match(TECHNICAL) ?? [])
    const unexplained = [...used].filter((word) => !known.has(word) && !PLAIN.includes(word))

    expect(unexplained.length, unexplained.join(', ')).toBeLessThanOrEqual(2)
  })
})
