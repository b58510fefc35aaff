/** The Backend that is the engine in this process. The only file that knows Tauri. */

import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { writeText } from '@tauri-apps/plugin-clipboard-manager'

import type { Answer, Backend } from './backend'
import type { WizardView } from './contract'
import { toFailure } from './failure'

export const tauriBackend: Backend = {
  wizard: () => ask('wizard'),
  startSetup: (request) => ask('start_setup', request),
  openSetup: (request) => ask('open_setup', request),
  closeSetup: () => ask('close_setup'),
  deleteSetup: (request) => ask('delete_setup', request),
  identifyTenant: (request) => ask('identify_tenant', request),
  tenantFromAzureCli: () => ask('tenant_from_azure_cli'),
  chooseModel: (request) => ask('choose_model', request),
  enterInputs: (request) => ask('enter_inputs', request),
  consent: (request) => ask('consent', request),
  stateTask: (request) => ask('state_task', request),
  look: (request) => ask('look', request),
  lookAtCredentials: (request) => ask('look_at_credentials', request),
  proveCredentials: (request) => ask('prove_credentials', request),
  rotate: (request) => ask('rotate', request),
  startLogin: (request) => ask('start_login', request),
  receiveLogin: (request) => ask('receive_login', request),
  openAgain: () => ask('open_again'),
  cancel: () => ask('cancel'),
  saveBundle: (request) => ask('save_bundle', request),
  saveProfile: (request) => ask('save_profile', request),
  showSaved: () => ask('show_saved'),
  openBundle: (request) => ask('open_bundle', request),
  openPortal: (request) => ask('open_portal', request),
  copySecret: () => ask('copy_secret', {}),
  startPractice: () => ask('start_practice'),
  stopPractice: () => ask('stop_practice'),
  rehearse: (request) => ask('rehearse', request),

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

async function ask(command: string, request?: object): Answer {
  try {
    const data = await invoke<WizardView>(command, request === undefined ? {} : { request })
    return { status: 'ok', data }
  } catch (thrown) {
    return { status: 'failed', failure: toFailure(thrown) }
  }
}
