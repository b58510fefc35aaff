/** The Backend that is the engine in this process. The only file that knows Tauri. */

import { invoke } from '@tauri-apps/api/core'
import { listen, type EventCallback } from '@tauri-apps/api/event'
import { getCurrentWebview } from '@tauri-apps/api/webview'
import { writeText } from '@tauri-apps/plugin-clipboard-manager'

import type { Backend, Dragged } from './backend'
import type { MenuItem, WizardView } from './contract'
import { toFailure } from './failure'

export const tauriBackend: Backend = {
  first: firstView(document),

  async ask(command, ...[request]) {
    try {
      const data = await invoke<WizardView>(command, request === undefined ? {} : { request })
      return { status: 'ok', data }
    } catch (thrown) {
      return { status: 'failed', failure: toFailure(thrown) }
    }
  },

  onChange: (listener) =>
    on<WizardView>('wizard_changed', (event) => {
      listener(event.payload)
    }),

  copyText: (text) => writeText(text),

  onMenu: (listener) =>
    on<MenuItem>('menu', (event) => {
      listener(event.payload)
    }),

  onDrag: (listener) =>
    on<Dragged>('dragged', (event) => {
      listener(event.payload)
    }),

  zoom: (factor) => getCurrentWebview().setZoom(factor),
}

/** The view that the page was delivered with. */
export function firstView(page: Document): WizardView | null {
  return JSON.parse(page.getElementById('first-view')?.textContent ?? 'null') as WizardView | null
}

function on<T>(event: string, handler: EventCallback<T>): () => void {
  const stop = listen<T>(event, handler)
  return () => {
    void stop.then((unlisten) => {
      unlisten()
    })
  }
}
