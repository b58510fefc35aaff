/** Which variables a message of a Fluent catalogue names. */

import type { Message } from '@fluent/bundle'

/** What a variable is when nobody gave it. A message that can do without one selects on this word. */
export const MISSING = 'missing'

type Pattern = NonNullable<Message['value']>
type Expression = Exclude<Exclude<Pattern, string>[number], string>

/** The variables of `pattern`, each with whether the message can do without it. */
export function variablesOf(pattern: Pattern): Map<string, boolean> {
  const found = new Map<string, boolean>()
  for (const element of typeof pattern === 'string' ? [] : pattern) {
    if (typeof element !== 'string') inExpression(element, found)
  }
  return found
}

function inExpression(expression: Expression, found: Map<string, boolean>): void {
  if (expression.type === 'var') {
    found.set(expression.name, found.get(expression.name) ?? false)
  } else if (expression.type === 'select') {
    const { selector, variants } = expression
    if (selector.type === 'var') {
      const dispensable = variants.some(({ key }) => key.type === 'str' && key.value === MISSING)
      found.set(selector.name, dispensable || (found.get(selector.name) ?? false))
    }
    for (const { value } of variants) {
      for (const [name, dispensable] of variablesOf(value)) {
        found.set(name, dispensable || (found.get(name) ?? false))
      }
    }
  }
}
