/** The screens of the test login. */

import type { SetupView } from '../../contract'
import { keptOutRun, passedRun, personas, refusedRun, sequence } from '../login'
import { ago, ahead, rail } from '../setup'
import { credentialsProved } from './credentials'

const atLogin = (over: Partial<SetupView> = {}): SetupView => ({ ...credentialsProved, ...over })

export const testWays = atLogin()
testWays.testLogin = {
  ...testWays.testLogin,
  contract: [
    { need: 'Email', claims: ['email', 'preferred_username', 'upn'], required: true },
    { need: 'Name', claims: ['name'], required: false },
  ],
}

export const testRunning = atLogin({
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['done', 'proved 14:02'],
    ['running', 'your turn'],
  ),
  running: { step: 'testLogin', doing: 'Waiting for the sign-in', since: ago(0.35), until: ahead(4.65) },
  testLogin: { ...testWays.testLogin, sequence: sequence(3) },
})

export const verdict = atLogin({
  current: 'export',
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['done', 'proved 14:02'],
    ['done', 'proved 14:03'],
    ['open', 'next'],
  ),
  testLogin: {
    ...testWays.testLogin,
    sequence: sequence(8),
    runs: [passedRun, refusedRun],
    personas: personas.map((one) => ({ ...one, run: one.persona === 'ordinary' ? 'run-2' : null })),
  },
})

export const verdictKeptOut: SetupView = {
  ...verdict,
  current: 'testLogin',
  testLogin: {
    ...testWays.testLogin,
    sequence: sequence(4, 'failed'),
    runs: [keptOutRun, passedRun],
  },
}

export const testFailed = (run: typeof refusedRun, done: number): SetupView =>
  atLogin({
    steps: rail(
      ['done', 'proved 13:44'],
      ['done', 'OpenID Connect'],
      ['done', 'not needed'],
      ['done', 'proved 14:02'],
      ['failed', 'cannot sign in'],
    ),
    testLogin: { ...testWays.testLogin, sequence: sequence(done, 'failed'), runs: [run] },
  })
