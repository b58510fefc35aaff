/** Which field of this screen a failure is about. */

import type { Failure, FailureCode, Field } from '../../backend/contract'

/** The failures whose way out leads elsewhere although one field is wrong. */
const byCode: Partial<Record<FailureCode, Field>> = {
  'token.client_id_malformed': 'clientId',
  'token.client_id_is_the_tenant': 'clientId',
  'token.secret_is_an_id': 'clientSecret',
  'token.secret_missing': 'clientSecret',
  'token.secret_not_kept': 'clientSecret',
  'token.secret_dressed': 'clientSecret',
  'token.secret_has_spaces': 'clientSecret',
  'token.secret_is_hidden': 'clientSecret',
  'token.secret_length': 'clientSecret',
  'token.secret_expired': 'clientSecret',
  'token.secret_wrong': 'clientSecret',
  'token.secret_expiry_malformed': 'expires',
}

/** What is only odd: the person may go on all the same, and Microsoft decides. */
export const questions: ReadonlySet<FailureCode> = new Set([
  'token.secret_length',
  'token.secret_expiry_malformed',
])

export function fieldOf(failure: Failure): Field | null {
  if (failure.next.kind === 'goTo' && failure.next.step === 'credentials') return failure.next.field ?? null
  return byCode[failure.code] ?? null
}
