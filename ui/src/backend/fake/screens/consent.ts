/** The screens of the consent step: Kivo's own application, and one's own for KloudMate. */

import type { SetupView } from '../../contract'
import { kivoChoices } from '../models'
import {
  ago,
  CLIENT,
  failure,
  guide,
  newSetup,
  proved,
  rail,
  service,
  stated,
  TENANT,
  withTenant,
  unsaid,
} from '../setup'
import { kloudmateTasks, registerTask } from '../tasks'

const CONSENT_URL =
  'https://login.microsoftonline.com/contoso.com/adminconsent?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io'

function kivo(over: Partial<SetupView>): SetupView {
  return withTenant({
    service: service('kivo'),
    title: 'Kivo for contoso.com',
    model: {
      headline: unsaid,
      choices: kivoChoices,
      tasks: [],
      chosen: 'vendor-managed',
      known: proved(),
      suggested: null,
      leadsTo: 'consent',
      changeUndoes: null,
      valuesUndo: null,
    },
    current: 'consent',
    ...over,
  })
}

const vendorConsent: SetupView['consent'] = {
  ...newSetup().consent,
  asksRoleHolder: true,
  required: true,
  explanation:
    'Kivo’s own app may then sign your people in. It reads email address and user identifier, and changes nothing.',
  clientId: 'fa5ce509-b556-442b-831f-4c5bb5e589f1',
  clientIdIsYours: false,
  url: CONSENT_URL,
  caughtHere: false,
  canCatch: true,
  roles: [
    'Cloud Application Administrator',
    'Application Administrator',
    'Privileged Role Administrator',
    'Global Administrator',
  ],
  permissions: [
    { name: 'openid', text: 'Sign people in' },
    { name: 'email', text: 'Read email address' },
    { name: 'profile', text: 'Read user identifier' },
  ],
  letter: {
    to: 'Marta',
    subject: 'Admin consent for Kivo',
    body: `Hello Marta,\n\nwe are setting up single sign-on for Kivo. It needs admin consent once, from somebody who is Cloud Application Administrator, Application Administrator, Privileged Role Administrator or Global Administrator. Please open this address and accept:\n\n${CONSENT_URL}\n\nKivo then reads email address and user identifier when people sign in. It changes nothing in our directory. You will land on kivo.io; please send me the address of that page.\n\nThank you`,
  },
  waiting: null,
  fact: null,
  tasks: [],
  guide: guide({
    title: 'What the admin will see',
    picture: 'adminConsent',
    steps: [
      'The wording is Microsoft’s and may differ. If it lists anything that writes, stop and ask Kivo.',
    ],
  }),
}

export const consentVendor = kivo({
  steps: rail(['done', 'proved 13:38'], ['done', 'Kivo-managed'], ['open', 'next']),
  consent: vendorConsent,
})

export const consentElsewhere = kivo({
  steps: rail(['done', 'proved 13:38'], ['done', 'Kivo-managed'], ['open', 'next']),
  consent: { ...vendorConsent, roleHolder: 'somebodyElse' },
})

export const consentWaiting = kivo({
  steps: rail(['done', 'proved 13:38'], ['done', 'Kivo-managed'], ['waiting', 'Marta Keller']),
  consent: { ...vendorConsent, waiting: { on: 'Marta Keller', since: ago(30) } },
})

export const consentRefused = kivo({
  steps: rail(['done', 'proved 13:38'], ['done', 'Kivo-managed'], ['failed', 'admin needed']),
  consent: vendorConsent,
  failure: {
    step: 'consent',
    inconclusive: false,
    failure: failure({
      code: 'consent.admin_required',
      summary: 'Your account may not grant this consent',
      advice: 'It takes somebody with a role in the directory. Send them the message.',
      actor: 'tenant-admin',
      next: { kind: 'askRole', role: 'cloudApplicationAdministrator' },
      detail: { aadsts: 'AADSTS90094' },
    }),
  },
})

export const consentGranted = kivo({
  current: 'testLogin',
  steps: rail(
    ['done', 'proved 13:38'],
    ['done', 'Kivo-managed'],
    ['done', 'stated'],
    ['done', 'not needed'],
    ['open', 'next'],
  ),
  consent: {
    ...vendorConsent,
    asksRoleHolder: false,
    fact: { skipped: false, tenantId: TENANT, known: stated('Marta Keller') },
  },
  credentials: {
    ...newSetup().credentials,
    needed: false,
    whyNot: 'Kivo keeps the keys of its own app; there is no secret of yours.',
  },
})

export const consentOwn = withTenant({
  current: 'consent',
  steps: rail(['done', 'proved 13:38'], ['done', 'OpenID Connect'], ['open', 'next']),
  consent: {
    ...vendorConsent,
    required: false,
    explanation:
      'People are asked once for consent when they first sign in, unless an admin grants it for everybody.',
    clientId: null,
    clientIdIsYours: true,
    url: null,
    caughtHere: true,
    canCatch: false,
    letter: null,
    tasks: kloudmateTasks,
    guide: guide({
      picture: 'registerApplication',
      path: ['App registrations', 'New registration'],
      pathOtherwise: [['Microsoft Entra ID', 'Manage', 'App registrations']],
      values: registerTask.values,
      steps: [
        'Name it, choose this directory only, enter the redirect URI.',
        'Register.',
        'Copy the Application (client) ID.',
      ],
      portal: 'appRegistrations',
    }),
  },
})

export const consentOwnOpen: SetupView = {
  ...consentOwn,
  consent: {
    ...consentOwn.consent,
    clientId: CLIENT,
    url: CONSENT_URL.replace('fa5ce509-b556-442b-831f-4c5bb5e589f1', CLIENT).replace(
      'https%3A%2F%2Fkivo.io',
      'http%3A%2F%2Flocalhost',
    ),
  },
}
