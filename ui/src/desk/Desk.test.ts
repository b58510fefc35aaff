import { screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'

import { show, viewOf } from '../testing/screen'

afterEach(() => {
  localStorage.clear()
})

it('has what was pasted explained, under no name', async () => {
  const { backend, user } = await show('desk')
  expect(screen.getByTestId('desk-text')).toHaveFocus()

  await user.paste('AADSTS50105')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('explain')).toEqual([{ name: null, text: 'AADSTS50105' }])
})

it('goes to the box and says that it is missing where nothing was pasted', async () => {
  const { backend, user } = await show('desk')
  screen.getByTestId('primary').focus()

  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('explain')).toEqual([])
  await expect.poll(() => document.activeElement).toBe(screen.getByTestId('desk-text'))
  expect(screen.getByTestId('desk-text')).toHaveAttribute('data-gap')
})

it.each(['desk', 'desk-explained', 'desk-case'])('takes in a file that is dropped on %s', async (name) => {
  const { backend } = await show(name)

  backend.drag({ kind: 'dropped', name: 'error.txt', text: 'AADSTS50105' })

  await expect.poll(() => backend.requests('explain')).toEqual([{ name: 'error.txt', text: 'AADSTS50105' }])
})

it.each(['desk-explained', 'desk-case'])(
  'copies the answer of %s as it was changed and signed',
  async (name) => {
    const { backend, user } = await show(name)
    const answer = viewOf(name).desk?.sent?.explanation.letter.body ?? ''
    backend.publish({ ...viewOf(name), signature: 'Priya Nair' })

    await user.click(screen.getByTestId('edit-letter'))
    await user.type(screen.getByTestId('letter-text'), 'Kind regards,')
    await user.click(screen.getByTestId('primary'))

    expect(backend.copied).toEqual([`${answer}Kind regards,\nPriya Nair\n`])
  },
)

it('opens the page that a finding names by its place alone', async () => {
  const { backend, user } = await show('desk-explained')

  await user.click(screen.getByTestId('finding-page-0'))

  expect(backend.requests('open_finding_page')).toEqual([{ finding: 0 }])
})

it('empties the desk for something else', async () => {
  const { backend, user } = await show('desk-explained')

  await user.click(screen.getByTestId('bring-else'))

  expect(backend.requests('open_desk')).toHaveLength(1)
})

it('takes a case over when asked, with the passphrase of what is sealed in it', async () => {
  const { backend, user } = await show('desk-case-passed')
  const view = viewOf('desk-case-passed')
  const sent = view.desk?.sent
  const found = sent?.case
  if (sent == null || found == null) throw new Error('there is a case')
  expect(screen.queryByTestId('passphrase')).toBeNull()
  backend.publish({
    ...view,
    desk: { sent: { ...sent, case: { ...found, sealed: true } } },
  })

  await user.type(await screen.findByTestId('passphrase'), 'correct horse')
  await user.click(screen.getByTestId('primary'))

  expect(backend.requests('take_over')).toEqual([{ passphrase: 'correct horse' }])
})

it('asks nobody to try anything in a case', async () => {
  await show('desk-case')

  expect(screen.getByTestId('replay')).toHaveAttribute('data-same', 'true')
  expect(screen.queryByRole('button', { name: /^Run/ })).toBeNull()
})

it('names the case in the title of the window', async () => {
  await show('desk-case')

  expect(document.title).toBe('KloudMate for contoso.com · Consentry')
})
