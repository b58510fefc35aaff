/** The test logins that the fake shows. */

import type {
  CheckView,
  Lane,
  MessageStanding,
  MessageView,
  PersonaView,
  RunView,
  SequenceView,
  WayView,
} from '../contract'

export const loginWays: WayView[] = [
  {
    way: 'loopback',
    title: 'In the system browser',
    needs: 'http://localhost as a redirect URI of the registration',
    proves: ['the directory', 'the credentials', 'the claims'],
    leaves: ['KloudMate’s redirect URI'],
    available: true,
    recommended: true,
  },
  {
    way: 'signInWindow',
    title: 'In a sign-in window',
    needs: null,
    proves: ['KloudMate’s redirect URI', 'the directory', 'the claims'],
    leaves: ['device-bound Conditional Access'],
    available: true,
    recommended: false,
  },
  {
    way: 'paste',
    title: 'Paste what comes back',
    needs: null,
    proves: ['the directory', 'the claims'],
    leaves: ['that the answer is fresh'],
    available: false,
    recommended: false,
  },
]

export const personas: PersonaView[] = [
  {
    persona: 'ordinary',
    label: 'Ordinary user',
    expectation: 'Should get in',
    run: null,
    recommended: false,
  },
  {
    persona: 'guest',
    label: 'Guest',
    expectation: 'Should get in, with the address of home',
    run: null,
    recommended: false,
  },
  {
    persona: 'noMailbox',
    label: 'User without mailbox',
    expectation: 'Shows which claim stands in',
    run: null,
    recommended: false,
  },
  {
    persona: 'unassigned',
    label: 'Unassigned user',
    expectation: 'Should be refused',
    run: null,
    recommended: false,
  },
]

const story: [Lane, Lane, string][] = [
  ['service', 'entra', 'Reads discovery and keys'],
  ['service', 'browser', 'Opens the sign-in address'],
  ['browser', 'entra', 'Sends the sign-in request'],
  ['you', 'entra', 'Signs in'],
  ['entra', 'browser', 'Answers with a code'],
  ['browser', 'service', 'Brings the code to localhost'],
  ['service', 'entra', 'Code and client secret'],
  ['entra', 'service', 'ID token, verified here'],
]

/** The story with its first `done` messages told; the next is awaited, or failed. */
export function sequence(
  done: number,
  next: MessageStanding = 'now',
  told: [Lane, Lane, string][] = story,
): SequenceView {
  const messages = told.map(([from, to, label], at): MessageView => {
    const standing = at < done ? 'done' : at === done ? next : 'next'
    const happened = standing === 'done' || standing === 'failed'
    return {
      from,
      to,
      label,
      standing,
      at: happened ? new Date(Date.now() - (40 - at) * 1000).toISOString() : null,
    }
  })
  const waits = next === 'now' && done === 3
  return {
    lanes: [
      { lane: 'you', name: 'You', note: 'ordinary user' },
      { lane: 'browser', name: 'Browser', note: 'your default one' },
      { lane: 'entra', name: 'Entra', note: 'Contoso Ltd.' },
      { lane: 'service', name: 'KloudMate', note: 'Consentry stands in' },
    ],
    messages,
    turn: waits
      ? {
          title: 'Your turn: password and second factor',
          text: 'Only Microsoft and your browser see this part.',
        }
      : null,
    url: waits
      ? 'https://login.microsoftonline.com/4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4/oauth2/v2.0/authorize?client_id=9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A53682&scope=openid%20profile%20email&state=kq3&nonce=7fd&code_challenge=E9Melhoa2Ow&code_challenge_method=S256'
      : null,
  }
}

export const check = (id: string, label: string, clause: string): CheckView => ({
  id,
  label,
  clause,
  status: 'pass',
  expected: null,
  received: null,
})

const checks: CheckView[] = [
  check('signature', 'Signed by Microsoft, RS256', '§3.1.3.7-6'),
  check('key', 'Signing key is published for this issuer', 'Discovery §3'),
  check('issuer', 'Issuer is your directory', '§3.1.3.7-2'),
  check('audience', 'Audience is your client ID', '§3.1.3.7-3'),
  check('tenant', 'Directory (tenant) ID matches', 'Entra tid'),
  check('nonce', 'Nonce is the one that was sent', '§3.1.3.7-11'),
  check('times', 'Valid now, clock off by 0.4 s', '§3.1.3.7-9'),
  check('verifier', 'Code verifier accepted', 'RFC 7636'),
]

