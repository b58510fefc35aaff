import { screen, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { Failure } from '../backend/contract'
import { FakeBackend } from '../backend/fake'
import { failure } from '../backend/fake/setup'
import { later, show, showWith, viewOf, type Shown } from '../testing/screen'

/** A window whose test login has just failed with this way out, before it became a run. */
async function failing(next: Failure['next'], over: Partial<Failure> = {}): Promise<Shown> {
  const view = later(viewOf('test-ways'), (setup) => {
    setup.failure = {
      step: 'testLogin',
      inconclusive: false,
      failure: failure({ code: 'login.refused', summary: 'Entra refused', next, ...over }),
    }
  })
  return showWith(new FakeBackend(view))
}

const notice = () => within(screen.getByTestId('failure'))

afterEach(() => {
  vi.useRealTimers()
})

describe('a failure’s way out', () => {
  it('is also the set-up as it is, for support, which is no saved bundle', async () => {
    const { backend, user } = await failing({ kind: 'retry' })

    await user.click(screen.getByTestId('export-as-it-is'))

    expect(backend.requests('save_bundle')).toEqual([
      { seal: { kind: 'leaveOut' }, askWhere: true, asItIs: true },
    ])
  })

  it('goTo visits the step and focuses the field', async () => {
    const { user } = await failing({ kind: 'goTo', step: 'credentials', field: 'clientId' })

    await user.click(notice().getByRole('button', { name: 'Correct the Application (client) ID' }))

    expect(screen.getByTestId('step-credentials')).toHaveAttribute('aria-current', 'step')
    expect(await screen.findByTestId('client-id')).toHaveFocus()
  })

  it('goTo without a field focuses the step’s headline', async () => {
    const { user } = await failing({ kind: 'goTo', step: 'tenant' })

    await user.click(notice().getByRole('button', { name: 'Go to Directory' }))

    expect(await screen.findByRole('heading', { level: 1, name: /contoso.com/ })).toHaveFocus()
  })

  it('openPortal asks the engine for the page, never for an address', async () => {
    const { backend, user } = await failing({ kind: 'openPortal', page: 'authentication' })

    await user.click(notice().getByRole('button', { name: 'Open Authentication' }))

    expect(backend.requests('open_portal')).toEqual([{ page: 'authentication' }])
  })

  it('askRole shows what to send', async () => {
    const { user } = await failing({ kind: 'askRole', role: 'globalAdministrator' })

    await user.click(notice().getByRole('button', { name: 'Ask a Global Administrator' }))

    expect(notice().getByText(/somebody who is Global Administrator/)).toBeVisible()
    expect(notice().getByRole('button', { name: 'Copy' })).toBeVisible()
  })

  it('askRole shows the consent letter where consent is what is asked for', async () => {
    const { user } = await show('consent-refused')

    await user.click(notice().getByRole('button', { name: 'Ask a Cloud Application Administrator' }))

    expect(notice().getByText(/adminconsent\?client_id=/)).toBeVisible()
  })

  it('askService shows what to send to the service', async () => {
    const { user } = await failing({ kind: 'askService' })

    await user.click(notice().getByRole('button', { name: 'Tell the service' }))

    expect(notice().getByText('What to send to the service')).toBeVisible()
    expect(notice().getByText(/your side can put it right: Entra refused/)).toBeVisible()
  })

  it('retry does the same again', async () => {
    const { backend, user } = await failing({ kind: 'retry' })

    await user.click(notice().getByRole('button', { name: 'Try it again' }))

    expect(backend.requests('start_login')).toEqual([{ way: 'loopback', persona: 'ordinary' }])
  })

  it('wait counts down, then offers to try again', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    await failing({ kind: 'wait', seconds: 90 })
    expect(notice().getByRole('button', { name: 'Try it again in 1:30' })).toBeDisabled()

    await vi.advanceTimersByTimeAsync(30_000)
    expect(notice().getByRole('button', { name: 'Try it again in 1:00' })).toBeDisabled()
    await vi.advanceTimersByTimeAsync(60_000)

    expect(notice().getByRole('button', { name: 'Try it again' })).toBeEnabled()
  })

  it('pasteError opens the paste box and sends what was pasted', async () => {
    const { backend, user } = await failing({ kind: 'pasteError' })

    await user.click(notice().getByRole('button', { name: 'Paste what the page says' }))
    await user.type(screen.getByTestId('paste-answer'), 'AADSTS50105: not assigned')
    await user.click(screen.getByTestId('read-answer'))

    expect(backend.requests('receive_login')).toEqual([{ text: 'AADSTS50105: not assigned' }])
  })
})

it('folds codes and traces away, and copies them', async () => {
  const { backend, user } = await failing(
    { kind: 'retry' },
    { detail: { aadsts: 'AADSTS50011', correlationId: '0b7c1f52' } },
  )
  expect(notice().getByText('AADSTS50011').closest('details')).not.toHaveAttribute('open')

  await user.click(notice().getByText('Details for support'))
  await user.click(notice().getByRole('button', { name: 'Copy the details' }))

  expect(backend.copied[0]).toContain('login.refused')
  expect(backend.copied[0]).toContain('0b7c1f52')
})

it('says that nothing is lost where no answer came', async () => {
  const view = later(viewOf('tenant-wrong'), (setup) => {
    if (setup.failure !== null) setup.failure.inconclusive = true
  })

  await showWith(new FakeBackend(view))

  expect(notice().getByText(/nothing that was proved is lost/)).toBeVisible()
})
