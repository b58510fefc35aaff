/** Starts the window. */

import { mount } from 'svelte'

import App from './App.svelte'
import type { Backend } from './backend/backend'
import './styles/tokens.css'
import './styles/base.css'
import { restoreTheme } from './wizard/theme.svelte'

async function backend(): Promise<Backend> {
  // In a plain browser, for whoever works on the screens: `?screen=NAME` shows one of them, `&language=qps-ploc` in the
  // pseudo-language.
  if (import.meta.env.DEV && !('isTauri' in window)) {
    const { fakeFor } = await import('./backend/fake')
    const asked = new URLSearchParams(location.search)
    return fakeFor(asked.get('screen'), asked.get('language'))
  }
  const { tauriBackend } = await import('./backend/tauri')
  return tauriBackend
}

const target = document.getElementById('window')
if (target !== null) {
  restoreTheme(import.meta.env.DEV ? new URLSearchParams(location.search).get('theme') : null)
  mount(App, { target, props: { backend: await backend() } })
}
