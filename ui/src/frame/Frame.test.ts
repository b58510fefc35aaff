import { fireEvent, screen, within } from '@testing-library/svelte'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'

import type { FakeBackend } from '../backend/fake'
import { show, viewOf } from '../testing/screen'

afterEach(() => {
  localStorage.clear()
})

it.each(['start', 'tenant', 'export'])('opens a bundle that is dropped on %s', async (name) => {
  const { backend } = await show(name)

  backend.drag({ kind: 'dropped', name: 'customer.consentry', text: '{}' })

  await expect.poll(() => backend.requests('explain')).toEqual([{ name: 'customer.consentry', text: '{}' }])
})

it('hands a file that is dropped anywhere to the place on the screen that takes one', async () => {
  const { backend } = await show('model-saml')

  backend.drag({ kind: 'dropped', name: 'service.xml', text: '<EntityDescriptor/>' })

  await expect.poll(() => backend.requests('choose_model')).toHaveLength(1)
  expect(backend.requests('explain')).toEqual([])
})

it('shows that a file can be let go while one is over the window', async () => {
  const { backend } = await show('tenant')

  backend.drag({ kind: 'over' })
  expect(await screen.findByTestId('drop-anywhere')).toBeVisible()
  backend.drag({ kind: 'left' })

  await expect.poll(() => screen.queryByTestId('drop-anywhere')).toBeNull()
})

it.each([
  ['help', 'How it works'],
  ['about', 'About Consentry'],
] as const)('opens %s from the menu, and Escape closes it', async (item, name) => {
  const { backend, user } = await show('tenant')

  backend.choose(item)
  const dialog = await screen.findByRole('dialog', { name })
  expect(within(dialog).getByRole('button', { name: 'Close' })).toBeVisible()
  await user.keyboard('{Escape}')

  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
})

it('opens help with F1', async () => {
  const { user } = await show('tenant')

  await user.keyboard('{F1}')

  expect(await screen.findByRole('dialog', { name: 'How it works' })).toBeVisible()
})

it('draws everything larger and smaller by menu and keys, and remembers it', async () => {
  const { backend, user } = await show('tenant')

  backend.choose('zoom-in')
  await user.keyboard('{Control>}+{/Control}')
  expect(backend.factor).toBe(1.25)
  expect(localStorage.getItem('zoom')).toBe('1.25')
  await user.keyboard('{Control>}-{/Control}')
  expect(backend.factor).toBe(1.1)
  await user.keyboard('{Control>}0{/Control}')

  expect(backend.factor).toBe(1)
})

it('is as large as it was when the window was closed', async () => {
  localStorage.setItem('zoom', '1.5')

  const { backend } = await show('tenant')

  expect(backend.factor).toBe(1.5)
})

it('offers a context menu only where something is written or marked', async () => {
  await show('tenant')

  const heading = screen.getByRole('heading', { level: 1 })
  expect(await fireEvent.contextMenu(heading)).toBe(false)
  expect(await fireEvent.contextMenu(screen.getByTestId('tenant-what'))).toBe(true)
})

it('marks everything only where something is written', async () => {
  await show('tenant')
  const all = { key: 'a', ctrlKey: true }

  expect(await fireEvent.keyDown(document.body, all)).toBe(false)
  expect(await fireEvent.keyDown(screen.getByTestId('tenant-what'), all)).toBe(true)
})

it('takes the last change back by its button, the menu and a key, and says so', async () => {
  const { backend, user } = await show('undo')
  backend.when('undo', (_, view) => ({ ...view, revision: view.revision + 1, undo: null }))

  await user.click(screen.getByRole('button', { name: 'Undo: change to Vendor-managed' }))

  expect(backend.requests('undo')).toEqual([null])
  expect(screen.queryByTestId('undo-offer')).toBeNull()
  expect(screen.getByTestId('announcement')).toHaveTextContent(/^Undone/)
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()

  backend.choose('undo')
  await user.keyboard('{Control>}z{/Control}')
  expect(backend.requests('undo')).toHaveLength(1)
})

it.each([
  ['menu', (backend: FakeBackend) => Promise.resolve(backend.choose('undo'))],
  ['key', (_: FakeBackend, user: UserEvent) => user.keyboard('{Control>}z{/Control}')],
] as const)('takes the last change back by the %s', async (_, undo) => {
  const { backend, user } = await show('undo')
  screen.getByRole('heading', { level: 1 }).focus()

  await undo(backend, user)

  await expect.poll(() => backend.requests('undo')).toEqual([null])
})

it('leaves Ctrl+Z to the text where something is typed', async () => {
  const { backend, user } = await show('undo')
  backend.publish({ ...viewOf('tenant'), revision: 99, undo: { label: 'Undo: a change', secret: null } })
  await user.click(await screen.findByTestId('tenant-what'))

  await user.keyboard('{Control>}z{/Control}')

  expect(backend.requests('undo')).toEqual([])
})
