/** What the engine decides about a set-up, for the fake's screens: whose turn it is, what a step is about, what comes
 * later. It follows from what a screen shows, so that a test can change that alone. */

import type {
  AfterView,
  AskView,
  ConsentOffer,
  ConsentSubject,
  HeadlineView,
  LeadView,
  MilestoneView,
  RotationView,
  SetupView,
  StageName,
  StageView,
  Standing,
  Step,
  TaskStanding,
  TaskView,
  WizardView,
} from '../contract'
import { Language } from '../../messages/language'

/** As many days before something ends it is due. */
const DUE = 60
const DAY = 86_400_000

/** How a message is said; those that core says and the window never does are typed nowhere. */
type Say = (id: string, values?: Record<string, string | number>) => string

export function decided(view: WizardView): WizardView {
  return view.setup === null ? view : { ...view, setup: decidedSetup(view.setup, sayIn(view.language)) }
}

function sayIn(tag: string): Say {
  const language = Language.of(tag)
  return language.say.bind(language) as Say
}

function decidedSetup(setup: SetupView, say: Say): SetupView {
  const consent = { ...setup.consent, tasks: inOrder(setup.consent.tasks) }
  const { credentials } = setup
  const tested = setup.steps.find((one) => one.step === 'testLogin')?.standing === 'done'
  const certificate = credentials.kind === 'certificate'
  const offers = setup.running?.step === 'consent' ? [] : offersOf(consent, setup.current)
  const untried = setup.testLogin.personas.find((one) => one.run === null) ?? setup.testLogin.personas[0]
  return {
    ...setup,
    tenant: { ...setup.tenant, ...tenantWords(setup, say) },
    model: {
      ...setup.model,
      headline: modelHeadline(setup, say),
      suggested:
        (setup.model.choices.length === 1
          ? setup.model.choices[0]
          : setup.model.choices.find((one) => one.recommendedBy !== null)
        )?.id ?? null,
      leadsTo: consent.whyNot !== null && consent.tasks.some((one) => one.left) ? 'consent' : setup.current,
    },
    consent: {
      ...consent,
      headline: consentHeadline({ ...setup, consent }, say),
      subject: subjectOf(consent),
      offers,
      leads: leadingOffer(offers, setup),
      asks: [
        ...inputsAsked(consent.inputs),
        ...(consent.clientIdIsYours ? [applicationAsked(certificate, say)] : []),
      ],
    },
    credentials: {
      ...credentials,
      ...credentialsWords(setup, say),
      asks: [...inputsAsked(credentials.inputs), ...(credentials.needed ? asksFor(certificate, say) : [])],
      tasks: inOrder(credentials.tasks),
    },
    testLogin: {
      ...setup.testLogin,
      headline: loginHeadline(setup, say),
      sha1: certificate,
      personas: setup.testLogin.personas.map((one) => ({
        ...one,
        recommended: one.persona === untried?.persona,
      })),
      runs: setup.testLogin.runs.map((run) => ({
        ...run,
        furtherWay:
          setup.testLogin.ways.find(
            (way) =>
              way.available && way.way !== run.way && way.proves.some((proof) => run.leaves.includes(proof)),
          )?.way ?? null,
        canAllowSha1: run.failure?.code === 'saml.sha1',
      })),
    },
    export: {
      ...setup.export,
      headline: exportHeadline(setup, say),
      lead: exportLead(setup, say),
      openTasks: inOrder(setup.export.openTasks),
    },
    after: decidedAfter(setup, tested, say),
  }
}

function dayIn(date: string, say: Say): string {
  const at = new Date(date)
  const month = at.toLocaleString('en', { month: 'short', timeZone: 'UTC' }).toLowerCase()
  return say('day', { day: at.getUTCDate(), month, year: at.getUTCFullYear() })
}

const inputsAsked = (inputs: { id: string }[]) => inputs.map(({ id }) => ({ kind: 'input', id }) as const)

function asksFor(certificate: boolean, say: Say): AskView[] {
  const application = applicationAsked(certificate, say)
  return certificate ? [application] : [application, { kind: 'secret' }, { kind: 'expires' }]
}

function applicationAsked(byMetadata: boolean, say: Say): AskView {
  const by = { by: byMetadata ? 'metadata' : 'id' }
  return {
    kind: 'application',
    byMetadata,
    label: say('ask-application', by),
    hint: say('ask-application-hint', by),
  }
}

