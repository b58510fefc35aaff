/** The screens of a bundle that came from elsewhere: all that they know is reported. */

import type { KnownView, SetupView } from '../../contract'
import { ago, reported } from '../setup'
import { consentGranted } from './consent'
import { credentialsProved } from './credentials'
import { atExport } from './export'
import { credentialsSamlRead } from './saml'
import { verdict } from './testLogin'

function elsewhere<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(elsewhere) as T
  if ('how' in value) {
    const known = value as unknown as KnownView
    return reported(known.how === 'stated' ? known.by : null) as T
  }
  return Object.fromEntries(Object.entries(value).map(([field, held]) => [field, elsewhere(held)])) as T
}

function opened(setup: SetupView, current: SetupView['current']): SetupView {
  const { steps } = setup
  const noted = steps.map((step) => (step.known === null ? step : { ...step, note: '' }))
  return {
    ...elsewhere({ ...setup, steps: noted }),
    current,
    openedFrom: 'contoso-kloudmate.consentry',
    opened: { program: 'Consentry 0.1.0', at: ago(90), landsOn: current === 'export' ? 'testLogin' : null },
  }
}

export const reportedTenant = opened(verdict, 'tenant')
export const reportedConsent = opened(consentGranted, 'credentials')
export const reportedCredentials = opened(credentialsProved, 'testLogin')
export const reportedCertificate = opened(credentialsSamlRead, 'testLogin')
export const reportedVerdict = opened(verdict, 'export')
export const reportedExport = opened(atExport(), 'export')
