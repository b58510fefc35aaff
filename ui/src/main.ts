/** Starts the window. */

import { mount } from 'svelte'

import App from './App.svelte'
import type { Backend } from './backend/backend'
import { tauriBackend } from './backend/tauri'
import './styles/tokens.css'
import './styles/base.css'
import { restoreTheme } from './wizard/theme.svelte'

/** In a plain browser, for whoever works on the screens: `?screen=NAME` shows one of them, `&language=qps-ploc` in the
 * pseudo-language. */
async function fake(): Promise<Backend> {
  const [{ fakeFor }, { screens }] = await Promise.all([
    import('./backend/fake'),
    import('./backend/fake/screens'),
  ])
  document.documentElement.dataset.screens = Object.keys(screens).join(' ')
  const asked = new URLSearchParams(location.search)
  return fakeFor(asked.get('screen'), asked.get('language'))
}

function start(backend: Backend): void {
  const target = document.getElementById('window')
  if (target === null) return
  restoreTheme(import.meta.env.DEV ? new URLSearchParams(location.search).get('theme') : null)
  mount(App, { target, props: { backend } })
}

// Nothing is waited for in the window, so that what it shows first is its first screen.
if (import.meta.env.DEV && !('isTauri' in window)) void fake().then(start)
else start(tauriBackend)
