/** The start screens: nothing yet, set-ups in progress, the practice tenant. */

import type { SetupCard, WizardView } from '../../contract'
import { ago, bareHome, dayIn, emptyHome, failure, service } from '../setup'

const setups: SetupCard[] = [
  {
    id: 'setup-1',
    service: service('kivo'),
    title: 'Kivo for contoso.com',
    standings: ['done', 'open', 'locked', 'locked', 'locked', 'locked'],
    next: 'Choose an integration model',
    savedAt: ago(12),
    practice: false,
    archived: false,
    openedFrom: null,
    openedAt: null,
    unreadable: null,
  },
  {
    id: 'setup-2',
    service: service('kloudmate'),
    title: 'KloudMate for contoso.com',
    standings: ['done', 'done', 'waiting', 'locked', 'locked', 'locked'],
    next: 'Waiting for Marta Keller to grant admin consent',
    savedAt: ago(2000),
    practice: false,
    archived: false,
    openedFrom: null,
    openedAt: null,
    unreadable: null,
  },
]

export const start = emptyHome({
  home: {
    ...bareHome,
    setups,
    expiring: [
      { setup: 'setup-3', title: 'Kandji’s client secret', endsOn: dayIn(23), days: 23 },
      { setup: 'setup-4', title: 'Kinde’s client secret', endsOn: dayIn(102), days: 102 },
      { setup: 'setup-5', title: 'Improvado’s client secret', endsOn: dayIn(262), days: 262 },
    ],
  },
})

const unreadable: SetupCard = {
  id: 'setup-6',
  service: service('kinde'),
  title: 'Kinde for fabrikam.com',
  standings: ['done', 'done', 'done', 'failed', 'locked', 'locked'],
  next: '',
  savedAt: ago(9000),
  practice: true,
  archived: false,
  openedFrom: null,
  openedAt: null,
  unreadable: failure({
    code: 'setup.unreadable',
    summary: 'This set-up cannot be read',
    advice:
      'Its file was changed by something else. Nothing in Entra is affected; begin again, or restore the file.',
    next: { kind: 'retry' },
  }),
}

export const practice: WizardView = emptyHome({
  home: { ...bareHome, setups: [unreadable] },
  practice: {
    domains: [
      'practice.example',
      'practice.onmicrosoft.com',
      'guest.example',
      'federated.example',
      'gov.practice.example',
    ],
    users: [
      { upn: 'ada@practice.example', password: 'Practice-ada-1', kind: 'member' },
      {
        upn: 'jonas_weber_guest.example#EXT#@practice.onmicrosoft.com',
        password: 'Practice-jonas-1',
        kind: 'guest',
      },
      { upn: 'nomail@practice.example', password: 'Practice-nomail-1', kind: 'no-mailbox' },
      { upn: 'unassigned@practice.example', password: 'Practice-unassigned-1', kind: 'unassigned' },
      { upn: 'admin@practice.example', password: 'Practice-admin-1', kind: 'admin' },
      { upn: 'wei@guest.example', password: 'Practice-wei-1', kind: 'stranger' },
    ],
    scenarios: [
      { name: 'expired-secret', summary: 'The client secret has ended.', active: false },
      { name: 'missing-email', summary: 'The token has no email claim.', active: true },
      { name: 'outage', summary: 'Microsoft does not answer.', active: false },
    ],
  },
})