function tenantWords({ tenant, running, failure }: SetupView, say: Say) {
  const { fact } = tenant
  const asking = (id: string, standing: Standing | null): HeadlineView => ({
    title: say(id),
    text: say('tenant-ask-text'),
    standing,
  })
  const anew = asking(fact === null ? 'tenant-failed' : 'tenant-ask', 'failed')
  const headline = (): HeadlineView => {
    if (running?.step === 'tenant') return asking('tenant-looking', 'running')
    if (failure?.step === 'tenant') return anew
    if (fact === null) return asking('tenant-ask', null)
    const what = fact.domain ?? fact.tenantId
    return {
      title: say('tenant-found', fact.displayName === null ? { what } : { what, name: fact.displayName }),
      text:
        fact.known.how === 'reported'
          ? say('tenant-reported-text', { file: fact.known.file })
          : say('tenant-found-text', { where: fact.cloud.id }),
      standing: 'done',
    }
  }
  return { headline: headline(), anew }
}

function loginHeadline({ running, service, testLogin }: SetupView, say: Say): HeadlineView {
  if (running?.step !== 'testLogin')
    return {
      title: say('test-login-ask', { service: service.name }),
      text: say('test-login-ask-text'),
      standing: null,
    }
  const theirTurn = testLogin.sequence !== null && testLogin.sequence.turn !== null
  return {
    title: theirTurn ? say('test-login-running') : running.doing,
    text: say('test-login-running-text'),
    standing: 'running',
  }
}

function exportHeadline({ export: bundle, service }: SetupView, say: Say): HeadlineView {
  if (bundle.saved === null)
    return {
      title: say('export-ask'),
      text: say('export-text', { service: service.name }),
      standing: null,
    }
  return {
    title: bundle.handOver.length > 0 ? bundle.delivery : say('export-saved'),
    text: say('export-saved-text'),
    standing: 'done',
  }
}

function exportLead({ after, export: bundle, opened }: SetupView, say: Say): LeadView {
  const to = (act: LeadView['act'], id: string): LeadView => ({ act, label: say(id), task: null })
  if (bundle.saved === null)
    return (opened?.landsOn ?? null) === null ? to('save', 'lead-save') : to('result', 'lead-result')
  return after.enable.some((one) => one.done === null && !one.optional)
    ? to('switchOn', 'lead-switch-on')
    : to('done', 'lead-done')
}

function credentialsWords({ credentials, running, service }: SetupView, say: Say) {
  const { known, whyNot } = credentials
  const what = credentials.kind === 'secret' ? 'secret' : 'certificate'
  const runs = running?.step === 'credentials'
  const anew: HeadlineView = {
    title: say('credentials-ask', { what }),
    text: say('credentials-text', { what, service: service.name }),
    standing: null,
  }
  const headline = (): HeadlineView => {
    if (whyNot !== null) return { title: say('credentials-not-needed'), text: whyNot, standing: 'done' }
    if (runs) return { title: say('credentials-running', { what }), text: anew.text, standing: 'running' }
    if (known === null) return anew
    const reported = known.how === 'reported'
    return {
      title: say(reported ? 'credentials-reported' : 'credentials-proved', { what }),
      text: reported
        ? say('credentials-reported-text', { what, file: known.file })
        : say('credentials-proved-text', { what }),
      standing: 'done',
    }
  }
  const aside = credentials.kind === 'certificate' ? say('credentials-nothing-secret') : null
  return {
    headline: headline(),
    anew: whyNot === null ? anew : headline(),
    aside,
    toProve: say('credentials-prove', { what }),
  }
}

function modelHeadline(setup: SetupView, say: Say): HeadlineView {
  const { choices } = setup.model
  const service = setup.service.name
  const owners = new Set(choices.map((one) => one.owner))
  if (choices.length === 1)
    return {
      title: say('model-ask-one', { service }),
      text: say('model-ask-one-text', { service }),
      standing: null,
    }
  return {
    title: owners.size > 1 ? say('model-ask') : say('model-ask-how', { service }),
    text: say('model-ask-text', { service }),
    standing: null,
  }
}

