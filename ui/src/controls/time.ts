/** Times and days as they are written on screen, in the language that is spoken. */

import { language } from '../messages/say.svelte'

const styles = {
  clock: { hour: '2-digit', minute: '2-digit' },
  clockWithSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  month: { month: 'long', timeZone: 'UTC' },
  shortDay: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  localDay: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

function written(date: Date, style: keyof typeof styles): string {
  const { locale } = language()
  const key = `${locale} ${style}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, styles[style])
  formats.set(key, format)
  return language().text(format.format(date))
}

/** `14:02`. */
export function timeOfDay(at: string): string {
  return written(new Date(at), 'clock')
}

/** `14:02:45`. */
export function timeWithSeconds(at: string): string {
  return written(new Date(at), 'clockWithSeconds')
}

/** `14:02` today, `19 Nov 2026, 14:02` otherwise. */
export function moment(at: string, today: number = Date.now()): string {
  const date = new Date(at)
  const day = written(date, 'localDay')
  const time = written(date, 'clock')
  return day === written(new Date(today), 'localDay') ? time : `${day}, ${time}`
}

/** `13 December 2026`, from a date without a time. */
export function longDay(date: string): string {
  return written(new Date(`${date}T00:00:00Z`), 'day')
}

/** `13 December 2026`, from a moment. */
export function dayOf(at: string): string {
  return written(new Date(at), 'day')
}

/** The day so many months after `today`, such as `2028-11-19`; the month's last where that has no such day. */
export function monthsAfter(today: Date, months: number): string {
  const [year, month] = [today.getFullYear(), today.getMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(today.getDate(), last))).toISOString().slice(0, 10)
}

/** `November`, from 11. */
export function monthName(month: number): string {
  return written(new Date(Date.UTC(2000, month - 1, 1)), 'month')
}

/** `13 Dec`, from a date without a time. */
export function monthDay(date: string): string {
  return written(new Date(`${date}T00:00:00Z`), 'shortDay')
}

/** `4:39`, from milliseconds; never below zero. */
export function minutes(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
}
