/** The screens of what comes after the first success. */

import type { SetupView, TaskView } from '../../contract'
import { ago, dayIn, failure, stated, unsaid } from '../setup'
import { dnsTask, registerTask } from '../tasks'
import { exportSaved, given } from './export'
import { certificate } from './saml'
import { samlVerdict } from './samlLogin'

const task = (over: Partial<TaskView> & Pick<TaskView, 'id' | 'title'>): TaskView => ({
  ...registerTask,
  path: [],
  values: [],
  ...over,
})

const enable = task({
  id: 'enable-connection',
  title: 'Enable the connection',
  text: 'Open the three dots beside the connection and choose Enable. Standard Authentication stays on beside it.',
  who: 'You, in Kandji',
  path: ['Settings', 'Access', 'Authentication', '…', 'Enable'],
  howYouKnow: 'Kandji’s login page shows the connection’s name as an option.',
})

const signIn = task({
  id: 'try-kandji-login',
  title: 'Sign in to Kandji’s web app',
  text: 'Open Kandji’s web app in a private window and choose the login option with the connection’s name. Stay signed in as administrator in your own window meanwhile.',
  who: 'You, in a private window',
  values: [{ label: 'Login option', value: 'Microsoft Entra ID' }],
  howYouKnow: 'You are in Kandji’s web app, and Microsoft asked you to sign in on the way.',
  privateWindow: true,
  ready: false,
  waitsFor: [enable.title],
})

const wayBack = task({
  id: 'name-way-back',
  title: 'Name the way back in',
  text: 'Before you disable Standard Authentication, settle who still gets in if Entra fails.',
  who: 'You, with your colleagues',
  asks: 'Who or what still gets into Kandji if this connection fails?',
  howYouKnow: 'That person knows, and has tried it.',
  ready: false,
  optional: true,
  waitsFor: [signIn.title],
})

const enforce = task({
  id: 'disable-standard-authentication',
  title: 'Disable Standard Authentication',
  text: 'Signed in to Kandji by way of this connection, open the three dots beside Standard Authentication and disable it.',
  who: 'You, in Kandji, signed in through the connection',
  path: ['Settings', 'Access', 'Authentication', 'Standard Authentication'],
  warning:
    'From then on no administrator signs in by email address and password, Google or Office 365. Whoever cannot sign in through Entra is locked out of Kandji.',
  howYouKnow:
    'Standard Authentication is shown as disabled, and a new private window offers the connection only.',
  ready: false,
  optional: true,
  waitsFor: [signIn.title, wayBack.title],
})

const done = (one: TaskView, said: string | null = null): TaskView => ({
  ...one,
  ready: true,
  waitsFor: [],
  done: stated('Priya', 30),
  retractable: true,
  said,
})
const ready = (one: TaskView): TaskView => ({ ...one, ready: true, waitsFor: [] })

const rotateTasks: TaskView[] = [
  task({
    id: 'make-new-certificate',
    title: 'Make a new certificate',
    text: 'In the part SAML Certificates choose Edit and New Certificate, and save it. It stays inactive, so that nothing changes for anybody yet.',
    path: ['Enterprise apps', 'Kandji', 'Single sign-on', 'SAML Certificates', 'Edit', 'New Certificate'],
    howYouKnow: 'Two certificates are listed, the new one as Inactive.',
  }),
  task({
    id: 'give-kandji-new-certificate',
    title: 'Make the new certificate active, and paste it into Kandji',
    text: 'Kandji holds one certificate, so do both in one go, at a quiet hour.',
    who: 'You, in the Entra admin center and in Kandji',
    warning: 'Between the two, nobody signs in to Kandji by SAML. Stay signed in to Kandji yourself.',
    howYouKnow: 'Both show the same end date.',
    ready: false,
    waitsFor: ['Make a new certificate'],
  }),
  task({
    id: 'delete-old-certificate',
    title: 'Delete the old certificate',
    text: 'Open the menu beside the old certificate and delete it.',
    optional: true,
    ready: false,
    waitsFor: ['Make the new certificate active, and paste it into Kandji'],
  }),
]

/** What the engine says about a replacement. */
const undecided = { lead: null, stays: '', next: '', milestones: [], toKeep: '' }

/** A replacement for which this is the reason. */
const because = (text: string) => ({ ...unsaid, text })

