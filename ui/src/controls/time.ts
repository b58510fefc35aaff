/** Times and days as they are written on screen. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const localDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** `14:02`. */
export function timeOfDay(at: string): string {
  return clock.format(new Date(at))
}

/** `14:02:45`. */
export function timeWithSeconds(at: string): string {
  return clockWithSeconds.format(new Date(at))
}

/** `14:02` today, `19 Nov 2026, 14:02` otherwise. */
export function moment(at: string, today: number = Date.now()): string {
  const date = new Date(at)
  const sameDay = localDay.format(date) === localDay.format(new Date(today))
  return sameDay ? clock.format(date) : `${localDay.format(date)}, ${clock.format(date)}`
}

/** `13 December 2026`, from a date without a time. */
export function longDay(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`))
}

/** `13 December 2026`, from a moment. */
export function dayOf(at: string): string {
  return day.format(new Date(at))
}

/** `13 Dec`, from a date without a time. */
export function monthDay(date: string): string {
  return shortDay.format(new Date(`${date}T00:00:00Z`))
}

/** `4:39`, from milliseconds; never below zero. */
export function minutes(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}
