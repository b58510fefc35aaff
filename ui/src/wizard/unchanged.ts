/** What a view has in common with the one before: kept as the same objects, so that only what changed is drawn again. */

/**
 * `next`, with each part of it that says the same as that part of `last` replaced by the latter.
 *
 * Both are JSON. Entries of a list are compared with those at their own place.
 */
export function keepUnchanged<T>(last: unknown, next: T): T {
  if (Object.is(last, next) || !isNested(last) || !isNested(next)) return next
  if (Array.isArray(last) !== Array.isArray(next)) return next
  const kept = (Array.isArray(next) ? [] : {}) as Nested
  const keys = Object.keys(next)
  let same = keys.length === Object.keys(last).length
  for (const key of keys) {
    kept[key] = keepUnchanged(last[key], next[key])
    same &&= key in last && Object.is(last[key], kept[key])
  }
  return (same ? last : kept) as T
}

type Nested = Record<string, unknown>

function isNested(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null
}
