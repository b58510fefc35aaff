import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { FakeBackend } from '../backend/fake'
import type { TaskView } from '../backend/contract'
import { registerTask } from '../backend/fake/tasks'
import { later, show, showWith, viewOf } from '../testing/screen'

const COMPARE = 'Compare KloudMate’s redirect URI'

it('unfolds the next task, and folds every other to its title and whose turn it is', async () => {
  await show('consent-own')
  const task = within(screen.getByTestId('task-copy-service-provider-details'))
  expect(task.getByText(COMPARE)).toBeVisible()
  expect(task.getByText('The organization owner, in KloudMate')).toBeVisible()
  expect(task.getByText(/letter by letter/)).toBeVisible()
  const register = within(screen.getByTestId('task-register'))
  expect(register.getByText(/accounts in this directory only/)).not.toBeVisible()
  expect(screen.getByText('1 of 5 done')).toBeVisible()
})

it('says how one knows that it worked, and copies the values', async () => {
  const { backend, user } = await show('consent-own')
  const task = within(screen.getByTestId('task-copy-service-provider-details'))

  expect(task.getByText(/Both are the same, letter by letter/)).toBeVisible()
  await user.click(task.getByRole('button', { name: 'Copy Redirect URI' }))

  expect(backend.copied).toEqual(['https://api.kloudmate.com/sso/oidc'])
})

it('asks once who states a task, and remembers the name', async () => {
  const { backend, user } = await show('consent-own')
  const task = within(screen.getByTestId('task-copy-service-provider-details'))

  await user.click(task.getByRole('button', { name: /Mark as done/ }))
  expect(backend.requests('state_task')).toEqual([])
  await user.type(task.getByLabelText(/Your name/), 'Priya{Enter}')

  const stated = { task: 'copy-service-provider-details', by: 'Priya', done: true }
  expect(backend.requests('state_task')).toEqual([stated])
  expect(localStorage.getItem('person')).toBe('Priya')
  await user.click(task.getByText(COMPARE))
  await user.click(task.getByRole('button', { name: /Mark as done/ }))
  expect(backend.requests('state_task')).toEqual([stated, stated])
})

it('gives focus to the headline, which leads on, once a task is said to be done', async () => {
  localStorage.setItem('person', 'Priya')
  const { user } = await showWith(
    new FakeBackend(viewOf('consent-own')).when('state_task', (_, view) =>
      later(view, (setup) => {
        const [, compare] = setup.consent.tasks
        if (compare === undefined) throw new Error('The task is missing.')
        compare.done = { how: 'stated', by: 'Priya', at: '2026-11-21T12:00:00Z' }
        compare.retractable = true
      }),
    ),
  )
  const row = screen.getByTestId('task-copy-service-provider-details')

  await user.click(within(row).getByRole('button', { name: /Mark as done/ }))

  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
})

it('takes a statement back', async () => {
  localStorage.setItem('person', 'Priya')
  const { backend, user } = await show('consent-own')
  await user.click(screen.getByText(/Make sure that you own/))

  await user.click(screen.getByRole('button', { name: /^Not done after all: Make sure/ }))

  expect(backend.requests('state_task')).toEqual([{ task: 'check-owner-and-plan', by: 'Priya', done: false }])
})

it('unfolds the next task where the tasks are all that is left, and the one after it once it is done', async () => {
  const left = later(viewOf('consent-granted'), (setup) => {
    setup.current = 'consent'
    setup.consent.tasks = structuredClone(viewOf('consent-own').setup?.consent.tasks ?? [])
  })
  localStorage.setItem('person', 'Priya')
  const { user } = await showWith(
    new FakeBackend(left).when('state_task', (_, view) =>
      later(view, (setup) => {
        const [, compare, register] = setup.consent.tasks
        if (compare === undefined || register === undefined) throw new Error('The tasks are missing.')
        compare.done = { how: 'stated', by: 'Priya', at: '2026-11-21T12:00:00Z' }
        compare.retractable = true
        register.ready = true
      }),
    ),
  )
  const compare = within(screen.getByTestId('task-copy-service-provider-details'))
  expect(compare.getByText(/letter by letter/)).toBeVisible()

  await user.click(compare.getByRole('button', { name: /Mark as done/ }))

  expect(compare.getByText(/letter by letter/)).not.toBeVisible()
  expect(
    within(screen.getByTestId('task-register')).getByText(/accounts in this directory only/),
  ).toBeVisible()
})

/** The screen of the export with one task in place of those that are open. */
function withTask(over: Partial<TaskView>): FakeBackend {
  return new FakeBackend(
    later(viewOf('export'), (setup) => {
      setup.export.openTasks = [{ ...registerTask, ...over }]
    }),
  )
}

it('says what a locked task comes after', async () => {
  await showWith(withTask({ ready: false, waitsFor: ['Enter the two values in Entra'] }))

  const task = within(screen.getByTestId('task-register'))
  expect(task.getByText('Comes after: Enter the two values in Entra')).toBeInTheDocument()
  expect(task.queryByRole('button', { name: /Mark as done/ })).toBeNull()
})

it('takes an answer where a task asks for one, and not before it is given', async () => {
  localStorage.setItem('person', 'Priya')
  const { backend, user } = await showWith(withTask({ asks: 'Who still gets in if this fails?' }))
  await user.click(screen.getByText('Register an application'))
  const done = screen.getByRole('button', { name: 'Mark as done: Register an application' })
  await user.click(done)
  expect(backend.requests('state_task')).toEqual([])
  expect(screen.getByLabelText('Who still gets in if this fails?')).toHaveFocus()

  await user.type(screen.getByLabelText('Who still gets in if this fails?'), ' The owner, by password ')
  await user.click(done)

  expect(backend.requests('state_task')).toEqual([
    { task: 'register', by: 'Priya', done: true, says: 'The owner, by password' },
  ])
})

it('shows what was said, and what to know before a task is done', async () => {
  await showWith(withTask({ warning: 'Passwords end.', said: 'The owner', asks: 'Who?' }))

  expect(screen.getByText('Passwords end.')).toBeInTheDocument()
  expect(screen.getByText('The owner')).toBeInTheDocument()
})
