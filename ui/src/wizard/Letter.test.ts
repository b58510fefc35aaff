import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { show, showWith, viewOf } from '../testing/screen'

it('signs what is copied and drafted with the name that is kept', async () => {
  const { backend, user } = await show('consent-elsewhere')
  const letter = within(screen.getByTestId('letter'))

  await user.click(letter.getByRole('button', { name: /^Cop(y|ied)$/ }))
  await user.click(letter.getByTestId('draft-letter'))

  expect(backend.copied[0]).toMatch(/Thank you\nPriya Nair\n$/)
  const [draft] = backend.requests('draft_letter')
  expect(draft).toEqual({ subject: 'Admin consent for Kivo', body: backend.copied[0] })
})

it('asks once for the name', async () => {
  const { backend, user } = await show('consent-waiting')

  await user.type(screen.getByTestId('letter-name'), 'Priya Nair{Enter}')

  expect(backend.requests('sign_letters')).toEqual([{ name: 'Priya Nair' }])
})

it('keeps what was changed while the set-up is open, and puts the made one back', async () => {
  const { backend, user } = await show('consent-elsewhere')
  const letter = () => within(screen.getByTestId('letter'))

  await user.click(letter().getByTestId('edit-letter'))
  await user.clear(letter().getByTestId('letter-text'))
  await user.type(letter().getByTestId('letter-text'), 'Dear Marta')
  await user.click(screen.getByTestId('step-tenant'))
  await user.click(screen.getByTestId('step-consent'))
  await user.click(letter().getByRole('button', { name: /^Cop(y|ied)$/ }))
  await user.click(letter().getByTestId('put-letter-back'))
  await user.click(letter().getByRole('button', { name: /^Cop(y|ied)$/ }))

  expect(backend.copied[0]).toBe('Dear Marta\nPriya Nair\n')
  expect(backend.copied[1]).toMatch(/^Hello Marta/)
})

it('copies what is too long for a draft, and says so', async () => {
  const backend = new FakeBackend(viewOf('consent-elsewhere')).when('draft_letter', () => ({
    code: 'letter.too_long',
    summary: 'This letter is too long to be opened as a draft.',
    advice: 'Copy it, and paste it into an email of your own.',
    actor: 'you',
    next: { kind: 'retry' },
  }))
  const { user } = await showWith(backend)

  await user.click(screen.getByTestId('draft-letter'))

  expect(await screen.findByTestId('letter-refused')).toHaveTextContent(
    'too long to be opened as a draft. It is copied',
  )
  expect(backend.copied[0]).toMatch(/Priya Nair/)
})
