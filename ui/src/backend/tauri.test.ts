import { clearMocks, mockIPC } from '@tauri-apps/api/mocks'
import { afterEach, beforeEach, expect, it } from 'vitest'

import type { Answer } from './backend'
import type { Requests } from './contract'
import { viewOf } from '../testing/screen'
import { failure } from './fake/setup'
import { tauriBackend } from './tauri'

let asked: { command: string; payload: unknown }[] = []

function answerWith(answer: () => unknown): void {
  mockIPC((command, payload) => {
    asked.push({ command, payload })
    return answer()
  })
}

beforeEach(() => {
  asked = []
})

afterEach(() => {
  clearMocks()
})

/** One request for each command. */
const requests: Requests = {
  wizard: null,
  start_setup: { service: 'kivo', practice: true },
  open_setup: { setup: '1' },
  close_setup: null,
  delete_setup: { setup: '1' },
  archive_setup: { setup: '1', archived: true },
  undo: null,
  identify_tenant: { what: 'a', cloud: null },
  tenant_from_azure_cli: null,
  choose_model: { model: 'm', inputs: {} },
  enter_inputs: { inputs: { a: 'b' } },
  consent: { kind: 'open' },
  sign_letters: { name: 'n' },
  draft_letter: { subject: 's', body: 'b' },
  save_letter: { text: 't' },
  state_task: { task: 't', by: 'b', done: true },
  observe: { observation: 'c' },
  inspect_credentials: { clientId: null, secret: null, expiresOn: null },
  prove_credentials: { clientId: 'c', secret: null, expiresOn: null },
  rotate: { kind: 'finish' },
  start_login: { way: 'paste', persona: 'guest' },
  receive_login: { text: 't' },
  open_again: null,
  cancel: null,
  save_bundle: { seal: { kind: 'leaveOut' }, askWhere: false, asItIs: false },
  save_profile: { name: 'n' },
  show_saved: null,
  open_desk: null,
  close_desk: null,
  explain: { name: 'n', text: 't' },
  open_finding_page: { finding: 0 },
  take_over: { passphrase: null },
  rehearse_case: null,
  compare_case: { name: 'n', text: 't' },
  open_portal: { page: 'tenantOverview' },
  copy_secret: {},
  start_practice: null,
  stop_practice: null,
  rehearse: { whole: true },
  set_scenarios: { scenarios: [] },
}

it.each(Object.entries(requests))('asks %s with its request', async (command, request) => {
  const view = viewOf('start')
  answerWith(() => view)
  const ask = tauriBackend.ask as (command: string, ...asked: unknown[]) => Answer

  const answer = await (request === null ? ask(command) : ask(command, request))

  expect(asked).toEqual([{ command, payload: request === null ? {} : { request } }])
  expect(answer).toEqual({ status: 'ok', data: view })
})

it('answers with the failure that a command throws', async () => {
  const thrown = failure()
  answerWith(() => {
    throw thrown
  })

  expect(await tauriBackend.ask('wizard')).toEqual({ status: 'failed', failure: thrown })
})

it('calls anything else a defect, and does not repeat what may quote a secret', async () => {
  answerWith(() => {
    throw new Error('invalid args `request`: invalid type: string "Kx78Q~secret"')
  })

  const answer = await tauriBackend.ask('wizard')

  expect(answer).toMatchObject({ status: 'failed', failure: { code: 'internal.defect' } })
  expect(JSON.stringify(answer)).not.toContain('Kx78Q~secret')
})
