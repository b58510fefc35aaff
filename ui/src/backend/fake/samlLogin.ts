/** The test logins with SAML and WS-Federation that the fake shows. */

import type { CheckView, Lane, MessageStanding, RunView, SequenceView, WayView } from '../contract'
import { check, loginWays, passedRun, refusedRun, sequence } from './login'

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const story = (asks: string): [Lane, Lane, string][] => [
  ['service', 'entra', 'Reads federation metadata'],
  ['service', 'browser', 'Opens the sign-in address'],
  ['browser', 'entra', asks],
  ['you', 'entra', 'Password and second factor'],
  ['browser', 'service', 'Brings the answer to localhost'],
  ['entra', 'service', 'Assertion and signature, verified here'],
]

export const samlWays: WayView[] = loginWays.map((way) => ({
  ...way,
  needs: way.way === 'loopback' ? 'http://localhost:49213/saml as a second Reply URL' : null,
  leaves: way.way === 'loopback' ? ['Kandji’s Reply URL (ACS URL)'] : way.leaves,
}))

function withService(made: SequenceView, name: string): SequenceView {
  const lanes = made.lanes.map((lane) => (lane.lane === 'service' ? { ...lane, name } : lane))
  return { ...made, lanes }
}

export const samlSequence = (done: number, next?: MessageStanding): SequenceView =>
  withService(sequence(done, next, story('Sends the SAML request')), 'Kandji')

export const wsFedSequence = (done: number, next?: MessageStanding): SequenceView =>
  withService(sequence(done, next, story('Asks for a sign-in')), 'Kinde')

const checks: CheckView[] = [
  check('signature', 'Signed with a published certificate', 'SAML Core §5'),
  check('sha1', 'Not signed with SHA-1', 'NIST SP 800-131A, 3'),
  check('issuer', 'Issuer is your directory', 'SAML Core §2.3.3'),
  check('audience', 'Audience is Kandji’s Entity ID', 'SAML Core §2.5.1.4'),
  check('recipient', 'Recipient is the address it came to', 'SAML Profiles §4.1.4.2'),
  check('in-response-to', 'Answers the request that was sent', 'SAML Profiles §4.1.4.2'),
  check('times', 'Valid now, clock off by 0.4 s', 'SAML Core §2.5.1.2'),
]

export const samlPassed: RunView = {
  ...passedRun,
  id: 'run-saml-1',
  sentence: 'Ada Lovelace can sign in to Kandji',
  text: '7 of 7 checks passed.',
  checks,
  uses: [
    { need: 'User name', claim: 'NameID', value: 'ada@contoso.com', missing: [], required: true },
    {
      need: 'Email address',
      claim: `${CLAIMS}/emailaddress`,
      value: 'ada@contoso.com',
      missing: [],
      required: false,
    },
  ],
  claims: { NameID: 'ada@contoso.com', [`${CLAIMS}/emailaddress`]: 'ada@contoso.com' },
  warnings: passedRun.warnings.slice(1),
  leaves: ['Kandji’s Reply URL (ACS URL)'],
}

export const samlSha1: RunView = {
  ...refusedRun,
  id: 'run-saml-2',
  persona: 'ordinary',
  sentence: 'This person cannot sign in to Kandji',
  text: '1 of 2 checks passed.',
  checks: checks.map((one): CheckView => {
    if (one.id === 'signature') return one
    if (one.id === 'sha1')
      return {
        ...one,
        status: 'fail',
        expected: 'SHA-256',
        received: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
      }
    return { ...one, status: 'skipped' }
  }),
  failure: {
    code: 'saml.sha1',
    summary: 'The sign-in answer is signed with SHA-1, which can be forged',
    advice:
      'Under Single sign-on, SAML Certificates, edit the certificate and choose the signing algorithm SHA-256. Only a service that cannot do that may be allowed SHA-1.',
    actor: 'tenant-admin',
    next: { kind: 'openPortal', page: 'singleSignOn' },
  },
}
