/** The Backend that is the engine in this process. The only file that knows Tauri. */

import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { writeText } from '@tauri-apps/plugin-clipboard-manager'

import type { Backend } from './backend'
import type { WizardView } from './contract'
import { toFailure } from './failure'

export const tauriBackend: Backend = {
  async ask(command, ...[request]) {
    try {
      const data = await invoke<WizardView>(command, request === undefined ? {} : { request })
      return { status: 'ok', data }
    } catch (thrown) {
      return { status: 'failed', failure: toFailure(thrown) }
    }
  },

  onChange(listener) {
    const stop = listen<WizardView>('wizard_changed', (event) => {
      listener(event.payload)
    })
    return () => {
      void stop.then((unlisten) => {
        unlisten()
      })
    }
  },

  copyText: (text) => writeText(text),
}
