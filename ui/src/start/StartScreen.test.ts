import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { failure } from '../backend/fake/setup'
import { show, showWith, viewOf } from '../testing/screen'

it('begins a set-up with a service', async () => {
  const { backend, user } = await show('start-empty')

  await user.click(screen.getByTestId('service-kloudmate'))

  expect(backend.requests('start_setup')).toEqual([{ service: 'kloudmate', practice: false }])
})

it('finds a service by another name, and begins with it by Enter', async () => {
  const { backend, user } = await show('start-empty')
  expect(screen.getAllByTestId(/^service-/)).toHaveLength(6)

  await user.type(screen.getByTestId('find-service'), 'iru')
  expect(screen.getAllByTestId(/^service-/)).toHaveLength(1)
  expect(screen.getByTestId('service-kandji')).toHaveTextContent('Also called Iru')
  await user.keyboard('{Enter}')

  expect(backend.requests('start_setup')).toEqual([{ service: 'kandji', practice: false }])
})

it('says what to do where there is no service of that name', async () => {
  const { backend, user } = await show('start-empty')

  await user.type(screen.getByTestId('find-service'), 'nowhere{Enter}')

  expect(screen.getByTestId('announcement')).toHaveTextContent(/Another service connects anything/)
  expect(backend.requests('start_setup')).toEqual([])
})

it('continues a set-up', async () => {
  const { backend, user } = await show('start')

  await user.click(screen.getByRole('button', { name: 'Continue KloudMate for contoso.com' }))

  expect(backend.requests('open_setup')).toEqual([{ setup: 'setup-2' }])
})

it('deletes a set-up only after asking', async () => {
  const { backend, user } = await show('start')

  await user.click(screen.getByRole('button', { name: 'Delete Kivo for contoso.com' }))
  const dialogue = await screen.findByRole('alertdialog')
  await user.click(within(dialogue).getByRole('button', { name: 'Keep it' }))
  expect(backend.requests('delete_setup')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Delete Kivo for contoso.com' }))
  await user.click(await screen.findByRole('button', { name: 'Delete the set-up' }))

  expect(backend.requests('delete_setup')).toEqual([{ setup: 'setup-1' }])
})

it('explains a set-up that cannot be read, and offers no way into it', async () => {
  await show('start-practice')

  const row = within(screen.getByTestId('setup-setup-6'))
  expect(row.getByText(/This set-up cannot be read/)).toBeVisible()
  expect(row.queryByRole('button', { name: /Continue/ })).toBeNull()
})

it('hands a chosen bundle’s text to the engine, with its name and no path', async () => {
  const { backend, user } = await show('start')

  await user.upload(screen.getByTestId('bundle-file'), new File(['{"format":1}'], 'customer.consentry'))

  await expect
    .poll(() => backend.requests('explain'))
    .toEqual([{ name: 'customer.consentry', text: '{"format":1}' }])
})

it('opens the practice tenant, and then begins rehearsals', async () => {
  const { backend, user } = await show('start-empty')
  backend.when('start_practice', (_, view) => ({ ...viewOf('start-practice'), revision: view.revision + 1 }))

  await user.click(screen.getByTestId('start-practice'))
  expect(within(screen.getByTestId('practice-users')).getByText('Practice-ada-1')).toBeVisible()
  await user.click(screen.getByTestId('service-kivo'))

  expect(backend.requests('start_setup')).toEqual([{ service: 'kivo', practice: true }])
})

it('switches a scenario on beside those that are on already', async () => {
  const { backend, user } = await show('start-practice')

  await user.click(screen.getByTestId('scenario-outage'))

  expect(backend.requests('set_scenarios')).toEqual([{ scenarios: ['missing-email', 'outage'] }])
})

it('says what ends next, and shows the rest in words too', async () => {
  await show('start')

  expect(screen.getByRole('heading', { name: 'Kandji’s client secret ends in 23 days' })).toBeVisible()
  expect(screen.getByRole('img', { name: /Kinde’s client secret on/ })).toBeInTheDocument()
})

it('shows a failure on the start screen with its way out', async () => {
  const backend = new FakeBackend(viewOf('start')).when('open_setup', () =>
    failure({ code: 'setup.unreadable', summary: 'It cannot be read', next: { kind: 'retry' } }),
  )
  const { user } = await showWith(backend)

  await user.click(screen.getByRole('button', { name: 'Continue Kivo for contoso.com' }))

  expect(within(screen.getByTestId('failure')).getByText('It cannot be read')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try it again' }))
  expect(screen.queryByTestId('failure')).toBeNull()
})

it('says so when the engine does not answer at all', async () => {
  const backend = new FakeBackend(viewOf('start')).when('wizard', () =>
    failure({ code: 'internal.defect', summary: 'Something went wrong', next: { kind: 'retry' } }),
  )

  await showWith(backend)

  expect(within(screen.getByTestId('failure')).getByText('Something went wrong')).toBeVisible()
})

it('lands on what was found in a bundle, and says whose it is on every step', async () => {
  const { user } = await showWith(new FakeBackend(viewOf('reported-verdict')))

  expect(await screen.findByTestId('verdict')).toBeVisible()
  for (const step of ['tenant', 'export']) {
    await user.click(screen.getByTestId(`step-${step}`))
    expect(screen.getByTestId('opened-from')).toHaveTextContent(
      /Opened from contoso-kloudmate.consentry, saved .* with Consentry 0\.1\.0\./,
    )
  }
})
