/** Reads whatever a command threw. Anything but a Failure is a defect of ours, and says so. */

import { say } from '../messages/say.svelte'
import type { Failure } from './contract'

export function toFailure(thrown: unknown): Failure {
  return isFailure(thrown) ? thrown : defect()
}

function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    'summary' in thrown &&
    'next' in thrown
  )
}

// What was thrown is not repeated: an argument that could not be read is quoted in it, and may be a secret.
function defect(): Failure {
  return {
    code: 'internal.defect',
    summary: say('notice-defect'),
    advice: say('notice-defect-advice'),
    actor: 'consentry',
    next: { kind: 'retry' },
  }
}
