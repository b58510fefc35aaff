import { screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { later, show, viewOf } from './screen'

/** What a person entered or chose survives a view that arrives meanwhile and changes something else. */
const entries: [string, string, (element: HTMLElement) => unknown][] = [
  ['tenant', 'tenant-what', (field) => (field as HTMLInputElement).value],
  ['consent-own', 'client-id', (field) => (field as HTMLInputElement).value],
  ['credentials', 'client-id', (field) => (field as HTMLInputElement).value],
  ['credentials', 'secret', (field) => (field as HTMLInputElement).value],
  ['model-chosen', 'input-redirect_uri', (field) => (field as HTMLInputElement).value],
  ['model-chosen', 'model-vendor-managed', (radio) => (radio as HTMLInputElement).checked],
  ['test-ways', 'way-signInWindow', (radio) => (radio as HTMLInputElement).checked],
  ['test-ways', 'persona-guest', (radio) => (radio as HTMLInputElement).checked],
  ['export', 'seal-recipient', (radio) => (radio as HTMLInputElement).checked],
]

it.each(entries)('on %s, %s keeps what was entered', async (name, testId, read) => {
  const { backend, user } = await show(name)
  const control = screen.getByTestId(testId)
  await user.click(control)
  if (control.getAttribute('type') !== 'radio') await user.type(control, 'typed')
  const entered = read(control)
  expect(entered).toBeTruthy()

  backend.publish(later(viewOf(name), (setup) => (setup.savedAt = '2026-11-21T12:00:00Z')))
  await screen.findByText(/Saved here at/)
  await new Promise((resolve) => setTimeout(resolve))

  expect(read(screen.getByTestId(testId))).toBe(entered)
})