function consentHeadline({ consent, running, service }: SetupView, say: Say): HeadlineView {
  const subject = subjectOf(consent)
  const task = (standing: TaskStanding) => consent.tasks.find((one) => one.standing === standing)
  const outside = task('awaited')
  const done = consent.whyNot !== null && !consent.tasks.some((one) => one.left)
  if (running?.step === 'consent')
    return {
      title: say('consent-title-running'),
      text: say('consent-running-text'),
      standing: 'running',
    }
  const text = consent.explanation
  const said = {
    waiting: [
      say(consent.url === null ? 'consent-waiting-to-register' : 'consent-waiting-for', {
        who: consent.waiting?.on ?? '',
      }),
      say('consent-waiting-text'),
      'waiting',
    ],
    application: [say('consent-title-application'), text, null],
    outside: [outside?.title ?? '', say('tasks-waiting', { who: outside?.who ?? '' }), 'waiting'],
    tasksLeft: [say('consent-title-tasks-left'), text, null],
    skipped: [say('consent-title-skipped'), text, 'done'],
    granted: [say('consent-title-granted'), text, 'done'],
    task: [task('next')?.title ?? '', text, null],
    notNeeded: [say('consent-title-not-needed'), consent.whyNot ?? text, done ? 'done' : null],
    ask: [say('consent-ask', { service: service.name }), text, null],
    optional: [say('consent-title-optional'), text, null],
  } satisfies Record<ConsentSubject, [string, string, Standing | null]>
  if (isElsewhere(consent) && ['application', 'ask', 'optional'].includes(subject))
    return { title: say('consent-title-elsewhere'), text, standing: null }
  const [title, line, standing] = said[subject]
  return { title, text: line, standing }
}

/** Whether somebody else holds the role, who is written to. */
function isElsewhere(consent: SetupView['consent']): boolean {
  return consent.asksRoleHolder && consent.roleHolder === 'somebodyElse'
}

function offersOf(consent: SetupView['consent'], current: Step): ConsentOffer[] {
  const subject = subjectOf(consent)
  const elsewhere = isElsewhere(consent)
  const state: ConsentOffer[] = consent.button === null ? [] : ['state']
  const further: ConsentOffer[] = current === 'consent' ? [] : ['goOn']
  switch (subject) {
    case 'application':
      return elsewhere ? ['handOver'] : []
    case 'waiting':
      return [
        ...state,
        'handOverElsewhere',
        ...(consent.url === null ? [] : (['openMyself'] as const)),
        'close',
      ]
    case 'ask':
    case 'optional':
      return [
        ...(subject === 'optional' ? (['skip'] as const) : []),
        ...state,
        'handOver',
        ...(consent.canCatch && !elsewhere ? (['catch'] as const) : []),
        ...(elsewhere ? [] : (['open'] as const)),
      ]
    case 'outside':
      return current === 'consent' ? [] : ['close', ...further]
    default:
      return further
  }
}

function leadingOffer(offers: ConsentOffer[], { failure }: SetupView): ConsentOffer | null {
  const next = failure?.step === 'consent' ? failure.failure.next.kind : null
  const last = offers.at(-1) ?? null
  if (last === 'open') return next === 'askRole' || next === 'openPortal' ? null : last
  return last === 'goOn' ? (offers[0] ?? null) : last
}

function subjectOf(consent: SetupView['consent']): ConsentSubject {
  const { fact, url, tasks } = consent
  const left = tasks.some((one) => one.left)
  const has = (standing: TaskStanding) => tasks.some((one) => one.standing === standing)
  if (fact === null && consent.waiting !== null) return 'waiting'
  if (fact === null && consent.clientIdIsYours && consent.clientId === null) return 'application'
  if ((fact !== null || url === null) && has('awaited')) return 'outside'
  if (fact !== null) return left ? 'tasksLeft' : fact.skipped ? 'skipped' : 'granted'
  if (consent.whyNot !== null) return has('next') ? 'task' : 'notNeeded'
  if (url === null) return left ? 'tasksLeft' : 'notNeeded'
  return consent.required ? 'ask' : 'optional'
}

