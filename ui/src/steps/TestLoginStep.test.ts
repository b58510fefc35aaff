import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { sequence } from '../backend/fake/login'
import { later, show, showWith, viewOf } from '../testing/screen'

it('says what each way proves and what it leaves unproved', async () => {
  await show('test-ways')

  const way = screen.getByTestId('way-loopback')
  expect(way).toBeChecked()
  expect(way).toHaveAccessibleDescription(/the directory; the credentials; the claims/)
  expect(way).toHaveAccessibleDescription(/Leaves unproved KloudMate’s redirect URI/)
  expect(screen.getByTestId('way-paste')).toBeDisabled()
})

it('starts in the chosen way, as the chosen person', async () => {
  const { backend, user } = await show('test-ways')

  await user.click(screen.getByTestId('way-signInWindow'))
  await user.click(screen.getByTestId('persona-guest'))
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('start_login')).toEqual([{ way: 'signInWindow', persona: 'guest' }])
})

it('fills the sequence in as it happens, and names sender and receiver', async () => {
  const { backend } = await show('test-running')
  const list = screen.getByRole('list', { name: 'What has happened so far' })
  expect(within(list).getAllByRole('listitem')).toHaveLength(8)
  expect(within(list).getByText('Your turn: password and second factor')).toBeVisible()
  expect(within(list).getByText('Browser to Entra:')).toBeInTheDocument()

  backend.publish(
    later(viewOf('test-running'), (setup) => {
      setup.testLogin.sequence = sequence(6)
    }),
  )

  expect(
    await screen.findByText(/Brings the code to localhost/, { selector: '[aria-live]' }),
  ).toBeInTheDocument()
  expect(screen.queryByText('Your turn: password and second factor')).toBeNull()
})

it('gives the sign-in address to open by hand, and opens it again', async () => {
  const { backend, user } = await show('test-running')
  expect(screen.getByTestId('sign-in-address')).toHaveTextContent(
    /^https:\/\/login\.microsoftonline\.com\/.*S256$/,
  )

  await user.click(screen.getByTestId('open-again'))
  await user.click(screen.getByRole('button', { name: 'Copy the sign-in address' }))

  expect(backend.requests('open_again')).toHaveLength(1)
  expect(backend.copied).toHaveLength(1)
})

it('takes what an error page says, and can be cancelled', async () => {
  const { backend, user } = await show('test-running')
  expect(screen.getByText(/Stops after 4:/)).toBeVisible()

  await user.click(screen.getByTestId('see-error'))
  await user.type(screen.getByTestId('paste-answer'), 'AADSTS50011')
  await user.click(screen.getByTestId('read-answer'))
  await user.click(screen.getByTestId('cancel'))

  expect(backend.requests('receive_login')).toEqual([{ text: 'AADSTS50011' }])
  expect(backend.requests('cancel')).toHaveLength(1)
})

it('ends in one sentence, and stays to be read although export is next', async () => {
  const { user } = await show('verdict')
  expect(screen.getByTestId('verdict')).toHaveTextContent('Ada Lovelace can sign in to KloudMate')
  expect(screen.getByText(/8 of 8 checks passed/)).toBeVisible()
  expect(screen.getByText(/Still unproved: KloudMate’s redirect URI/)).toBeVisible()

  await user.click(screen.getByTestId('primary'))

  expect(screen.getByTestId('step-export')).toHaveAttribute('aria-current', 'step')
})

it('shows which claim stands in for a missing one, and where to put it right', async () => {
  const { backend, user } = await show('verdict')
  const row = screen.getByRole('row', { name: /Email/ })
  expect(row).toHaveTextContent('preferred_username')
  expect(row).toHaveTextContent('email missing')

  await user.click(screen.getByRole('button', { name: 'Open Token configuration' }))

  expect(backend.requests('open_portal')).toEqual([{ page: 'tokenConfiguration' }])
})

it('counts what can be put right, and not what is only good to know', async () => {
  await show('verdict')

  expect(screen.getByText(/One thing to put right before everybody follows/)).toBeVisible()
  expect(screen.getByTestId('warning-email_fallback')).toBeVisible()
  expect(within(screen.getByTestId('note-mutable_key')).getByText('Email addresses change')).toBeVisible()
})

