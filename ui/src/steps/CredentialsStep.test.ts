import { screen, waitFor, within } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { failure } from '../backend/fake/setup'
import { later, show, showWith, viewOf } from '../testing/screen'

const SECRET = 'Kx78Q~rW2vT5yB8nL1cD4fG7hJ0kM3pQ6sU9xZab'

it('hides the secret until one asks to see it', async () => {
  const { user } = await show('credentials')
  const field = screen.getByTestId('secret')
  expect(field).toHaveAttribute('type', 'password')

  await user.type(field, 'Kx7')
  await user.click(screen.getByRole('button', { name: 'Show the secret' }))

  expect(field).toHaveAttribute('type', 'text')
})

it('proves what was entered, and forgets the secret in the same moment', async () => {
  const { backend, user, container } = await show('credentials')

  await user.click(screen.getByTestId('secret'))
  await user.paste(SECRET)
  await user.type(screen.getByTestId('expires-day'), '19')
  await user.selectOptions(screen.getByTestId('expires-month'), '11')
  await user.type(screen.getByTestId('expires-year'), '2028')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('prove_credentials')).toEqual([
    { clientId: '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55', secret: SECRET, expiresOn: '2028-11-19' },
  ])
  expect(screen.getByTestId('secret')).toHaveValue('')
  expect(container.innerHTML).not.toContain(SECRET)
  expect(JSON.stringify(localStorage)).not.toContain(SECRET)
})

it('catches a slip at its field before anything is sent to Microsoft', async () => {
  const { backend, user } = await show('credentials')
  backend.when('inspect_credentials', (_, view) => {
    const { secret } = backend.requests('inspect_credentials').at(-1) as { secret: string | null }
    return secret?.startsWith('c7f09f0e') === true ? failure() : view
  })

  await user.click(screen.getByTestId('secret'))
  await user.paste('c7f09f0e-2b6d-4a83-9f51-6e4c8d1b7a20')

  expect(within(await screen.findByTestId('failure')).getByText(/This is the Secret ID/)).toBeVisible()
  expect(screen.getByTestId('secret')).toHaveAccessibleDescription(/This is the Secret ID/)
  expect(screen.getByTestId('announcement')).toHaveTextContent('This is the Secret ID, not the Value')
  await user.click(screen.getByTestId('primary'))
  expect(backend.requests('prove_credentials')).toEqual([])
  expect(screen.getByTestId('secret')).toHaveFocus()

  await user.clear(screen.getByTestId('secret'))
  await user.paste(SECRET)

  await waitFor(() => {
    expect(screen.queryByTestId('failure')).toBeNull()
  })
  expect(screen.getByTestId('primary')).toBeEnabled()
})

it('looks once for many keystrokes', async () => {
  const { backend, user } = await show('credentials')

  await user.type(screen.getByTestId('secret'), 'Kx78Q')

  await waitFor(() => {
    expect(backend.requests('inspect_credentials')).toHaveLength(1)
  })
})

it('brings a finding into view together with its way out', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')

  await show('credentials-wrong')

  const shown = seen.mock.contexts.filter((element) => element instanceof HTMLElement)
  const notice = within(screen.getByTestId('failure')).getByRole('region')
  expect(shown).toContain(notice)
  expect(within(notice).getByRole('button', { name: 'Open Certificates & secrets' })).toBeVisible()
})

it('uses the secret that is kept where none is entered', async () => {
  const { backend, user } = await show('credentials-proved')
  expect(screen.getByText(/Begins with Kx7, kept in this computer’s keyring/)).toBeVisible()

  await user.clear(screen.getByTestId('client-id'))
  await user.type(screen.getByTestId('client-id'), 'fa5ce509-b556-442b-831f-4c5bb5e589f1')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('prove_credentials')).toMatchObject([
    { clientId: 'fa5ce509-b556-442b-831f-4c5bb5e589f1', secret: null },
  ])
})

