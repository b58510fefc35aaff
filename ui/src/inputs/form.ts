/** Which fields are asked for now, and what stands in them. */

import type { InputView, ModelChoice } from '../backend/contract'
import { holds, looksAt, type Values } from './condition'

/** What was typed, by field, where something was. */
export type Typed = Record<string, string>

export interface Form {
  /** The fields that are asked for, in order. */
  asked: InputView[]
  /** What is entered into them, without the spaces around it. */
  values: Values
}

/** What stands in the field before anybody types. */
export function standing(input: InputView): string {
  return input.value ?? input.default ?? ''
}

/** The form of a model as `typed` leaves it: as in the engine, only fields before it decide about a field. */
export function formOf(choice: ModelChoice, typed: Typed): Form {
  const asked: InputView[] = []
  const values: Values = {}
  for (const input of choice.inputs) {
    if (input.when !== null && !holds(input.when, choice.id, values)) continue
    asked.push(input)
    const entered = (typed[input.id] ?? standing(input)).trim()
    const value = entered === '' ? (input.default ?? '') : entered
    if (value !== '') values[input.id] = value
  }
  return { asked, values }
}

/** The first field of `asked` that has to be filled in and is not. */
export function firstGap(asked: InputView[], values: Values): InputView | undefined {
  return asked.find((input) => input.required && values[input.id] === undefined)
}

/** Whether both hold the same. */
export function isSame(one: Values, other: Values): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...ids].every((id) => one[id] === other[id])
}

/** Whether what stands in the field is another than its default. */
export function isChanged(input: InputView, values: Values): boolean {
  return (values[input.id] ?? '') !== (input.default ?? '')
}

/** The service's own switches, with the fields that one of them brings along; and all others. */
export function splitOptions(asked: InputView[]): { plain: InputView[]; options: InputView[] } {
  const switches = new Set(asked.filter((input) => input.option).map((input) => input.id))
  const isOption = (input: InputView) =>
    input.option || (input.when !== null && looksAt(input.when, switches))
  return { plain: asked.filter((input) => !isOption(input)), options: asked.filter(isOption) }
}