it('counts no failed check where somebody was refused who should be', async () => {
  await show('verdict-kept-out')

  expect(screen.getByTestId('verdict')).toHaveTextContent('is kept out of KloudMate, as it should be')
  expect(screen.getByText(/Entra refused, which is what was tried/)).toBeVisible()
  expect(screen.queryByText(/checks passed/)).toBeNull()
  expect(screen.queryByText('0 of 1 passed')).toBeNull()
  expect(screen.getByText('interaction_required AADSTS50105')).toBeVisible()
})

it('shows another run beside it', async () => {
  const { user } = await show('verdict')

  await user.click(screen.getByRole('button', { name: /^Guest Guest, .* cannot sign in/ }))

  expect(screen.getByTestId('verdict')).toHaveTextContent('This guest cannot sign in to KloudMate')
  expect(screen.getByRole('button', { name: 'Ask a Guest Inviter' })).toBeVisible()
})

it('runs again as a kind of person that nobody has tried', async () => {
  const { backend, user } = await show('verdict')

  await user.click(screen.getByRole('button', { name: 'Run as: User without mailbox' }))
  expect(screen.getByTestId('persona-noMailbox')).toBeChecked()
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('start_login')).toEqual([{ way: 'loopback', persona: 'noMailbox' }])
})

it('offers the way that proves what is left', async () => {
  const { user } = await show('verdict')

  await user.click(screen.getByRole('button', { name: 'Prove it' }))

  expect(screen.getByTestId('way-signInWindow')).toBeChecked()
})

it('shows expected against received where a check failed', async () => {
  await show('verdict-token')

  const check = screen.getByTestId('check-audience')
  expect(check).toHaveTextContent(/Expected\s*9b3d6a18/)
  expect(check).toHaveTextContent(/Received\s*fa5ce509/)
  expect(screen.getByTestId('check-verifier')).toHaveTextContent('not made')
})

it('says when a run proves nothing about the present settings', async () => {
  const view = later(viewOf('verdict-refused'), (setup) => {
    const run = setup.testLogin.runs[0]
    if (run !== undefined) run.stands = false
  })

  await showWith(new FakeBackend(view))

  expect(screen.getByText(/made with other settings/)).toBeVisible()
})

it('shows the verdict of the latest run once it has ended', async () => {
  const { backend, user } = await show('verdict')
  await user.click(screen.getByRole('button', { name: /^Guest Guest, .* cannot sign in/ }))
  await user.click(screen.getByTestId('run-again'))
  backend.when('start_login', () => ({ ...viewOf('test-running'), revision: 11 }))
  await user.click(screen.getByTestId('primary'))

  backend.publish({
    ...later(viewOf('verdict'), (setup) => {
      const [run] = setup.testLogin.runs
      if (run !== undefined)
        setup.testLogin.runs.unshift({ ...run, id: 'run-9', sentence: 'Grace Hopper can sign in' })
    }),
    revision: 12,
  })

  expect(await screen.findByRole('heading', { level: 1, name: 'Grace Hopper can sign in' })).toBeVisible()
})

it('tells the story of SAML and of WS-Federation in the engine’s words', async () => {
  await show('test-running-saml')
  expect(screen.getByText('Sends the SAML request')).toBeInTheDocument()
  expect(screen.queryByText(/Code and client secret/)).toBeNull()
})

it('allows SHA-1 for one run only, and only where something is signed with a certificate', async () => {
  const { backend, user } = await show('test-ways-saml')

  await user.click(screen.getByText('The service can do SHA-1 only'))
  await user.click(screen.getByTestId('allow-sha1'))
  await user.click(screen.getByTestId('primary'))
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('start_login')).toEqual([
    { way: 'loopback', persona: 'ordinary', allowSha1: true },
    { way: 'loopback', persona: 'ordinary' },
  ])
})

it('does not speak of SHA-1 where nothing is signed with a certificate', async () => {
  await show('test-ways')

  expect(screen.queryByTestId('allow-sha1')).toBeNull()
})

it('offers a run with SHA-1 beside the failure that it caused', async () => {
  const { backend, user } = await show('verdict-sha1')
  expect(screen.getByTestId('check-sha1')).toHaveTextContent(/SHA-256/)

  await user.click(screen.getByTestId('run-with-sha1'))

  expect(backend.requests('start_login')).toEqual([{ way: 'loopback', persona: 'ordinary', allowSha1: true }])
})
