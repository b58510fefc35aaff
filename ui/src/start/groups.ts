/** Set-ups found by their names, and put together by what they have in common. */

import type { SetupCard } from '../backend/contract'

export type Grouping = 'saved' | 'service' | 'state'
export type State = 'failed' | 'waiting' | 'open' | 'done'

export interface Group {
  /** What they have in common: a service's name, or a state; nothing where they stand in the order of saving. */
  readonly name: string | null
  readonly setups: readonly SetupCard[]
}

/** The worst first: what needs somebody. */
const STATES: readonly State[] = ['failed', 'waiting', 'open', 'done']

export function stateOf(setup: SetupCard): State {
  if (setup.unreadable !== null || setup.standings.includes('failed')) return 'failed'
  if (setup.standings.includes('waiting')) return 'waiting'
  return setup.standings.every((standing) => standing === 'done') ? 'done' : 'open'
}

/** Those whose name, service or file holds every word of `wanted`. */
export function find(setups: readonly SetupCard[], wanted: string): readonly SetupCard[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return setups
  return setups.filter((setup) => {
    const text = `${setup.title} ${setup.service.name} ${setup.openedFrom ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** In groups; within each, the most recently saved first, as they came. */
export function group(setups: readonly SetupCard[], grouping: Grouping): readonly Group[] {
  if (grouping === 'saved') return [{ name: null, setups }]
  const name = grouping === 'service' ? (setup: SetupCard) => setup.service.name : stateOf
  const groups = new Map<string, SetupCard[]>()
  for (const setup of setups) groups.set(name(setup), [...(groups.get(name(setup)) ?? []), setup])
  const names =
    grouping === 'state'
      ? STATES.filter((state) => groups.has(state))
      : [...groups.keys()].sort((a, b) => a.localeCompare(b))
  return names.map((name) => ({ name, setups: groups.get(name) ?? [] }))
}
