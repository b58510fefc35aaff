/** How far away a day is. */

const DAY = 86_400_000

/** Whole days from the moment `now` until `day` begins; negative once it is over. */
export function daysUntil(day: string, now: number): number {
  return Math.ceil((Date.parse(`${day}T00:00:00Z`) - now) / DAY)
}