function decidedAfter(setup: SetupView, tested: boolean, say: Say): AfterView {
  const enable = inOrder(setup.after.enable)
  const enforce = tested ? oneByOne(setup.after.enforce) : withNext(setup.after.enforce, -1, 'later', 'later')
  const { rotation } = setup.after
  const end = rotation?.endsOn ?? null
  const due = end !== null && Math.ceil((Date.parse(`${end}T00:00:00Z`) - Date.now()) / DAY) <= DUE
  const begun = enable.some((one) => one.done !== null)
  const enabled = !enable.some((one) => one.left)
  const leading = (): StageName => {
    if (rotation?.proved === true) return 'rotate'
    if (begun && !enabled) return 'enable'
    if (setup.export.saved !== null && enabled && due) return 'rotate'
    return begun && enforce.some((one) => one.done === null) ? 'enforce' : 'bundle'
  }
  const what = setup.credentials.kind
  const stages: Omit<StageView, 'name'>[] = [
    { stage: 'bundle', standing: setup.export.saved === null ? 'open' : 'done' },
    ...(enable.length > 0 ? [{ stage: 'enable', standing: together(enable) } as const] : []),
    ...(enforce.length > 0 ? [{ stage: 'enforce', standing: together(enforce) } as const] : []),
    ...(rotation === null
      ? []
      : [{ stage: 'rotate', standing: rotation.proved || due ? 'open' : null } as const]),
  ]
  const waits = (tasks: TaskView[]) => [...new Set(tasks.flatMap((one) => one.waitsFor))]
  const beforeEnabling = waits(enable.filter((one) => one.left))
  const undone = enforce.filter((one) => one.done === null)
  const locked = undone.length > 0 && !undone.some((one) => one.standing === 'next')
  return {
    stages: stages.map((one) => ({ ...one, name: say(`after-stage-${one.stage}`, { what }) })),
    leading: leading(),
    enableHeadline: enableHeadline(setup, { enable, enforce, beforeEnabling }, say),
    enableLead: enableLead(enable, enforce, say),
    enable,
    beforeEnabling,
    enforceHeadline: enforceHeadline(setup, enforce, locked, say),
    enforceLead: enforceLead(enforce, locked ? tested : null, say),
    enforce,
    enforceWaitsFor: locked ? (tested ? 'switchedOn' : 'testLogin') : null,
    beforeEnforcing: [...(locked && !tested ? [say('after-test-login')] : []), ...waits(undone)],
    wayBack: enable.find((one) => one.said !== null)?.said ?? null,
    rotation:
      rotation === null
        ? null
        : {
            ...rotation,
            ...rotationWords(setup, rotation, say),
            asks: setup.credentials.kind === 'certificate' ? [] : [{ kind: 'secret' }, { kind: 'expires' }],
            tasks: oneByOne(rotation.tasks),
          },
  }
}

/** To say that the next of these tasks is done; or else to close. */
function stateOrClose(tasks: TaskView[], say: Say): LeadView {
  const next = tasks.find((one) => one.standing === 'next')
  return next === undefined
    ? { act: 'close', label: say('lead-close'), task: null }
    : { act: 'state', label: say('lead-state'), task: next.id }
}

function enableLead(enable: TaskView[], enforce: TaskView[], say: Say): LeadView {
  const done = !enable.some((one) => one.left)
  return done && enforce.some((one) => one.standing === 'next')
    ? { act: 'enforce', label: say('lead-enforce'), task: null }
    : stateOrClose(enable, say)
}

/** Where it is locked, `tested` says whether somebody was seen to sign in. */
function enforceLead(enforce: TaskView[], tested: boolean | null, say: Say): LeadView {
  if (tested === null) return stateOrClose(enforce, say)
  return tested
    ? { act: 'switchOn', label: say('lead-switch-on'), task: null }
    : { act: 'testLogin', label: say('lead-test-login'), task: null }
}

function enableHeadline(
  { service }: SetupView,
  { enable, enforce, beforeEnabling }: Pick<AfterView, 'enable' | 'enforce' | 'beforeEnabling'>,
  say: Say,
): HeadlineView {
  const at = (standing: TaskStanding) => enable.find((one) => one.standing === standing)
  const [next, outside, further] = [at('next'), at('awaited'), at('further')]
  if (!enable.some((one) => one.left))
    return {
      title: say('after-switched-on', { service: service.name }),
      text: say(
        'after-switched-on-text',
        further !== undefined && enforce.length > 0 ? { title: further.title } : {},
      ),
      standing: 'done',
    }
  if (next !== undefined)
    return { title: next.title, text: say('after-turn', { who: next.who }), standing: null }
  if (outside !== undefined)
    return { title: outside.title, text: say('tasks-waiting', { who: outside.who }), standing: 'waiting' }
  return {
    title: say('after-switch-on-later'),
    text: beforeEnabling.length === 0 ? '' : say('after-comes-first', { tasks: beforeEnabling.join('; ') }),
    standing: 'locked',
  }
}

