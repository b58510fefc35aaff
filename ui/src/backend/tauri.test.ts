import { clearMocks, mockIPC } from '@tauri-apps/api/mocks'
import { afterEach, beforeEach, expect, it } from 'vitest'

import type { Answer, Backend } from './backend'
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

const commands: [string, (backend: Backend) => Answer, unknown][] = [
  ['wizard', (to) => to.wizard(), undefined],
  [
    'start_setup',
    (to) => to.startSetup({ service: 'kivo', practice: true }),
    { service: 'kivo', practice: true },
  ],
  ['open_setup', (to) => to.openSetup({ setup: '1' }), { setup: '1' }],
  ['close_setup', (to) => to.closeSetup(), undefined],
  ['delete_setup', (to) => to.deleteSetup({ setup: '1' }), { setup: '1' }],
  ['identify_tenant', (to) => to.identifyTenant({ what: 'a', cloud: null }), { what: 'a', cloud: null }],
  ['tenant_from_azure_cli', (to) => to.tenantFromAzureCli(), undefined],
  ['choose_model', (to) => to.chooseModel({ model: 'm', inputs: {} }), { model: 'm', inputs: {} }],
  ['enter_inputs', (to) => to.enterInputs({ inputs: { a: 'b' } }), { inputs: { a: 'b' } }],
  ['consent', (to) => to.consent({ kind: 'open' }), { kind: 'open' }],
  [
    'state_task',
    (to) => to.stateTask({ task: 't', by: 'b', done: true }),
    { task: 't', by: 'b', done: true },
  ],
  ['look', (to) => to.look({ check: 'c' }), { check: 'c' }],
  [
    'look_at_credentials',
    (to) => to.lookAtCredentials({ clientId: null, secret: null, expiresOn: null }),
    { clientId: null, secret: null, expiresOn: null },
  ],
  [
    'prove_credentials',
    (to) => to.proveCredentials({ clientId: 'c', secret: null, expiresOn: null }),
    { clientId: 'c', secret: null, expiresOn: null },
  ],
  ['rotate', (to) => to.rotate({ kind: 'finish' }), { kind: 'finish' }],
  [
    'start_login',
    (to) => to.startLogin({ way: 'paste', persona: 'guest' }),
    { way: 'paste', persona: 'guest' },
  ],
  ['receive_login', (to) => to.receiveLogin({ text: 't' }), { text: 't' }],
  ['open_again', (to) => to.openAgain(), undefined],
  ['cancel', (to) => to.cancel(), undefined],
  [
    'save_bundle',
    (to) => to.saveBundle({ seal: { kind: 'leaveOut' }, askWhere: false }),
    { seal: { kind: 'leaveOut' }, askWhere: false },
  ],
  ['save_profile', (to) => to.saveProfile({ name: 'n' }), { name: 'n' }],
  ['show_saved', (to) => to.showSaved(), undefined],
  [
    'open_bundle',
    (to) => to.openBundle({ name: 'n', text: 't', passphrase: null }),
    { name: 'n', text: 't', passphrase: null },
  ],
  ['open_portal', (to) => to.openPortal({ page: 'tenantOverview' }), { page: 'tenantOverview' }],
  ['copy_secret', (to) => to.copySecret(), {}],
  ['start_practice', (to) => to.startPractice(), undefined],
  ['stop_practice', (to) => to.stopPractice(), undefined],
  ['rehearse', (to) => to.rehearse({ scenarios: [] }), { scenarios: [] }],
]

it.each(commands)('asks %s with its request', async (command, ask, request) => {
  const view = viewOf('start')
  answerWith(() => view)

  const answer = await ask(tauriBackend)

  expect(asked).toEqual([{ command, payload: request === undefined ? {} : { request } }])
  expect(answer).toEqual({ status: 'ok', data: view })
})

it('answers with the failure that a command throws', async () => {
  const thrown = failure()
  answerWith(() => {
    throw thrown
  })

  expect(await tauriBackend.wizard()).toEqual({ status: 'failed', failure: thrown })
})

it('calls anything else a defect, and does not repeat what may quote a secret', async () => {
  answerWith(() => {
    throw new Error('invalid args `request`: invalid type: string "Kx78Q~secret"')
  })

  const answer = await tauriBackend.wizard()

  expect(answer).toMatchObject({ status: 'failed', failure: { code: 'internal.defect' } })
  expect(JSON.stringify(answer)).not.toContain('Kx78Q~secret')
})
