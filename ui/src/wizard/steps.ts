/** The six steps as the window sees them: their order, and which of them keep the person to show a result. */

import type { SetupView, Step, StepView } from '../backend/contract'
import type { MessageId } from '../messages/language'

interface StepTraits {
  order: number
  /** The message that names it. */
  name: MessageId
  /** Whether its result is shown before the wizard goes on: the directory found, the verdict reached. */
  showsItsResult: boolean
}

export const steps = {
  tenant: { order: 0, name: 'step-tenant', showsItsResult: true },
  model: { order: 1, name: 'step-model', showsItsResult: false },
  consent: { order: 2, name: 'step-consent', showsItsResult: false },
  credentials: { order: 3, name: 'step-credentials', showsItsResult: false },
  testLogin: { order: 4, name: 'step-test-login', showsItsResult: true },
  export: { order: 5, name: 'step-export', showsItsResult: true },
} as const satisfies Record<Step, StepTraits>

const inOrder = (Object.keys(steps) as Step[]).sort((a, b) => steps[a].order - steps[b].order)

export function stepView(setup: SetupView, step: Step): StepView | undefined {
  return setup.steps.find((one) => one.step === step)
}

/** Whether what `step` found is shown before the wizard goes on: certificates are to be compared with Entra's. */
export function showsItsResult(setup: SetupView, step: Step): boolean {
  return steps[step].showsItsResult || (step === 'credentials' && setup.credentials.kind === 'certificate')
}

export function before(step: Step): Step | null {
  return inOrder[steps[step].order - 1] ?? null
}

export function after(step: Step): Step | null {
  return inOrder[steps[step].order + 1] ?? null
}

export function canVisit(setup: SetupView, step: Step): boolean {
  const view = stepView(setup, step)
  return view !== undefined && view.standing !== 'locked'
}
