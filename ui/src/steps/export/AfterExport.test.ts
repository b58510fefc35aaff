import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../../backend/fake'
import { failure } from '../../backend/fake/setup'
import { later, show, showWith, viewOf } from '../../testing/screen'

const headline = () => screen.getByRole('heading', { level: 1 })

it('goes on to switching on once the bundle is saved', async () => {
  const { user } = await show('after-saved')
  expect(headline()).toHaveTextContent('Paste these into Kandji’s SAML connection')

  await user.click(screen.getByTestId('primary'))

  expect(headline()).toHaveTextContent('Enable the connection')
  expect(headline()).toHaveFocus()
  expect(screen.getByTestId('stage-enable')).toHaveAttribute('aria-current', 'page')
})

it('opens again where switching on was left', async () => {
  await show('after-enable')

  expect(headline()).toHaveTextContent('Sign in to Kandji’s web app')
  expect(screen.getByText(/Microsoft asked you to sign in on the way/)).toBeVisible()
})

it('waits for what happens elsewhere, and looks at it by itself', async () => {
  const { backend, user } = await show('after-waiting')
  expect(headline()).toHaveTextContent('Publish the TXT record')
  expect(screen.getByText(/^Whose turn it is: Whoever runs your DNS/)).toBeVisible()
  expect(screen.getByTestId('live-txt-record-published')).toHaveTextContent(/No answer yet/)

  await user.click(screen.getByRole('button', { name: 'Check again: The TXT record can be looked up' }))
  expect(backend.requests('observe')).toEqual([{ observation: 'txt-record-published' }])
  await user.click(screen.getByTestId('save-and-close'))

  expect(backend.requests('close_setup')).toHaveLength(1)
})

it('keeps enforcing locked, says why, and leads to what is missing', async () => {
  const { user } = await show('after-enforce-locked')
  expect(headline()).toHaveTextContent('Locked until nobody can be locked out')
  expect(within(screen.getByTestId('enforce-needs')).getByText('Name the way back in')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Mark as done/ })).toBeNull()

  await user.click(screen.getByTestId('primary'))

  expect(headline()).toHaveTextContent('Single sign-on to Kandji is switched on')
  expect(screen.getByText(/Before anything is enforced: Name the way back in/)).toBeVisible()
  expect(screen.getByTestId('says-name-way-back')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Continue to Enforce' })).toBeNull()
})

it('keeps enforcing locked while no test login passes, whatever the tasks say', async () => {
  const untested = later(viewOf('after-enforce'), (setup) => {
    for (const step of setup.steps) if (step.step === 'testLogin') step.standing = 'open'
  })

  await showWith(new FakeBackend(untested))

  expect(headline()).toHaveTextContent('Locked until nobody can be locked out')
  expect(within(screen.getByTestId('enforce-needs')).getByText('A test login that passes')).toBeVisible()
})

it('warns before it enforces, and repeats the way back', async () => {
  localStorage.setItem('person', 'Priya')
  const { backend, user } = await show('after-enforce')
  expect(headline()).toHaveTextContent('Disable Standard Authentication')
  expect(screen.getByText(/locked out of Kandji/)).toBeVisible()
  expect(screen.getByTestId('way-back')).toHaveTextContent(/Marta Keller, by the recovery code/)

  await user.click(screen.getByRole('button', { name: 'Mark as done: Disable Standard Authentication' }))

  expect(backend.requests('state_task')).toEqual([
    { task: 'disable-standard-authentication', by: 'Priya', done: true },
  ])
})

it('proves a new secret, and forgets it in the same moment', async () => {
  const { backend, user, container } = await show('rotate-secret')
  expect(headline()).toHaveTextContent(/^Replace the secret before/)
  await user.click(screen.getByTestId('primary'))
  expect(backend.requests('rotate')).toEqual([])
  expect(screen.getByTestId('secret')).toHaveFocus()

  await user.type(screen.getByTestId('secret'), 'Qz48Q~secret')
  await user.type(screen.getByTestId('expires-day'), '19')
  await user.selectOptions(screen.getByTestId('expires-month'), '11')
  await user.type(screen.getByTestId('expires-year'), '2028')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('rotate')).toEqual([
    { kind: 'prove', secret: 'Qz48Q~secret', expiresOn: '2028-11-19' },
  ])
  expect(container.innerHTML).not.toContain('Qz48Q')
})

it('shows what is wrong with a new secret here, and stays', async () => {
  const { backend, user } = await show('rotate-secret')
  backend.when('rotate', () => failure())

  await user.type(screen.getByTestId('secret'), 'c7f09f0e{Enter}')

  expect(within(await screen.findByTestId('failure')).getByText(/This is the Secret ID/)).toBeVisible()
  expect(headline()).toHaveTextContent(/^Replace the secret before/)
})

it('stays although the new secret is tried in the step of the credentials', async () => {
  const { backend } = await show('rotate-secret')

  backend.publish(
    later(viewOf('rotate-secret'), (setup) => {
      setup.current = 'credentials'
      setup.running = {
        step: 'credentials',
        doing: 'Trying the credentials',
        since: new Date().toISOString(),
        until: null,
      }
    }),
  )

  await expect.poll(() => headline().textContent).toContain('Trying the new secret')
})

it('has the new secret tried by a login, and can keep the present one', async () => {
  const { backend, user } = await show('rotate-secret-proved')
  expect(headline()).toHaveTextContent('Sign in once with the new secret')
  expect(screen.getByTestId('new-secret')).toHaveTextContent(/^Begins with Qz4/)

  await user.click(screen.getByTestId('keep-present'))
  expect(backend.requests('rotate')).toEqual([{ kind: 'keep' }])
  await user.click(screen.getByTestId('primary'))

  expect(screen.getByTestId('step-testLogin')).toHaveAttribute('aria-current', 'step')
})

it('reads new certificates without entering anything', async () => {
  const { backend, user } = await show('rotate-certificate')

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('rotate')).toEqual([{ kind: 'prove' }])
})

it('finishes a replacement only once all of it is done', async () => {
  const { backend, user } = await show('rotate-finish')
  expect(headline()).toHaveTextContent('Put the new certificate in the place of the old')

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('rotate')).toEqual([{ kind: 'finish' }])
})
