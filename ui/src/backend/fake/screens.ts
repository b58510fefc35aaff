/** Every screen of the window, by name. */

import type { SetupCard } from '../bindings/SetupCard'
import type { SetupView } from '../bindings/SetupView'
import type { TaskView } from '../bindings/TaskView'
import type { WizardView } from '../bindings/WizardView'
import { passedRun, personas, refusedRun, sequence, tokenRun } from './login'
import { kivoChoices } from './models'
import {
  ago,
  ahead,
  CLIENT,
  dayIn,
  emptyHome,
  failure,
  guide,
  newSetup,
  open,
  proved,
  rail,
  service,
  stated,
  TENANT,
  withTenant,
} from './setup'

const CONSENT_URL =
  'https://login.microsoftonline.com/contoso.com/adminconsent?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io'

const setups: SetupCard[] = [
  {
    id: 'setup-1',
    service: service('kivo'),
    title: 'Kivo for contoso.com',
    standings: ['done', 'open', 'locked', 'locked', 'locked', 'locked'],
    next: 'Choose an integration model',
    savedAt: ago(12),
    practice: false,
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
    unreadable: null,
  },
]

const start = emptyHome({
  home: {
    ...emptyHome().home,
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
  unreadable: failure({
    code: 'setup.unreadable',
    summary: 'This set-up cannot be read',
    advice:
      'Its file was changed by something else. Nothing in Entra is affected; begin again, or restore the file.',
    next: { kind: 'retry' },
  }),
}

const practice: WizardView = emptyHome({
  home: { ...emptyHome().home, setups: [unreadable] },
  practice: {
    domains: ['practice.example', 'guest.example'],
    users: [
      { upn: 'ada@practice.example', password: 'practice-ada', kind: 'Member with a mailbox' },
      { upn: 'grace@practice.example', password: 'practice-grace', kind: 'Member without a mailbox' },
      { upn: 'jonas@guest.example', password: 'practice-jonas', kind: 'Guest' },
      { upn: 'ulla@practice.example', password: 'practice-ulla', kind: 'Not assigned' },
    ],
    scenarios: [
      { name: 'expired-secret', summary: 'The client secret has ended.', active: false },
      { name: 'missing-email', summary: 'The token has no email claim.', active: true },
      { name: 'outage', summary: 'Microsoft does not answer.', active: false },
    ],
  },
})

const tenantWrong = newSetup({
  steps: rail(['failed', 'contoso.con']),
  failure: {
    step: 'tenant',
    inconclusive: false,
    failure: failure({
      code: 'tenant.unknown',
      summary: 'Microsoft knows no directory for contoso.con',
      advice: 'Check the spelling. The domain has to be one that your people sign in with.',
      next: { kind: 'goTo', step: 'tenant', field: 'tenant' },
      detail: { aadsts: 'AADSTS90002', correlationId: '0b7c1f52-6d1e-4f0e-8a59-0d2c6c7e91ef' },
    }),
  },
})
tenantWrong.tenant.asked = 'contoso.con'

const tenantRunning = newSetup({
  steps: rail(['running', 'asking Microsoft']),
  running: { step: 'tenant', doing: 'Asking Microsoft about contoso.com', since: ago(0.1), until: null },
})
tenantRunning.tenant.asked = 'contoso.com'

function kivo(over: Partial<SetupView>): SetupView {
  return withTenant({
    service: service('kivo'),
    title: 'Kivo for contoso.com',
    model: { choices: kivoChoices, chosen: 'vendor-managed', known: proved(), changeUndoes: null },
    current: 'consent',
    ...over,
  })
}

const vendorConsent: SetupView['consent'] = {
  required: true,
  explanation:
    'Kivo’s own app may then sign your people in. It reads e-mail address and user identifier, and changes nothing.',
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
    { name: 'email', text: 'Read e-mail address' },
    { name: 'profile', text: 'Read user identifier' },
  ],
  letter: {
    to: 'Marta',
    subject: 'Admin consent for Kivo',
    body: `Hello Marta,\n\nwe are setting up single sign-on for Kivo. It needs admin consent once, from somebody who is Cloud Application Administrator, Application Administrator, Privileged Role Administrator or Global Administrator. Please open this address and accept:\n\n${CONSENT_URL}\n\nKivo then reads e-mail address and user identifier when people sign in. It changes nothing in our directory. You will land on kivo.io; please send me the address of that page.\n\nThank you`,
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

const consentVendor = kivo({
  steps: rail(['done', 'proved 13:38'], ['done', 'Kivo-managed'], ['open', 'next']),
  consent: vendorConsent,
})

const consentWaiting = kivo({
  steps: rail(['done', 'proved 13:38'], ['done', 'Kivo-managed'], ['waiting', 'Marta Keller']),
  consent: { ...vendorConsent, waiting: { on: 'Marta Keller', since: ago(30) } },
})

const consentRefused = kivo({
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

const consentGranted = kivo({
  current: 'testLogin',
  steps: rail(
    ['done', 'proved 13:38'],
    ['done', 'Kivo-managed'],
    ['done', 'stated'],
    ['done', 'not needed'],
    ['open', 'next'],
  ),
  consent: { ...vendorConsent, fact: { skipped: false, tenantId: TENANT, known: stated('Marta Keller') } },
  credentials: {
    ...newSetup().credentials,
    needed: false,
    whyNot: 'Kivo keeps the keys of its own app; there is no secret of yours.',
  },
})

const registerTask: TaskView = {
  id: 'register',
  title: 'Register an application',
  text: 'Name it KloudMate, for accounts in this directory only, with the redirect URI below as Web.',
  who: 'You, in the Entra admin center',
  path: ['Entra admin center', 'App registrations', 'New registration'],
  values: [
    { label: 'Name', value: 'KloudMate' },
    { label: 'Redirect URI', value: 'https://api.kloudmate.com/sso/oidc' },
  ],
  howYouKnow: 'The registration’s Overview shows an Application (client) ID.',
  optional: false,
  ready: true,
  done: null,
}

const loopbackTask: TaskView = {
  ...registerTask,
  id: 'loopback',
  title: 'Add http://localhost for the test login',
  text: 'Authentication, Add a platform, Mobile and desktop applications.',
  path: ['App registrations', 'KloudMate', 'Authentication'],
  values: [{ label: 'Redirect URI', value: 'http://localhost' }],
  howYouKnow: 'It stands in the list after Save.',
  optional: true,
  ready: false,
}

const consentOwn = withTenant({
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
    letter: null,
    tasks: [
      { ...registerTask, done: stated('Priya') },
      { ...loopbackTask, ready: true },
    ],
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

const consentOwnOpen: SetupView = {
  ...consentOwn,
  consent: {
    ...consentOwn.consent,
    clientId: CLIENT,
    url: CONSENT_URL.replace('fa5ce509-b556-442b-831f-4c5bb5e589f1', CLIENT),
  },
}

const credentialsBase: SetupView['credentials'] = {
  needed: true,
  whyNot: null,
  tenantId: TENANT,
  clientId: CLIENT,
  secret: null,
  known: null,
  tasks: [],
  guide: guide({
    picture: 'certificatesAndSecrets',
    path: ['App registrations', 'KloudMate', 'Certificates & secrets'],
    steps: [
      'Is the Value still written out? Use the copy sign beside it.',
      'Is it all stars? Choose New client secret, add it, and copy its Value before you leave the page.',
      'Paste it here. It is tried at once, and kept in this computer’s keyring.',
    ],
    portal: 'certificatesAndSecrets',
  }),
}

const atCredentials = (over: Partial<SetupView> = {}): SetupView =>
  withTenant({
    current: 'credentials',
    steps: rail(
      ['done', 'proved 13:44'],
      ['done', 'OpenID Connect'],
      ['done', 'not needed'],
      ['open', 'next'],
    ),
    credentials: credentialsBase,
    ...over,
  })

const credentialsWrong = atCredentials({
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['failed', 'client secret'],
  ),
  failure: { step: 'credentials', inconclusive: false, failure: failure() },
})

const keptSecret: SetupView['credentials'] = {
  ...credentialsBase,
  secret: { hint: 'Kx7', kept: 'keyring', expiresOn: dayIn(728) },
  known: proved(3),
}

const credentialsProved = atCredentials({
  current: 'testLogin',
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['done', 'proved 14:02'],
    ['open', 'next'],
  ),
  credentials: keptSecret,
})

const atLogin = (over: Partial<SetupView> = {}): SetupView => ({ ...credentialsProved, ...over })

const testWays = atLogin()
testWays.testLogin = {
  ...testWays.testLogin,
  contract: [
    { need: 'E-mail', claims: ['email', 'preferred_username', 'upn'], required: true },
    { need: 'Name', claims: ['name'], required: false },
  ],
}

const testRunning = atLogin({
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['done', 'proved 14:02'],
    ['running', 'your turn'],
  ),
  running: { step: 'testLogin', doing: 'Waiting for the sign-in.', since: ago(0.35), until: ahead(4.65) },
  testLogin: { ...testWays.testLogin, sequence: sequence(3) },
})

const verdict = atLogin({
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

const testFailed = (run: typeof refusedRun, done: number): SetupView =>
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

const dnsTask: TaskView = {
  ...registerTask,
  id: 'dns',
  title: 'Verify contoso.com in KloudMate',
  text: 'Add the TXT record, then choose Verify.',
  who: 'Whoever runs your DNS',
  path: [],
  values: [{ label: '_kloudmate-verify.contoso.com', value: 'kloudmate-verify=7d1f' }],
  howYouKnow: 'KloudMate shows Verified beside the domain.',
}

const atExport = (over: Partial<SetupView['export']> = {}): SetupView => ({
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
    entries: [
      { label: 'Directory', value: `contoso.com, ${TENANT}`, known: proved() },
      { label: 'App registration', value: `KloudMate, ${CLIENT}`, known: proved() },
      { label: 'Client secret', value: 'Begins Kx7, ends 19 Nov 2028', known: proved() },
      { label: 'Claims', value: 'E-mail from preferred_username', known: proved() },
      { label: 'Test runs', value: '2, one of them failed; traces redacted', known: proved() },
      { label: 'Redirect URI', value: 'https://api.kloudmate.com/sso/oidc', known: stated('Priya') },
    ],
    fileName: 'contoso-kloudmate.consentry',
    folder: '~/Documents',
    canSeal: true,
    saved: null,
    openTasks: [dnsTask],
    delivery: 'Paste these into KloudMate',
    handOver: [
      { field: 'Client ID', value: CLIENT, secret: false },
      { field: 'Client Secret', value: 'In this computer’s keyring, begins Kx7', secret: true },
      {
        field: 'Discovery URL',
        value: `https://login.microsoftonline.com/${TENANT}/v2.0/.well-known/openid-configuration`,
        secret: false,
      },
    ],
    note: {
      to: 'KloudMate support',
      subject: 'Single sign-on for contoso.com',
      body: 'Hello,\n\nsingle sign-on for contoso.com is set up and tested. The connection bundle is attached; it does not hold the client secret.\n\nThank you',
    },
    ...over,
  },
})

const exportSaved = atExport({
  saved: {
    path: '/home/priya/Documents/contoso-kloudmate.consentry',
    at: ago(0),
    sealed: false,
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
})

export const screens: Record<string, WizardView> = {
  start,
  'start-empty': emptyHome(),
  'start-practice': practice,
  tenant: open(newSetup()),
  'tenant-wrong': open(tenantWrong),
  'tenant-running': open(tenantRunning),
  'tenant-proved': open(withTenant()),
  model: open(withTenant({ service: service('kivo') })),
  'model-chosen': open(
    withTenant({
      service: service('kivo'),
      model: {
        choices: [...kivoChoices].reverse(),
        chosen: 'customer-managed',
        known: stated('Priya'),
        changeUndoes: 'Consent, credentials and test runs would be done again.',
      },
    }),
  ),
  'consent-vendor': open(consentVendor),
  'consent-waiting': open(consentWaiting),
  'consent-refused': open(consentRefused),
  'consent-granted': open({ ...consentGranted, current: 'consent' }),
  'consent-own': open(consentOwn),
  'consent-own-open': open(consentOwnOpen),
  credentials: open(atCredentials()),
  'credentials-wrong': open(credentialsWrong),
  'credentials-proved': open({ ...credentialsProved, current: 'credentials' }),
  'credentials-not-needed': open({ ...consentGranted, current: 'credentials' }),
  'test-ways': open(testWays),
  'test-running': open(testRunning),
  verdict: open(verdict),
  'verdict-refused': open(testFailed(refusedRun, 4)),
  'verdict-token': open(testFailed(tokenRun, 7)),
  export: open(atExport()),
  'export-saved': open({ ...exportSaved, openedFrom: 'contoso-kloudmate.consentry', practice: true }),
}

/** The screen before, for screens that show a result which one is kept to read. */
export const arrivals: Record<string, WizardView> = {
  'tenant-proved': open(tenantRunning),
  verdict: open(testRunning),
}
