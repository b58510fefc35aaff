/** When a field is asked for, while somebody fills in the others. */

import type { ConditionView } from '../backend/contract'

/** What stands in the fields, by id; what is empty has no entry. */
export type Values = Record<string, string>

/** The subject that stands for the model's id; no field is called so. */
const MODEL = 'model'

export function holds(condition: ConditionView, model: string, values: Values): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((one) => holds(one, model, values))
    case 'any':
      return condition.of.some((one) => holds(one, model, values))
    case 'not':
      return !holds(condition.of, model, values)
    case 'in': {
      const actual = condition.subject === MODEL ? model : values[condition.subject]
      return actual !== undefined && condition.values.includes(actual)
    }
    case 'nonEmpty':
      return (values[condition.subject] ?? '') !== ''
  }
}

/** Whether the condition looks at one of these fields. */
export function looksAt(condition: ConditionView, fields: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some((one) => looksAt(one, fields))
    case 'not':
      return looksAt(condition.of, fields)
    case 'in':
    case 'nonEmpty':
      return fields.has(condition.subject)
  }
}
