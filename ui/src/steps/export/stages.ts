/** The stages of the last step: the bundle, and what comes after the first success. */

import type { SetupView, Standing, TaskView } from '../../backend/contract'
import { isLeft } from '../../wizard/tasks'

export type ExportStage = 'bundle' | 'enable' | 'enforce' | 'rotate'

/** Microsoft writes for the first time so many days before something ends. */
const DUE_DAYS = 60
const DAY = 86_400_000

export function stagesOf({ after }: SetupView): ExportStage[] {
  return [
    'bundle',
    ...(after.enable.length > 0 ? (['enable'] as const) : []),
    ...(after.enforce.length > 0 ? (['enforce'] as const) : []),
    ...(after.rotation === null ? [] : (['rotate'] as const)),
  ]
}

/** Where a stage stands; nothing for a replacement that is not due. */
export function standingOf(setup: SetupView, stage: ExportStage, now: number): Standing | null {
  const { after } = setup
  switch (stage) {
    case 'bundle':
      return setup.export.saved === null ? 'open' : 'done'
    case 'enable':
      return ofTasks(after.enable)
    case 'enforce':
      return ofTasks(after.enforce)
    case 'rotate':
      return after.rotation?.proved === true || isDue(setup, now) ? 'open' : null
  }
}

function ofTasks(tasks: TaskView[]): Standing {
  const open = tasks.filter((task) => task.done === null)
  if (open.length === 0) return 'done'
  const ready = open.filter((task) => task.ready)
  if (ready.length === 0) return 'locked'
  return ready.every((task) => task.somebodyElse) ? 'waiting' : 'open'
}

/** Days until what is in use ends, as far as that is known. */
export function daysLeft({ after }: SetupView, now: number): number | null {
  const end = after.rotation?.endsOn ?? null
  return end === null ? null : Math.ceil((Date.parse(`${end}T00:00:00Z`) - now) / DAY)
}

export function isDue(setup: SetupView, now: number): boolean {
  const left = daysLeft(setup, now)
  return left !== null && left <= DUE_DAYS
}

/** The stage to begin with: the one that was begun last, or is due. */
export function leadingStage(setup: SetupView, now: number): ExportStage {
  const { after } = setup
  const begun = after.enable.some((task) => task.done !== null)
  const enabled = !after.enable.some(isLeft)
  if (after.rotation?.proved === true) return 'rotate'
  if (begun && !enabled) return 'enable'
  if (setup.export.saved !== null && enabled && isDue(setup, now)) return 'rotate'
  if (begun && after.enforce.some((task) => task.done === null)) return 'enforce'
  return 'bundle'
}
