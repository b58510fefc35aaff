import { screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import { later, show, showWith, viewOf } from '../testing/screen'

it('leaves the secret out unless told otherwise', async () => {
  const { backend, user } = await show('export')

  await user.click(screen.getByTestId('save-bundle'))

  expect(backend.requests('save_bundle')).toEqual([
    { seal: { kind: 'leaveOut' }, askWhere: false, asItIs: false },
  ])
})

it('asks where only when told to', async () => {
  const { backend, user } = await show('export')

  await user.click(screen.getByTestId('save-elsewhere'))

  expect(backend.requests('save_bundle')).toEqual([
    { seal: { kind: 'leaveOut' }, askWhere: true, asItIs: false },
  ])
})

it('seals with a passphrase only once both are the same, and forgets it', async () => {
  const { backend, user, container } = await show('export')

  await user.click(screen.getByTestId('seal-passphrase'))
  await user.click(screen.getByTestId('save-bundle'))
  expect(screen.getByTestId('passphrase')).toHaveFocus()
  await user.type(screen.getByTestId('passphrase'), 'correct horse')
  await user.type(screen.getByTestId('passphrase-again'), 'correct house')
  expect(screen.getByText('The two are not the same.', { ignore: '.vh' })).toBeVisible()
  await user.click(screen.getByTestId('save-bundle'))
  expect(backend.requests('save_bundle')).toEqual([])
  await user.clear(screen.getByTestId('passphrase-again'))
  await user.type(screen.getByTestId('passphrase-again'), 'correct horse')
  await user.click(screen.getByTestId('save-bundle'))

  expect(backend.requests('save_bundle')).toEqual([
    { seal: { kind: 'passphrase', passphrase: 'correct horse' }, askWhere: false, asItIs: false },
  ])
  expect(screen.getByTestId('passphrase')).toHaveValue('')
  expect(container.innerHTML).not.toContain('correct horse')
})

it('seals for an age recipient', async () => {
  const { backend, user } = await show('export')

  await user.click(screen.getByTestId('seal-recipient'))
  await user.type(screen.getByTestId('recipient'), ' age1abc ')
  await user.click(screen.getByTestId('save-bundle'))

  expect(backend.requests('save_bundle')).toEqual([
    { seal: { kind: 'recipient', recipient: 'age1abc' }, askWhere: false, asItIs: false },
  ])
})

it('copies values itself, and the secret by the engine only', async () => {
  const { backend, user } = await show('export')

  await user.click(screen.getByRole('button', { name: 'Copy Client ID' }))
  await user.click(screen.getByTestId('copy-secret'))

  expect(backend.copied).toEqual(['9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55'])
  expect(backend.requests('copy_secret')).toHaveLength(1)
  expect(await screen.findByText(/forgets it after a minute/, { ignore: '.vh' })).toBeVisible()
})

it('copies federation metadata as the document, never the words that stand for it', async () => {
  const document = '<EntityDescriptor/>'
  const view = later(viewOf('export'), (setup) => {
    setup.export.handOver = [
      {
        field: 'IdP metadata XML',
        kind: 'metadata',
        value: document,
        words: 'The federation metadata as XML, 1 KiB',
        fileName: 'kloudmate-federation-metadata.xml',
      },
      { field: 'Certificate', kind: 'unknown', value: null, words: 'Not known yet', fileName: null },
    ]
  })
  const { backend, user } = await showWith(new FakeBackend(view))
  expect(screen.queryByRole('button', { name: 'Copy Certificate' })).not.toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Copy IdP metadata XML' }))

  expect(backend.copied).toEqual([document])
})

it('lets open tasks travel along', async () => {
  await show('export')

  expect(screen.getByText('Verify contoso.com in KloudMate')).toBeVisible()
  expect(screen.getByText('5 proved, 1 stated')).toBeVisible()
})

it('says where the bundle lies, its digest, and shows it in its folder', async () => {
  const { backend, user } = await show('export-saved')
  expect(screen.getByTestId('saved-path')).toHaveTextContent(
    '/home/priya/Documents/contoso-kloudmate.consentry',
  )
  expect(screen.getByText(/^9f86d081/)).toBeVisible()

  await user.click(screen.getByTestId('show-saved'))

  expect(backend.requests('show_saved')).toHaveLength(1)
})

it('keeps what was entered for a service that nobody described as a profile of one’s own', async () => {
  const { backend, user } = await show('export-own-profile')
  const name = screen.getByTestId('own-profile-name')
  expect(name).toHaveValue('Wiki')

  await user.clear(name)
  expect(screen.getByTestId('save-profile')).toBeDisabled()
  await user.type(name, 'Our wiki')
  await user.click(screen.getByTestId('save-profile'))

  expect(backend.requests('save_profile')).toEqual([{ name: 'Our wiki' }])
})

it('puts the values for the service first once the bundle is saved, and ends with Done', async () => {
  const saved = viewOf('export-saved')
  const { backend, user } = await showWith(new FakeBackend(saved))
  const { delivery } = saved.setup?.export ?? { delivery: '' }
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(delivery)
  const value = screen.getByTestId('copy-secret')
  expect(value.compareDocumentPosition(screen.getByTestId('saved-path'))).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  )

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('close_setup')).toHaveLength(1)
})

it('leads back to what was found in somebody else’s bundle, and does not lead to saving it again', async () => {
  const { user } = await show('reported-verdict')
  await user.click(screen.getByTestId('step-export'))
  expect(screen.getByTestId('save-bundle')).not.toHaveClass('btn--go')

  await user.click(screen.getByRole('button', { name: 'Back to what was found' }))

  expect(await screen.findByTestId('verdict')).toBeVisible()
})
