/** Hands the store down to every screen. */

import { createContext } from 'svelte'

import type { WizardStore } from './store.svelte'

export const [wizard, provideWizard] = createContext<WizardStore>()
