/** Who sits here, for what a person states. Remembered on this computer, sent only with a statement. */

const KEY = 'person'

export function rememberedPerson(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

export function rememberPerson(name: string): void {
  try {
    localStorage.setItem(KEY, name)
  } catch {
    // A browser may refuse storage; the name is then asked for again.
  }
}