it('makes the way out the filled button while there is nothing to prove', async () => {
  const { backend, user } = await show('credentials-wrong')
  const wayOut = screen.getAllByRole('button', { name: 'Open Certificates & secrets' })[0]
  if (wayOut === undefined) throw new Error('The failure has no way out.')
  expect(wayOut).toHaveClass('btn--go')

  await user.click(wayOut)

  expect(backend.requests('open_portal')).toEqual([{ page: 'certificatesAndSecrets' }])
})

it('says in one sentence why there is nothing to enter', async () => {
  await show('credentials-not-needed')

  expect(screen.getByText(/Kivo keeps the keys of its own app/)).toBeVisible()
  expect(screen.queryByTestId('secret')).toBeNull()
})

it('asks here for what nobody knew before, and points out an unusual shape', async () => {
  const { backend, user } = await show('credentials-later')
  const field = screen.getByTestId('input-callback_url')
  expect(screen.getByTestId('unusual-callback_url')).toHaveTextContent(/https:\/\/\*\.kinde\.com/)
  expect(screen.getByTestId('enter-inputs')).toBeDisabled()

  await user.clear(field)
  await user.type(field, 'https://contoso.kinde.com/login/callback')
  expect(screen.queryByTestId('unusual-callback_url')).toBeNull()
  await user.click(screen.getByTestId('enter-inputs'))

  expect(backend.requests('enter_inputs')).toEqual([
    { inputs: { callback_url: 'https://contoso.kinde.com/login/callback' } },
  ])
})

it('hands a token over for a check that needs one, and forgets it in the same moment', async () => {
  const { backend, user, container } = await show('credentials-later')

  await user.type(screen.getByTestId('token-groups-in-token'), 'eyJhbGciOi')
  await user.click(screen.getByRole('button', { name: 'Look into it' }))

  expect(backend.requests('observe')).toEqual([{ observation: 'groups-in-token', text: 'eyJhbGciOi' }])
  expect(screen.getByTestId('token-groups-in-token')).toHaveValue('')
  expect(container.innerHTML).not.toContain('eyJhbGciOi')
})

it('says what a check found wrong, and why', async () => {
  await show('credentials-later')

  const check = screen.getByTestId('live-callback-url-shape')
  expect(check).toHaveTextContent(/Not as it should be/)
  expect(check).toHaveTextContent(/It usually looks otherwise/)
})

it('has all checks looked at in one go where there are several', async () => {
  const several = later(viewOf('credentials-later'), (setup) => {
    const [first] = setup.observations
    if (first !== undefined) setup.observations.push({ ...first, id: 'another', title: 'Another' })
  })
  const { backend, user } = await showWith(new FakeBackend(several))

  await user.click(screen.getByRole('button', { name: 'Check all of it' }))

  expect(backend.requests('observe')).toEqual([{}])
})

it('goes to what is missing, and says so', async () => {
  const { backend, user } = await show('credentials')

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('prove_credentials')).toEqual([])
  expect(screen.getByTestId('secret')).toHaveFocus()
  expect(screen.getByTestId('secret')).toHaveAccessibleDescription(/Still missing: Client secret \(Value\)/)
})

it('begins with an empty day, and takes the months that Entra offers', async () => {
  const { backend, user } = await show('credentials')
  expect(screen.getByTestId('expires-day')).toHaveValue('')
  expect(screen.getByTestId('expires-year')).toHaveValue('')

  await user.click(screen.getByTestId('secret'))
  await user.paste(SECRET)
  await user.click(screen.getByTestId('expires-in-24'))
  await user.click(screen.getByTestId('primary'))

  const today = new Date()
  const ends = new Date(Date.UTC(today.getFullYear() + 2, today.getMonth(), today.getDate()))
  expect(backend.requests('prove_credentials')).toMatchObject([
    { expiresOn: ends.toISOString().slice(0, 10) },
  ])
})

it('warns where nobody knows when the secret ends', async () => {
  const view = later(viewOf('credentials-proved'), (setup) => {
    if (setup.credentials.secret !== null) setup.credentials.secret.expiresOn = null
  })
  const { user } = await showWith(new FakeBackend(view))
  await user.click(screen.getByTestId('step-credentials'))

  expect(screen.getByTestId('end-unknown')).toHaveTextContent(/Nobody knows when the secret ends/)
})
