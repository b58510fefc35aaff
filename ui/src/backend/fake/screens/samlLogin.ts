/** The screens of the test login with SAML and WS-Federation. */

import type { SetupView } from '../../contract'
import { samlPassed, samlSequence, samlSha1, samlWays, wsFedSequence } from '../samlLogin'
import { ago, ahead, rail, service } from '../setup'
import { credentialsSamlRead } from './saml'

const contract = [
  { need: 'User name', claims: ['NameID'], required: true },
  {
    need: 'Email address',
    claims: ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'NameID'],
    required: false,
  },
]

const atLogin = (
  standing: Parameters<typeof rail>[4],
  over: Partial<SetupView['testLogin']> = {},
): SetupView => ({
  ...credentialsSamlRead,
  steps: rail(
    ['done', 'proved 13:38'],
    ['done', 'SAML'],
    ['done', 'nothing to grant'],
    ['done', 'proved 14:02'],
    standing ?? ['open', 'next'],
  ),
  testLogin: { ...credentialsSamlRead.testLogin, ways: samlWays, contract, ...over },
})

export const samlTestWays = atLogin(['open', 'next'])

const running = {
  step: 'testLogin',
  doing: 'Waiting for the sign-in',
  since: ago(0.35),
  until: ahead(4.65),
} as const

export const samlRunning: SetupView = {
  ...atLogin(['running', 'your turn'], { sequence: samlSequence(3) }),
  running,
}

export const wsFedRunning: SetupView = {
  ...samlRunning,
  service: service('kinde'),
  title: 'Kinde for contoso.com',
  testLogin: { ...samlRunning.testLogin, sequence: wsFedSequence(3) },
}

export const samlVerdict: SetupView = {
  ...atLogin(['done', 'proved 14:03'], { sequence: samlSequence(6), runs: [samlPassed] }),
  current: 'export',
}

export const samlVerdictSha1 = atLogin(['failed', 'SHA-1'], {
  sequence: samlSequence(5, 'failed'),
  runs: [samlSha1],
})
