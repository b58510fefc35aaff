import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { setupOf, show, showWith, viewOf } from '../testing/screen'

it('shows the exact address and opens it by command, not by link', async () => {
  const { backend, user, container } = await show('consent-vendor')
  expect(screen.getByTestId('consent-address')).toHaveTextContent(
    'https://login.microsoftonline.com/contoso.com/adminconsent?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io',
  )

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('consent')).toEqual([{ kind: 'open' }])
  expect(container.querySelector('a[href]')).toBeNull()
})

it('asks who holds the role, and keeps the answer', async () => {
  const { backend, user } = await show('consent-vendor')

  await user.click(screen.getByTestId('role-somebody-else'))
  await user.click(screen.getByTestId('hand-over'))

  expect(backend.requests('consent')).toEqual([
    { kind: 'holdsRole', holder: 'somebodyElse' },
    { kind: 'holdsRole', holder: 'somebodyElse' },
  ])
})

it('leads with the message where somebody else holds the role, and folds away what one would do oneself', async () => {
  const { backend, user } = await show('consent-elsewhere')
  expect(screen.getByText(/Please open this address and accept/)).toBeVisible()
  expect(screen.getByTestId('consent-address')).not.toBeVisible()

  await user.click(screen.getByTestId('primary'))
  expect(screen.getByTestId('hand-over-to')).toHaveFocus()
  await user.keyboard('Marta Keller{Enter}')

  expect(backend.requests('consent')).toEqual([{ kind: 'handOver', to: 'Marta Keller' }])
})

it('names somebody else than who is waited for', async () => {
  const { backend, user } = await show('consent-waiting')

  await user.click(screen.getByTestId('hand-over'))
  await user.type(screen.getByTestId('hand-over-to'), 'Ada Lovelace{Enter}')

  expect(backend.requests('consent')).toEqual([{ kind: 'handOver', to: 'Ada Lovelace' }])
})

it('reads the address that was landed on', async () => {
  const { backend, user } = await show('consent-waiting')

  await user.type(screen.getByTestId('landing'), 'https://kivo.io/?admin_consent=True')
  await user.click(screen.getByTestId('check-landing'))

  expect(backend.requests('consent')).toEqual([{ kind: 'land', text: 'https://kivo.io/?admin_consent=True' }])
})

it('says that the address is missing, by Enter too, and goes there', async () => {
  const { backend, user } = await show('consent-waiting')

  screen.getByTestId('landing').focus()
  await user.keyboard('{Enter}')

  expect(screen.getByText(/^Still missing: /)).toBeVisible()
  expect(screen.getByTestId('landing')).toHaveFocus()
  expect(backend.requests('consent')).toEqual([])
})

it('says who is waited for, and that one may close', async () => {
  const { backend, user } = await show('consent-waiting')
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
    'Waiting for Marta Keller to grant admin consent',
  )

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('close_setup')).toHaveLength(1)
})

it('asks for the Application (client) ID of one’s own registration first', async () => {
  const { backend, user } = await show('consent-own')
  await user.click(screen.getByTestId('primary'))
  expect(backend.requests('consent')).toEqual([])
  expect(screen.getByTestId('client-id')).toHaveFocus()
  expect(screen.getByTestId('gap')).toHaveTextContent('Still missing: Application (client) ID')

  await user.type(screen.getByTestId('client-id'), '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('consent')).toEqual([
    { kind: 'nameApplication', clientId: '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55' },
  ])
})

it('puts the field after the tasks that lead to it', async () => {
  await show('consent-own')

  const field = screen.getByTestId('client-id')
  const tasks = screen.getByRole('heading', { name: 'To do' })
  expect(field.compareDocumentPosition(tasks)).toBe(Node.DOCUMENT_POSITION_PRECEDING)
})

it('goes on without consent only where the model allows it', async () => {
  const { backend, user } = await show('consent-own-open')

  await user.click(screen.getByTestId('skip-consent'))

  expect(backend.requests('consent')).toEqual([{ kind: 'skip' }])
})

it('takes the word of whoever pressed the button of the admin center, where the service has one', async () => {
  const view = viewOf('consent-own-open')
  setupOf(view).consent.button = 'Grant admin consent for your organization'
  const { backend, user } = await showWith(new FakeBackend(view))

  await user.click(
    screen.getByRole('button', { name: /It was granted by “Grant admin consent for your organization”/ }),
  )

  expect(backend.requests('consent')).toEqual([{ kind: 'state' }])
})

it('offers no way round consent that is required', async () => {
  await show('consent-vendor')

  expect(screen.queryByTestId('skip-consent')).toBeNull()
})

it('says by whom consent was stated', async () => {
  await show('consent-granted')

  expect(screen.getByText('Stated by Marta Keller')).toBeVisible()
})

it('leads through the tasks where there is nothing to grant', async () => {
  const { user } = await show('consent-saml')
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
    'Make an enterprise application for Kandji',
  )
  expect(screen.queryByTestId('consent-address')).toBeNull()
  expect(
    within(screen.getByTestId('task-make-enterprise-application')).getByText(/take the entry/),
  ).toBeVisible()

  expect(screen.getByTestId('primary')).toHaveAccessibleName(
    'I have done this: Make an enterprise application for Kandji',
  )

  await user.click(screen.getByText('Enter Kandji’s two values in Entra'))

  expect(screen.getByText('Comes after: Make an enterprise application for Kandji')).toBeVisible()
})
