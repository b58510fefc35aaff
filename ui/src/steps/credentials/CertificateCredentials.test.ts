import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { later, show, viewOf } from '../../testing/screen'

it('reads the metadata by what was pasted, and asks for no secret', async () => {
  const { backend, user } = await show('credentials-saml')
  expect(screen.queryByTestId('secret')).toBeNull()
  await user.click(screen.getByTestId('primary'))
  expect(backend.requests('prove_credentials')).toEqual([])
  expect(screen.getByTestId('metadata-url')).toHaveFocus()

  await user.type(screen.getByTestId('metadata-url'), ' 9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55 {Enter}')

  expect(backend.requests('prove_credentials')).toEqual([
    { clientId: '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55', secret: null, expiresOn: null },
  ])
})

it('lists the certificates with their end, and says what to do about one that ends soon', async () => {
  await show('credentials-saml-read')

  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Entra’s signing certificate is read')
  const soon = within(screen.getByTestId('certificate-endsSoon'))
  expect(soon.getByText(/^Ends soon, on/)).toBeVisible()
  expect(soon.getByText('5B1F0C3E9A77D2648E01C4B95FA3D8802C6E7711')).toBeVisible()
  expect(soon.getByText(/Replace it before that day/)).toBeVisible()
  expect(within(screen.getByTestId('certificate-valid')).getByText(/^Valid until/)).toBeVisible()
})

it('goes on once it is read, and can read it again', async () => {
  const { backend, user } = await show('credentials-saml-read')

  await user.click(screen.getByTestId('read-again'))
  expect(backend.requests('prove_credentials')).toHaveLength(1)
  backend.publish(later(viewOf('credentials-saml-read'), (setup) => (setup.current = 'testLogin')))
  await user.click(screen.getByTestId('step-credentials'))

  expect(screen.getByTestId('primary')).toHaveTextContent('Continue to the test login')
})

it('shows what is wrong at the field', async () => {
  await show('credentials-saml-wrong')

  expect(screen.getByTestId('metadata-url')).toHaveAccessibleDescription(/publishes no metadata/)
})

it('shows the certificates before it goes on', async () => {
  const { backend } = await show('credentials-saml')

  backend.publish({ ...viewOf('credentials-saml-read'), revision: 20 })

  expect(await screen.findByTestId('certificate-valid')).toBeVisible()
  expect(screen.getByTestId('step-credentials')).toHaveAttribute('aria-current', 'step')
})
