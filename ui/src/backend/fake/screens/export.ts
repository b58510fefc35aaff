/** The screens of the export. */

import type { HandOverView, SetupView } from '../../contract'
import { CLIENT, TENANT, ago, guide, proved, rail, stated, undecidedLead, unsaid } from '../setup'
import { dnsTask } from '../tasks'
import { verdict } from './testLogin'

/** A value for a field. */
export const given = (field: string, value: string): HandOverView => ({
  field,
  kind: 'value',
  value,
  words: null,
  fileName: null,
})

export const atExport = (over: Partial<SetupView['export']> = {}): SetupView => ({
  ...verdict,
  current: 'export',
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['done', 'proved 14:02'],
    ['done', 'proved 14:03'],
    ['open', 'ready to save'],
  ),
  export: {
    headline: unsaid,
    lead: undecidedLead,
    entries: [
      { label: 'Directory', value: `contoso.com, ${TENANT}`, known: proved() },
      { label: 'App registration', value: `KloudMate, ${CLIENT}`, known: proved() },
      { label: 'Client secret', value: 'Begins Kx7, ends 19 Nov 2028', known: proved() },
      { label: 'Claims', value: 'Email from preferred_username', known: proved() },
      { label: 'Test runs', value: '2 runs, 1 of them failed', known: proved() },
      { label: 'Redirect URI', value: 'https://api.kloudmate.com/sso/oidc', known: stated('Priya') },
    ],
    fileName: 'contoso-kloudmate.consentry',
    folder: '~/Documents',
    canSeal: true,
    saved: null,
    guide: guide({ title: '' }),
    asItIs: null,
    openTasks: [dnsTask],
    delivery: 'Paste these into KloudMate',
    neverBy: ['Email', 'Chat'],
    thenWait: null,
    handOver: [
      given('Client ID', CLIENT),
      {
        field: 'Client Secret',
        kind: 'secret',
        value: null,
        words: 'In this computer’s keyring, begins Kx7',
        fileName: null,
      },
      given(
        'Discovery URL',
        `https://login.microsoftonline.com/${TENANT}/v2.0/.well-known/openid-configuration`,
      ),
    ],
    note: {
      to: 'KloudMate support',
      subject: 'Single sign-on for contoso.com',
      body: 'Hello,\n\nsingle sign-on for contoso.com is set up and tested. The connection bundle is attached; it does not hold the client secret.\n\nThank you',
    },
    ownProfile: null,
    ...over,
  },
})

export const exportOwnProfile = atExport({ ownProfile: { name: 'Wiki', path: null } })

export const exportSaved = atExport({
  saved: {
    path: '/home/priya/Documents/contoso-kloudmate.consentry',
    at: ago(0),
    sealed: false,
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
})
