import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { later, setupOf, show, showWith, viewOf } from '../testing/screen'

it('asks for the directory that was entered, by Enter as well', async () => {
  const { backend, user } = await show('tenant')

  await user.type(screen.getByTestId('tenant-what'), ' ada@contoso.com {Enter}')

  expect(backend.requests('identify_tenant')).toEqual([{ what: 'ada@contoso.com', cloud: null }])
})

it('asks the cloud that was chosen', async () => {
  const { backend, user } = await show('tenant')

  await user.click(screen.getByText('Another Microsoft cloud'))
  await user.selectOptions(screen.getByLabelText('Cloud'), 'us-government')
  await user.type(screen.getByTestId('tenant-what'), 'contoso.us')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('identify_tenant')).toEqual([{ what: 'contoso.us', cloud: 'us-government' }])
})

it('asks the Azure CLI', async () => {
  const { backend, user } = await show('tenant')

  await user.click(screen.getByTestId('azure-cli'))

  expect(backend.requests('tenant_from_azure_cli')).toHaveLength(1)
})

it('shows what was proved, copies it, and goes on only when told to', async () => {
  const { backend, user } = await show('tenant-proved')
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('contoso.com belongs to Contoso Ltd.')

  await user.click(screen.getByRole('button', { name: 'Copy Directory (tenant) ID' }))
  await user.click(screen.getByTestId('primary'))

  expect(backend.copied).toEqual(['4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4'])
  expect(screen.getByTestId('step-model')).toHaveAttribute('aria-current', 'step')
})

it('looks again when another directory is entered', async () => {
  const { backend, user } = await show('tenant-proved')

  await user.clear(screen.getByTestId('tenant-what'))
  await user.type(screen.getByTestId('tenant-what'), 'fabrikam.com')
  expect(screen.getByTestId('primary')).toHaveTextContent('Find the directory')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('identify_tenant')).toEqual([{ what: 'fabrikam.com', cloud: null }])
})

it('says at the field what is wrong with it', async () => {
  await show('tenant-wrong')

  const field = screen.getByTestId('tenant-what')
  expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(field).toHaveAccessibleDescription(/Microsoft knows no directory/)
})

it('can be cancelled once it takes longer than three seconds', async () => {
  const { backend, user } = await show('tenant-running')

  await user.click(screen.getByTestId('cancel'))

  expect(backend.requests('cancel')).toHaveLength(1)
})

it('names a domain of the practice tenant, and folds away its people with their passwords', async () => {
  const view = later(viewOf('tenant'), (setup) => (setup.practice = true))
  view.practice = viewOf('start-practice').practice
  expect(setupOf(view).practice).toBe(true)

  const { backend, user } = await showWith(new FakeBackend(view))
  expect(screen.getByText('In the practice tenant, begin with practice.example.')).toBeVisible()
  const people = within(screen.getByTestId('practice-people'))
  expect(people.getByText('Practice-admin-1')).not.toBeVisible()

  await user.click(people.getByText('Practice people and domains'))
  await user.click(people.getByRole('button', { name: 'Copy the password of admin@practice.example' }))
  await user.click(people.getByRole('button', { name: 'Copy guest.example' }))

  expect(people.getByText('Gets in, and may grant admin consent for everybody.')).toBeVisible()
  expect(backend.copied).toEqual(['Practice-admin-1', 'guest.example'])
})