const rotation: SetupView['after']['rotation'] = {
  ...undecided,
  headline: because(
    'The certificate ends after three years. Entra goes on signing with it, but Kandji refuses it, and nobody signs in by SAML.',
  ),
  asks: [],
  endsOn: dayIn(700),
  tasks: rotateTasks,
  secret: null,
  certificates: [],
  proved: false,
  tried: false,
  canFinish: false,
}

const after = (over: Partial<SetupView['after']> = {}): SetupView => ({
  ...samlVerdict,
  current: 'export',
  steps: exportSaved.steps.map((step) => (step.step === 'export' ? { ...step, standing: 'done' } : step)),
  export: {
    ...exportSaved.export,
    fileName: 'contoso-kandji.consentry',
    canSeal: false,
    delivery: 'Paste these into Kandji’s SAML connection',
    entries: exportSaved.export.entries.filter((entry) => entry.label === 'Directory'),
    handOver: [given('Name', 'Microsoft Entra ID')],
    openTasks: [],
  },
  after: {
    ...samlVerdict.after,
    enable: [enable, signIn, wayBack],
    enforce: [enforce],
    rotation,
    ...over,
  },
})

export const afterSaved = after()

export const afterEnable = after({ enable: [done(enable), ready(signIn), wayBack] })

export const afterEnforceLocked = after({ enable: [done(enable), done(signIn), ready(wayBack)] })
afterEnforceLocked.after.enforce = [{ ...enforce, waitsFor: [wayBack.title] }]

export const afterEnforce = after({
  enable: [done(enable), done(signIn), done(wayBack, 'Marta Keller, by the recovery code in the safe')],
  enforce: [ready(enforce)],
})

/** Somebody else's turn: the service's staff, or DNS, which can be looked at. */
export const afterWaiting: SetupView = {
  ...after({
    enable: [
      done(enable),
      {
        ...dnsTask,
        id: 'publish-txt-record',
        title: 'Publish the TXT record',
        text: 'Where your domain’s DNS is managed, add a TXT record with this name and the value that KloudMate shows.',
        howYouKnow: 'The record can be looked up. That can take a while after it was added.',
      },
    ],
  }),
  observations: [
    {
      id: 'txt-record-published',
      step: 'export',
      title: 'The TXT record can be looked up',
      standing: 'unknown',
      seen: null,
      failure: failure({
        code: 'observation.txt_missing',
        summary: 'There is no TXT record at _kloudmate-verify.contoso.com yet',
        advice: 'It can take a while after it was added. Look again later.',
        actor: 'network',
        next: { kind: 'retry' },
      }),
      at: ago(3),
      takesText: false,
    },
  ],
}

const due = { ...rotation, endsOn: dayIn(23) }
const enabled = {
  enable: [done(enable), done(signIn), done(wayBack, 'Marta Keller')],
  enforce: [done(enforce)],
}

export const rotateCertificate = after({ ...enabled, rotation: due })

export const rotateTried = after({
  ...enabled,
  rotation: {
    ...due,
    proved: true,
    tried: true,
    canFinish: true,
    tasks: rotateTasks.map((one) => (one.optional ? ready(one) : done(one))),
    certificates: [certificate('valid', 1090, 'A90D44E2177B3C5F60E8D1BB52940CFE6D38A210')],
  },
})

const secretTasks = rotateTasks.slice(0, 2).map((one, at): TaskView => ({
  ...one,
  ...(at === 0
    ? { id: 'make-new-secret', title: 'Make a second client secret', text: 'The old one stays valid.' }
    : {
        id: 'give-new-secret',
        title: 'Replace the secret in KloudMate',
        text: 'Paste the new Value.',
        warning: null,
        waitsFor: ['Make a second client secret'],
      }),
  path: [],
}))

export const rotateSecret: SetupView = {
  ...exportSaved,
  after: {
    ...exportSaved.after,
    ...enabled,
    rotation: {
      ...due,
      headline: because('The secret ends on the day that you chose. Then nobody signs in any more.'),
      tasks: secretTasks,
    },
  },
}

export const rotateSecretProved: SetupView = {
  ...rotateSecret,
  after: {
    ...rotateSecret.after,
    rotation: {
      ...due,
      headline: because('The secret ends on the day that you chose. Then nobody signs in any more.'),
      tasks: secretTasks.map((one, at) => (at === 0 ? done(one) : ready(one))),
      secret: { hint: 'Qz4', kept: 'keyring', expiresOn: dayIn(730) },
      proved: true,
    },
  },
}
