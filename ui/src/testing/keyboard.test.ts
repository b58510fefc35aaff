import { screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { screens } from '../backend/fake/screens'
import { show, viewOf } from './screen'

it('chooses and starts a test login without a mouse', async () => {
  const { backend, user } = await show('test-ways')

  screen.getByTestId('way-loopback').focus()
  await user.keyboard('{ArrowDown}')
  await user.tab()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  while (document.activeElement !== screen.getByTestId('primary')) await user.tab()
  await user.keyboard('{Enter}')

  expect(backend.requests('start_login')).toEqual([{ way: 'signInWindow', persona: 'noMailbox' }])
})

it('goes through rail, main, inspector and bar in this order', async () => {
  const { user } = await show('tenant-proved')
  const order = [
    screen.getByTestId('close-setup'),
    screen.getByTestId('step-tenant'),
    screen.getByTestId('tenant-what'),
    screen.getByRole('button', { name: 'Open Overview' }),
    screen.getByTestId('primary'),
  ]

  document.body.focus()
  ;(document.activeElement as HTMLElement).blur()
  const met: Element[] = []
  for (let presses = 0; presses < 40 && !met.includes(screen.getByTestId('primary')); presses += 1) {
    await user.tab()
    if (document.activeElement !== null) met.push(document.activeElement)
  }

  const places = order.map((element) => met.indexOf(element))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
})

it.each(Object.keys(screens))('gives every control on %s a name', async (name) => {
  const { container } = await show(name)

  for (const control of container.querySelectorAll('button:not([aria-hidden]), input:not([type="hidden"])')) {
    expect(control).toHaveAccessibleName()
  }
})

it('lets what is typed on the headline begin the field where one types next', async () => {
  const { user } = await show('consent-own')
  screen.getByRole('heading', { level: 1 }).focus()

  await user.keyboard('{Shift}8f1e')

  expect(screen.getByTestId('client-id')).toHaveValue('8f1e')
})

it('takes no key for the field that is a command or goes on the page', async () => {
  const { user } = await show('consent-own')
  const headline = screen.getByRole('heading', { level: 1 })
  headline.focus()

  await user.keyboard('{Control>}k{/Control} {F2}{PageDown}')

  expect(headline).toHaveFocus()
})

it('puts focus on the headline when what had it is gone from the step', async () => {
  const { backend } = await show('consent-own')
  screen.getByTestId('primary').focus()

  backend.publish({ ...viewOf('consent-own-open'), revision: 11 })

  const headline = screen.getByRole('heading', { level: 1 })
  await expect.poll(() => document.activeElement).toBe(headline)
})

it('puts focus on the headline when the current step advances by itself', async () => {
  const { backend } = await show('credentials')

  backend.publish({ ...viewOf('test-ways'), revision: 11 })

  const headline = await screen.findByRole('heading', { level: 1, name: /Prove that somebody can sign in/ })
  await expect.poll(() => document.activeElement).toBe(headline)
})
