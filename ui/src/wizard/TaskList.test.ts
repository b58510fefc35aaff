import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { show } from '../testing/screen'

it('asks once who states a task, and remembers the name', async () => {
  const { backend, user } = await show('consent-own')
  const task = within(screen.getByTestId('task-loopback'))

  await user.click(task.getByRole('button', { name: /Mark as done/ }))
  expect(backend.requests('stateTask')).toEqual([])
  await user.type(task.getByLabelText(/Your name/), 'Priya{Enter}')

  expect(backend.requests('stateTask')).toEqual([{ task: 'loopback', by: 'Priya', done: true }])
  expect(localStorage.getItem('person')).toBe('Priya')
  await user.click(task.getByRole('button', { name: /Mark as done/ }))
  expect(backend.requests('stateTask')).toHaveLength(2)
})

it('takes a statement back', async () => {
  localStorage.setItem('person', 'Priya')
  const { backend, user } = await show('consent-own')

  await user.click(screen.getByRole('button', { name: 'Not done after all: Register an application' }))

  expect(backend.requests('stateTask')).toEqual([{ task: 'register', by: 'Priya', done: false }])
})

it('says how one knows that it worked, and copies the values', async () => {
  const { backend, user } = await show('consent-own')
  const task = within(screen.getByTestId('task-loopback'))
  expect(task.getByText(/It stands in the list after Save/)).toBeVisible()

  await user.click(task.getByRole('button', { name: 'Copy Redirect URI' }))

  expect(backend.copied).toEqual(['http://localhost'])
})
