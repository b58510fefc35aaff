/** Fits a value into a drawing. Only there: a value that is copied is never shortened. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
