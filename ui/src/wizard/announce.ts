/** What changed between two views, in the words of a screen reader. */

import type { SetupView, WizardView } from '../backend/contract'
import { say } from '../messages/say.svelte'

/** What to say about `next` after `last`; `said` is a failure that was announced already. */
export function announcementOf(
  last: WizardView | null,
  next: WizardView,
  said: string | null,
): string | null {
  const before = last?.setup ?? null
  const now = next.setup
  if (before === null || now === null || before.id !== now.id) return null
  const failed = newFailure(before, now)
  const parts = [
    ...(failed === null || failed === said ? [] : [failed]),
    ...changedStandings(before, now),
    ...newMessages(before, now),
    ...newObservations(before, now),
    ...newExport(before, now),
  ]
  return parts.length === 0 ? null : parts.map((part) => part.replace(/\.$/, '')).join('. ')
}

function newFailure(before: SetupView, now: SetupView): string | null {
  const failure = now.failure?.failure ?? null
  if (failure === null || before.failure?.failure.summary === failure.summary) return null
  return failure.summary
}

function changedStandings(before: SetupView, now: SetupView): string[] {
  return now.steps
    .filter((step) => {
      const earlier = before.steps.find((one) => one.step === step.step)
      return earlier !== undefined && earlier.standing !== step.standing && step.standing !== 'locked'
    })
    .map((step) =>
      say('rail-announce', {
        name: step.name,
        standing: say(`standing-${step.standing}`),
        note: step.note === '' ? undefined : step.note,
      }),
    )
}

function newObservations(before: SetupView, now: SetupView): string[] {
  const earlier = (id: string) => before.observations.find((one) => one.id === id)?.standing
  return now.observations
    .filter((one) => earlier(one.id) !== one.standing)
    .map((one) => `${one.title}: ${say(`observations-standing-${one.standing}`)}`)
}

function newExport(before: SetupView, now: SetupView): string[] {
  const { asItIs } = now.export
  const isNew = asItIs !== null && asItIs.at !== before.export.asItIs?.at
  return isNew ? [say('export-as-it-is-saved', { path: asItIs.path })] : []
}

function newMessages(before: SetupView, now: SetupView): string[] {
  const happened = (setup: SetupView) =>
    (setup.testLogin.sequence?.messages ?? []).filter((message) => message.standing === 'done').length
  const from = happened(before)
  if (happened(now) <= from) return []
  return (now.testLogin.sequence?.messages ?? [])
    .filter((message) => message.standing === 'done')
    .slice(from)
    .map((message) => message.label)
}
