/** Light, dark or the system's choice, remembered on this computer. */

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'theme'

class Appearance {
  theme = $state<Theme>('system')

  choose(theme: Theme): void {
    this.theme = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
}

export const appearance = new Appearance()

/** Before the first paint. */
export function restoreTheme(asked: string | null = null): void {
  appearance.choose(parse(asked) ?? parse(remembered()) ?? 'system')
}

export function chooseTheme(theme: Theme): void {
  appearance.choose(theme)
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // A browser may refuse storage; the choice then lasts until the window closes.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function parse(text: string | null): Theme | null {
  return text === 'system' || text === 'light' || text === 'dark' ? text : null
}