function enforceHeadline(
  { service }: SetupView,
  enforce: TaskView[],
  locked: boolean,
  say: Say,
): HeadlineView {
  const next = enforce.find((one) => one.standing === 'next')
  if (locked) return { title: say('after-locked'), text: say('after-locked-text'), standing: 'locked' }
  if (next !== undefined) return { title: next.title, text: say('after-enforce-text'), standing: null }
  return {
    title: say('after-only-way', { service: service.name }),
    text: say('after-only-way-text'),
    standing: 'done',
  }
}

function rotationWords(setup: SetupView, rotation: RotationView, say: Say) {
  const what = setup.credentials.kind
  const runs = setup.running?.step === 'credentials'
  const { canFinish, endsOn, proved, tried } = rotation
  const next = oneByOne(rotation.tasks).find((one) => one.standing === 'next')
  const title = () => {
    if (runs) return say('after-proving', { what })
    if (canFinish) return say('after-finish-title', { what })
    if (tried) return next?.title ?? say('after-tried', { what })
    if (proved) return say('after-try-title', { what })
    return say('after-replace', endsOn === null ? { what } : { what, day: dayIn(endsOn, say) })
  }
  const lead = (): LeadView | null => {
    const prove: LeadView = { act: 'prove', label: say('after-prove', { what }), task: null }
    if (runs) return prove
    if (canFinish) return { act: 'finish', label: say('after-finish', { what }), task: null }
    if (tried) return next === undefined ? null : { act: 'state', label: say('lead-state'), task: next.id }
    return proved ? { act: 'testLogin', label: say('lead-test-login'), task: null } : prove
  }
  const ends = () => {
    if (endsOn === null || proved) return ''
    const count = (Date.parse(endsOn) - Math.floor(Date.now() / DAY) * DAY) / DAY
    return ` ${count < 0 ? say('after-ended') : say('after-left', { count })}`
  }
  const after = (before: boolean): Standing => (before ? 'open' : 'locked')
  const milestones: MilestoneView[] = [
    { text: say('after-milestone-proved', { what }), standing: proved ? 'done' : 'open' },
    { text: say('after-milestone-tried'), standing: tried ? 'done' : after(proved) },
    { text: say('after-milestone-finished', { what }), standing: after(canFinish) },
  ]
  return {
    headline: {
      title: title(),
      text: `${rotation.headline.text}${ends()}`,
      standing: runs ? ('running' as const) : null,
    },
    lead: lead(),
    stays: say('after-old-stays', { what }),
    next: say('after-new-what', { what }),
    milestones,
    toKeep: say('after-keep', { what }),
  }
}

/** Where tasks stand together. */
function together(tasks: TaskView[]): Standing {
  const open = tasks.filter((one) => one.done === null)
  if (open.length === 0) return 'done'
  const ready = open.filter((one) => one.ready)
  if (ready.length === 0) return 'locked'
  return ready.every((one) => one.somebodyElse) ? 'waiting' : 'open'
}

const canBeDone = (task: TaskView) => task.done === null && task.ready

/** Tasks of which what has to be done comes first: this person's, then what somebody else keeps waiting. */
function inOrder(tasks: TaskView[]): TaskView[] {
  const left = (task: TaskView) => canBeDone(task) && !task.optional
  const next = tasks.findIndex((one) => left(one) && !one.somebodyElse)
  if (next >= 0) return withNext(tasks, next, 'next')
  const awaited = tasks.findIndex(left)
  return awaited >= 0
    ? withNext(tasks, awaited, 'awaited')
    : withNext(tasks, tasks.findIndex(canBeDone), 'further')
}

/** Tasks that are done strictly one after the other. */
function oneByOne(tasks: TaskView[]): TaskView[] {
  return withNext(tasks, tasks.findIndex(canBeDone), 'next')
}

function withNext(
  tasks: TaskView[],
  next: number,
  as: TaskStanding,
  others: TaskStanding = 'open',
): TaskView[] {
  const standing = (task: TaskView, at: number): TaskStanding => {
    if (task.done !== null) return 'done'
    if (at === next) return as
    return task.ready ? others : 'later'
  }
  return tasks.map((one, at) => ({
    ...one,
    left: one.done === null && !one.optional,
    standing: standing(one, at),
  }))
}
