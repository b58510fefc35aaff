/** The time, once a second, for whoever shows how long something takes. */

import { createSubscriber } from 'svelte/reactivity'

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 1000)
  return () => {
    clearInterval(timer)
  }
})

/** Milliseconds since 1970, read again every second while a component watches. */
export function now(): number {
  subscribe()
  return Date.now()
}
