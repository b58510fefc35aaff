import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { ACS, ENTITY_ID } from '../backend/fake/models/kandji'
import { modelSamlRead } from '../backend/fake/screens/model'
import { failure } from '../backend/fake/setup'
import { later, setupOf, show, showWith, viewOf } from '../testing/screen'
import { rememberPerson } from '../wizard/person'

it('begins with the model that the service recommends', async () => {
  const { backend, user } = await show('model')
  expect(screen.getByRole('radio', { name: 'Kivo-managed' })).toBeChecked()

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('choose_model')).toEqual([{ model: 'vendor-managed', inputs: {} }])
})

it('says what each model costs', async () => {
  await show('model')

  expect(screen.getByRole('radio', { name: 'Customer-managed' })).toHaveAccessibleDescription(
    /A new secret at least every 24 months/,
  )
})

it('says first what has to be true, before anything is chosen or entered', async () => {
  const view = viewOf('model-saml')
  const [gate] = setupOf(viewOf('consent-own')).consent.tasks
  if (gate === undefined) throw new Error('The fake has no task.')
  setupOf(view).model.tasks = [{ ...gate, done: null, retractable: false, ready: true, standing: 'next' }]
  rememberPerson('Priya Raman')
  const { backend, user } = await showWith(new FakeBackend(view))

  const first = screen.getByRole('region', { name: 'First of all' })
  const choice = screen.getByRole('group', { name: 'Integration model' })
  expect(first.compareDocumentPosition(choice)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  await user.click(within(first).getByRole('button', { name: /done/i }))

  expect(backend.requests('state_task')).toMatchObject([{ task: gate.id, done: true }])
})

it('asks for the inputs of the chosen model before going on', async () => {
  const { backend, user } = await show('model')

  await user.click(screen.getByTestId('model-customer-managed'))
  await user.click(screen.getByTestId('primary'))
  expect(backend.requests('choose_model')).toEqual([])
  expect(screen.getByTestId('gap')).toHaveTextContent(/^Still missing: /)
  await user.type(screen.getByTestId('input-redirect_uri'), 'https://kivo.io/sso/')
  await user.click(screen.getByTestId('input-region-eu'))
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('choose_model')).toEqual([
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

it('asks before another choice undoes what was proved, and keeps what was typed for each', async () => {
  const { backend, user } = await show('model-chosen')
  const [typed] = screen.getAllByRole('textbox')
  if (typed === undefined) throw new Error('The model asks for nothing.')
  const before = (typed as HTMLInputElement).value

  await user.click(screen.getByTestId('model-vendor-managed'))
  await user.click(screen.getByTestId('primary'))
  expect(backend.requests('choose_model')).toEqual([])
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog).toHaveTextContent(/would be done again/)
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
  expect(backend.requests('choose_model')).toEqual([])

  await user.click(screen.getByTestId('primary'))
  await user.click(await screen.findByTestId('confirm'))
  expect(backend.requests('choose_model')).toMatchObject([{ model: 'vendor-managed' }])

  await user.click(screen.getByTestId('model-customer-managed'))
  expect(screen.getAllByRole('textbox')[0]).toHaveValue(before)
})

it('shows a field once another one calls for it, and warns of what is switched on', async () => {
  const { backend, user } = await show('model-options')
  await user.click(screen.getByText('Show the options'))
  expect(screen.queryByTestId('input-group_kinds-All')).toBeNull()
  expect(screen.queryByTestId('risk-groups')).toBeNull()

  await user.click(screen.getByRole('switch', { name: 'Get user groups' }))
  expect(screen.getByTestId('risk-groups')).toHaveTextContent(/not more than 200/)
  await user.click(screen.getByTestId('input-group_kinds-All'))
  await user.type(screen.getByTestId('input-directory_domain'), 'contoso.com')
  expect(screen.getByText('2 of 5 changed')).toBeVisible()
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('choose_model')).toMatchObject([
    { model: 'oauth2', inputs: { groups: 'true', group_kinds: 'All', directory_domain: 'contoso.com' } },
  ])
})

it('leaves what a later step asks for to that step', async () => {
  const { user } = await show('model-options')

  await user.type(screen.getByTestId('input-directory_domain'), 'contoso.com')

  expect(screen.queryByTestId('input-callback_url')).toBeNull()
  expect(screen.getByTestId('primary')).toBeEnabled()
})

it('says how several domains are read, and that something is not JSON yet', async () => {
  const { user } = await show('model-options')
  await user.click(screen.getByText('Show the options'))

  await user.type(screen.getByTestId('input-home_realm_domains'), 'contoso.com, fabrikam.com')
  await user.type(screen.getByTestId('input-upstream_params'), '[[1]')

  const domains = within(screen.getByRole('list', { name: 'Read as these domains' }))
  expect(domains.getByText('fabrikam.com')).toBeVisible()
  expect(screen.getByRole('switch', { name: 'Always show sign-in button' })).toBeVisible()
  expect(screen.getByText(/not an object in JSON yet/)).toBeVisible()
})

it('has the service’s metadata read, and stays to show what it filled in', async () => {
  const { backend, user } = await show('model-saml')
  backend.when('choose_model', (_, view) => ({
    ...viewOf('model-saml-read'),
    revision: view.revision + 1,
    setup: modelSamlRead,
  }))

  await user.upload(screen.getByTestId('metadata-file'), new File(['<EntityDescriptor/>'], 'kandji.xml'))

  await expect
    .poll(() => backend.requests('choose_model'))
    .toEqual([
      {
        model: 'saml',
        inputs: { connection_name: 'Microsoft Entra ID' },
        serviceMetadata: '<EntityDescriptor/>',
      },
    ])
  await expect.poll(() => screen.getByTestId('input-entity_id')).toHaveValue(ENTITY_ID)
  expect(screen.getByTestId('input-acs')).toHaveValue(ACS)
  expect(screen.getByTestId('announcement')).toHaveTextContent(/filled in from the metadata/)
})

it('shows the metadata’s failure beside it', async () => {
  const { backend, user } = await show('model-saml')
  backend.when('choose_model', () =>
    failure({ code: 'federation.metadata_malformed', summary: 'Not metadata' }),
  )

  await user.click(screen.getByText('Paste it instead'))
  await user.type(screen.getByTestId('metadata-text'), '<html>')
  await user.click(screen.getByTestId('metadata-read'))

  expect(within(await screen.findByTestId('failure')).getByText('Not metadata')).toBeVisible()
})

it('has a live check looked at again', async () => {
  const { backend, user } = await show('model-options')
  expect(screen.getByTestId('live-directory-domain')).toHaveTextContent(/As it should be.*contoso\.com/)

  await user.click(screen.getByRole('button', { name: 'Check again: The domain belongs to this directory' }))

  expect(backend.requests('observe')).toEqual([{ observation: 'directory-domain' }])
})

it('leads to the tasks of a step that has nothing to grant, although the wizard is past it', async () => {
  const { backend, user } = await show('model-saml-read')
  backend.when('choose_model', (_, view) => ({
    ...viewOf('credentials-saml'),
    revision: view.revision + 1,
  }))

  await user.click(screen.getByTestId('primary'))

  expect(
    await screen.findByRole('heading', { level: 1, name: /Make an enterprise application/ }),
  ).toBeVisible()
  expect(screen.getByTestId('step-consent')).toHaveAttribute('aria-current', 'step')
  await user.click(screen.getByTestId('go-on'))
  expect(screen.getByTestId('step-credentials')).toHaveAttribute('aria-current', 'step')
})