export const passedRun: RunView = {
  id: 'run-2',
  persona: 'ordinary',
  way: 'loopback',
  at: new Date(Date.now() - 60_000).toISOString(),
  verdict: 'pass',
  known: { how: 'proved', at: new Date(Date.now() - 60_000).toISOString() },
  stands: true,
  ground: null,
  who: 'Ada Lovelace',
  upn: 'ada@contoso.com',
  sentence: 'Ada Lovelace can sign in to KloudMate',
  text: '8 of 8 checks passed. One thing to put right before everybody follows.',
  checks,
  uses: [
    {
      need: 'Email',
      claim: 'preferred_username',
      value: 'ada@contoso.com',
      missing: ['email'],
      required: true,
    },
    { need: 'Name', claim: 'name', value: 'Ada Lovelace', missing: [], required: false },
    { need: 'Fixed ID', claim: 'tid + oid', value: '4f1c2b7e… 61d0e3aa…', missing: [], required: true },
    { need: 'Groups', claim: null, value: null, missing: [], required: false },
  ],
  claims: { tid: '4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4', name: 'Ada Lovelace', ver: '2.0', iat: 1795269780 },
  warnings: [
    {
      id: 'email_fallback',
      title: 'Entra sent no email claim',
      text: 'KloudMate falls back to preferred_username. That works for Ada, whose user name is her mailbox. It fails for anyone whose user name is not.',
      portal: 'tokenConfiguration',
    },
    {
      id: 'mutable_key',
      title: 'Email addresses change',
      text: 'The service knows people by a value that can change or be given to somebody else. The permanent key is tid together with oid.',
      portal: null,
    },
  ],
  failure: null,
  proves: ['the directory', 'the credentials', 'the claims'],
  leaves: ['KloudMate’s redirect URI'],
  furtherWay: null,
  canAllowSha1: false,
}

export const refusedRun: RunView = {
  ...passedRun,
  id: 'run-1',
  persona: 'guest',
  at: new Date(Date.now() - 600_000).toISOString(),
  verdict: 'fail',
  who: null,
  upn: null,
  sentence: 'This guest cannot sign in to KloudMate',
  text: '',
  checks: [],
  uses: [],
  claims: {},
  warnings: [],
  proves: [],
  leaves: [],
  failure: {
    code: 'login.account_not_in_tenant',
    summary: 'This account is not in the directory',
    advice: 'A guest has to be invited before signing in. Ask somebody who may invite guests.',
    actor: 'tenant-admin',
    next: { kind: 'askRole', role: 'guestInviter' },
    detail: {
      aadsts: 'AADSTS50020',
      correlationId: '0b7c1f52-6d1e-4f0e-8a59-0d2c6c7e91ef',
      traceId: '6a1de8f0-7f93-4b11-9a67-2f6b7f1c3300',
      raw: 'User account from identity provider does not exist in tenant Contoso Ltd.',
    },
  },
}

/** Refused, as it should be. */
export const keptOutRun: RunView = {
  ...refusedRun,
  id: 'run-4',
  persona: 'unassigned',
  verdict: 'pass',
  sentence: 'A user who is not assigned is kept out of KloudMate, as it should be',
  text: 'Entra refused, which is what was tried.',
  checks: [
    {
      ...check('error', 'No error', 'RFC 6749 §4.1.2.1'),
      status: 'fail',
      received: 'interaction_required AADSTS50105',
    },
  ],
  proves: ['the directory'],
  failure: null,
}

export const tokenRun: RunView = {
  ...passedRun,
  id: 'run-3',
  verdict: 'fail',
  who: null,
  upn: null,
  sentence: 'This person cannot sign in to KloudMate',
  text: '6 of 7 checks passed.',
  checks: checks.map((one): CheckView => {
    if (one.id === 'audience')
      return {
        ...one,
        status: 'fail',
        expected: '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55',
        received: 'fa5ce509-b556-442b-831f-4c5bb5e589f1',
      }
    return one.id === 'verifier' ? { ...one, status: 'skipped' } : one
  }),
  uses: [],
  claims: {},
  warnings: [],
  leaves: [],
  failure: {
    code: 'id_token.audience',
    summary: 'The token is for another application',
    advice:
      'It was issued to another client ID. Compare the Application (client) ID with the registration’s Overview.',
    actor: 'you',
    next: { kind: 'goTo', step: 'credentials', field: 'clientId' },
  },
}
