import { fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'

import { show } from '../testing/screen'

afterEach(() => {
  localStorage.clear()
})

it.each(['start', 'tenant', 'export'])('opens a bundle that is dropped on %s', async (name) => {
  const { backend } = await show(name)

  backend.drag({ kind: 'dropped', name: 'customer.consentry', text: '{}' })

  await expect
    .poll(() => backend.requests('open_bundle'))
    .toEqual([{ name: 'customer.consentry', text: '{}', passphrase: null }])
})

it('hands a file that is dropped anywhere to the place on the screen that takes one', async () => {
  const { backend } = await show('model-saml')

  backend.drag({ kind: 'dropped', name: 'service.xml', text: '<EntityDescriptor/>' })

  await expect.poll(() => backend.requests('choose_model')).toHaveLength(1)
  expect(backend.requests('open_bundle')).toEqual([])
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
