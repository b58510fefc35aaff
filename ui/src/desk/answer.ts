/** The letter in which a finding is told to the customer. */

import type { FindingView, LetterView } from '../backend/contract'
import { say } from '../messages/say.svelte'

export function answerOf(finding: FindingView): LetterView {
  return { to: say('desk-answer-to'), subject: finding.summary, body: finding.answer }
}
