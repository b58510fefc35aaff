/** The parts that the fake's screens are made of: KloudMate and Kivo for contoso.com. */

import type {
  Failure,
  GuideView,
  HeadlineView,
  LeadView,
  HomeView,
  KnownView,
  ServiceCard,
  SetupView,
  Standing,
  Step,
  StepView,
  TenantFact,
  WizardView,
} from '../contract'
import { loginWays, personas } from './login'
import { kivoChoices } from './models'

export const TENANT = '4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4'
export const CLIENT = '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55'

const today = new Date()

/** A moment today, `minutes` before now. */
export function ago(minutes: number): string {
  return new Date(today.getTime() - minutes * 60_000).toISOString()
}

/** A moment `minutes` from now. */
export function ahead(minutes: number): string {
  return ago(-minutes)
}

/** A day `days` from today. */
export function dayIn(days: number): string {
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

export const proved = (minutes = 20): KnownView => ({ how: 'proved', at: ago(minutes) })
export const reported = (by: string | null = null): KnownView => ({
  how: 'reported',
  by,
  at: ago(3000),
  file: 'contoso-kloudmate.consentry',
  digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  program: 'Consentry',
  version: '0.1.0',
  writtenAt: ago(2900),
})
export const stated = (by: string, minutes = 10): KnownView => ({ how: 'stated', by, at: ago(minutes) })

export const services: ServiceCard[] = [
  card('kivo', 'Kivo', 'Ki', 'Admin consent, or your own app registration'),
  card('kandji', 'Kandji', 'Ka', 'Native or SAML', ['Iru']),
  card('improvado', 'Improvado', 'Im', 'Your own app registration'),
  card('kloudmate', 'KloudMate', 'KM', 'OpenID Connect or SAML'),
  card('kinde', 'Kinde', 'Kn', 'OAuth 2.0, WS-Federation or SAML'),
  card('custom', 'Another service', '+', 'Any service, by the values that it gives you', ['Custom', 'SAML']),
]

function card(
  id: string,
  name: string,
  initials: string,
  tagline: string,
  aliases: string[] = [],
): ServiceCard {
  return { id, name, initials, tagline, aliases }
}

export function service(id: string): ServiceCard {
  const found = services.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No service ${id} in the fake.`)
  return found
}

const names: Record<Step, string> = {
  tenant: 'Directory',
  model: 'Integration model',
  consent: 'Consent',
  credentials: 'Credentials',
  testLogin: 'Test login',
  export: 'Export',
}

/** The rail, from one `standing note` for each step. */
export function rail(...rows: [Standing, string][]): StepView[] {
  return (Object.keys(names) as Step[]).map((step, at) => {
    const [standing, note] = rows[at] ?? ['locked', '']
    return {
      step,
      name: names[step],
      standing,
      note,
      known: standing === 'done' ? proved() : null,
      warnings: [],
    }
  })
}

export const tenantFact: TenantFact = {
  tenantId: TENANT,
  domain: 'contoso.com',
  displayName: 'Contoso Ltd.',
  cloud: { id: 'global', name: 'Microsoft Entra ID, worldwide', host: 'login.microsoftonline.com' },
  region: 'Europe (EU)',
  issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  signIn: { kind: 'managed' },
  known: proved(),
}

export function guide(over: Partial<GuideView> = {}): GuideView {
  return {
    title: 'In the Entra admin center',
    picture: 'none',
    path: [],
    pathOtherwise: [],
    steps: [],
    values: [],
    portal: null,
    ...over,
  }
}

export function failure(over: Partial<Failure> = {}): Failure {
  return {
    code: 'token.secret_is_an_id',
    summary: 'This is the Secret ID, not the Value',
    advice:
      'The two stand side by side in Entra. An ID looks like this one; a Value is about 40 letters, digits and signs, often with a ~ in it.',
    actor: 'you',
    next: { kind: 'openPortal', page: 'certificatesAndSecrets' },
    ...over,
  }
}

/** A headline that is still to be decided. */
export const unsaid: HeadlineView = { title: '', text: '', standing: null }

/** What leads on, still to be decided. */
export const undecidedLead: LeadView = { act: 'close', label: '', task: null }

/** A set-up of KloudMate that has just begun. */
export function newSetup(over: Partial<SetupView> = {}): SetupView {
  return {
    id: 'setup-1',
    service: service('kloudmate'),
    title: 'KloudMate',
    subject: null,
    practice: false,
    rehearsal: null,
    openedFrom: null,
    openedUnfinished: false,
    opened: null,
    savedAt: ago(1),
    current: 'tenant',
    steps: rail(['open', 'next']),
    failure: null,
    running: null,
    ahead: null,
    tenant: {
      headline: unsaid,
      anew: unsaid,
      asked: null,
      clouds: [
        tenantFact.cloud,
        {
          id: 'us-government',
          name: 'Microsoft Entra ID for US Government',
          host: 'login.microsoftonline.us',
        },
        {
          id: 'china',
          name: 'Microsoft Entra operated by 21Vianet',
          host: 'login.partner.microsoftonline.cn',
        },
      ],
      cloud: 'global',
      fact: null,
      guide: guide({
        title: 'Is it the right one?',
        picture: 'tenantOverview',
        path: ['Entra admin center', 'Entra ID', 'Overview'],
        steps: [
          'Compare the tenant ID and the primary domain. If your company has more than one directory, this is where a mix-up shows.',
        ],
        portal: 'tenantOverview',
      }),
    },
    model: {
      headline: unsaid,
      choices: kivoChoices,
      tasks: [],
      chosen: null,
      known: null,
      suggested: null,
      leadsTo: 'tenant',
      changeUndoes: null,
      valuesUndo: null,
    },
    consent: {
      required: true,
      explanation: '',
      whyNot: null,
      headline: unsaid,
      subject: 'ask',
      offers: [],
      asksRoleHolder: false,
      roleHolder: null,
      leads: null,
      asks: [],
      inputs: [],
      clientId: null,
      clientIdIsYours: false,
      url: null,
      button: null,
      readFrom: null,
      caughtHere: false,
      canCatch: false,
      roles: [],
      permissions: [],
      letter: null,
      waiting: null,
      fact: null,
      tasks: [],
      guide: guide(),
    },
    credentials: {
      headline: unsaid,
      anew: unsaid,
      aside: null,
      toProve: '',
      needed: true,
      kind: 'secret',
      whyNot: null,
      asks: [],
      inputs: [],
      metadataUrl: null,
      certificates: [],
      tenantId: null,
      clientId: null,
      secret: null,
      known: null,
      tasks: [],
      guide: guide(),
    },
    testLogin: {
      headline: unsaid,
      ways: loginWays,
      personas,
      sha1: false,
      sequence: null,
      runs: [],
      contract: [],
    },
    export: {
      headline: unsaid,
      lead: undecidedLead,
      entries: [],
      fileName: 'contoso-kloudmate.consentry',
      folder: '~/Documents',
      canSeal: true,
      saved: null,
      guide: guide({ title: '' }),
      asItIs: null,
      openTasks: [],
      delivery: 'Paste these into KloudMate',
      ownProfile: null,
      neverBy: [],
      thenWait: null,
      handOver: [],
      note: null,
    },
    notes: [],
    observations: [],
    after: {
      stages: [],
      leading: 'bundle',
      enableHeadline: unsaid,
      enableLead: undecidedLead,
      enable: [],
      beforeEnabling: [],
      enforceHeadline: unsaid,
      enforceLead: undecidedLead,
      enforce: [],
      enforceWaitsFor: null,
      beforeEnforcing: [],
      wayBack: null,
      rotation: null,
    },
    ...over,
  }
}

/** A set-up whose directory is proved. */
export function withTenant(over: Partial<SetupView> = {}): SetupView {
  const setup = newSetup()
  return {
    ...setup,
    title: 'KloudMate for contoso.com',
    subject: 'contoso.com',
    current: 'model',
    steps: rail(['done', 'proved 13:38'], ['open', 'your choice']),
    tenant: { ...setup.tenant, asked: 'contoso.com', fact: tenantFact },
    ...over,
  }
}

/** A start screen with nothing but the services. */
export const bareHome: HomeView = { services, setups: [], expiring: [] }

/** The window with nothing but the services. */
export function emptyHome(over: Partial<WizardView> = {}): WizardView {
  return {
    revision: 1,
    language: 'en',
    home: bareHome,
    setup: null,
    desk: null,
    practice: null,
    undo: null,
    signature: null,
    ...over,
  }
}

export function open(setup: SetupView): WizardView {
  return emptyHome({ home: null, setup, revision: 10 })
}
