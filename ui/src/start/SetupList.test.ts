import { screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import type { SetupCard } from '../backend/contract'
import { FakeBackend } from '../backend/fake'
import { service } from '../backend/fake/setup'
import { showWith, viewOf } from '../testing/screen'

function setup(at: number, over: Partial<SetupCard> = {}): SetupCard {
  return {
    id: `s-${String(at)}`,
    service: service(at % 2 === 0 ? 'kivo' : 'kloudmate'),
    title: `Set-up ${String(at)}`,
    standings: ['done', 'open', 'locked', 'locked', 'locked', 'locked'],
    next: 'Choose an integration model',
    savedAt: '2026-11-21T12:00:00Z',
    practice: false,
    archived: false,
    openedFrom: null,
    openedAt: null,
    unreadable: null,
    ...over,
  }
}

function backend(setups: SetupCard[]): FakeBackend {
  const view = viewOf('start')
  return new FakeBackend({ ...view, home: { services: view.home?.services ?? [], setups, expiring: [] } })
}

const rows = () => screen.queryAllByTestId(/^setup-s-/)
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

it('draws as many rows as the screen needs, however many set-ups there are', async () => {
  const { user } = await showWith(backend(numbers(1000).map((at) => setup(at))))
  expect(rows()).toHaveLength(20)

  await user.click(screen.getByTestId('more-setups'))

  expect(rows()).toHaveLength(40)
})

it('finds a set-up by any of its words', async () => {
  const { user } = await showWith(backend(numbers(30).map((at) => setup(at))))

  await user.type(screen.getByTestId('find-setup'), '29 set')
  expect(rows()).toHaveLength(1)
  await user.type(screen.getByTestId('find-setup'), 'x')

  expect(rows()).toHaveLength(0)
  expect(screen.getByTestId('announcement')).toHaveTextContent('No set-up of that name.')
})

it('groups set-ups by service, and by state with the worst first', async () => {
  const failed = setup(7, { standings: ['failed', 'locked', 'locked', 'locked', 'locked', 'locked'] })
  const { user } = await showWith(backend([...numbers(7).map((at) => setup(at)), failed]))
  const headings = () =>
    within(screen.getByRole('region', { name: 'Pick up where you left off' }))
      .getAllByRole('heading', { level: 2 })
      .map((heading) => heading.textContent)

  await user.selectOptions(screen.getByTestId('group-setups'), 'service')
  expect(headings()).toEqual(['Kivo', 'KloudMate'])
  await user.selectOptions(screen.getByTestId('group-setups'), 'state')

  expect(headings()).toEqual(['Failed', 'Open'])
})

it('puts a set-up away, and shows it folded away', async () => {
  const fake = backend([setup(0), setup(1, { archived: true })])
  const { user } = await showWith(fake)
  expect(screen.getByText('Put away (1)')).toBeVisible()

  await user.click(screen.getByRole('button', { name: 'Put Set-up 0 away' }))
  await user.click(screen.getByText('Put away (1)'))
  await user.click(screen.getByRole('button', { name: 'Take Set-up 1 out again' }))

  expect(fake.requests('archive_setup')).toEqual([
    { setup: 's-0', archived: true },
    { setup: 's-1', archived: false },
  ])
})

it('says of a set-up that it came from somebody’s bundle', async () => {
  await showWith(backend([setup(0, { openedFrom: 'customer.consentry' })]))

  expect(within(screen.getByTestId('setup-s-0')).getByText('From customer.consentry')).toBeVisible()
})
