import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { later, show, showWith, viewOf } from '../testing/screen'

it('begins with the model that the service recommends', async () => {
  const { backend, user } = await show('model')
  expect(screen.getByRole('radio', { name: 'Kivo-managed' })).toBeChecked()

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('chooseModel')).toEqual([{ model: 'vendor-managed', inputs: {} }])
})

it('says what each model costs', async () => {
  await show('model')

  expect(screen.getByRole('radio', { name: 'Customer-managed' })).toHaveAccessibleDescription(
    /A new secret at least every 24 months/,
  )
})

it('asks for the inputs of the chosen model before going on', async () => {
  const { backend, user } = await show('model')

  await user.click(screen.getByTestId('model-customer-managed'))
  expect(screen.getByTestId('primary')).toBeDisabled()
  await user.type(screen.getByTestId('input-redirect_uri'), 'https://kivo.io/sso/')
  await user.click(screen.getByTestId('input-region-eu'))
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('chooseModel')).toEqual([
    { model: 'customer-managed', inputs: { redirect_uri: 'https://kivo.io/sso/', region: 'eu' } },
  ])
})

it('speaks of one way where there is one only', async () => {
  const one = later(viewOf('model'), (setup) => {
    setup.model.choices = setup.model.choices.slice(0, 1)
  })

  await showWith(new FakeBackend(one))

  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Kivo connects in one way')
  expect(screen.getByText(/Read what it costs you/)).toBeVisible()
  expect(screen.queryByText(/each/)).toBeNull()
})

it('copies a question about a caveat', async () => {
  const { backend, user } = await show('model')

  await user.click(screen.getByRole('button', { name: 'Copy a question for Kivo' }))

  expect(backend.copied[0]).toMatch(/Conditional Access/)
})

it('warns that another choice undoes what was done', async () => {
  const { user } = await show('model-chosen')
  expect(screen.queryByTestId('change-undoes')).toBeNull()

  await user.click(screen.getByTestId('model-vendor-managed'))

  expect(within(screen.getByTestId('change-undoes')).getByText(/would be done again/)).toBeVisible()
})
