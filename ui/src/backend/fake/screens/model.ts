/** The screens of the model step. */

import type { SetupView } from '../../contract'
import { kivoChoices } from '../models'
import { ACS, ENTITY_ID, kandjiNative, kandjiSaml } from '../models/kandji'
import { kindeOauth } from '../models/kinde'
import { ago, service, stated, unsaid, withTenant } from '../setup'

export const modelKivo = withTenant({ service: service('kivo') })

export const modelChosen = withTenant({
  service: service('kivo'),
  model: {
    headline: unsaid,
    choices: [...kivoChoices].reverse(),
    tasks: [],
    chosen: 'customer-managed',
    known: stated('Priya'),
    suggested: null,
    leadsTo: 'consent',
    changeUndoes: 'Consent, credentials and test runs would be done again.',
    valuesUndo: null,
  },
})

const kandji = (over: Partial<SetupView> = {}): SetupView =>
  withTenant({
    service: service('kandji'),
    title: 'Kandji for contoso.com',
    model: {
      headline: unsaid,
      choices: [kandjiSaml, kandjiNative],
      tasks: [],
      chosen: null,
      known: null,
      suggested: null,
      leadsTo: 'consent',
      changeUndoes: null,
      valuesUndo: null,
    },
    ...over,
  })

export const modelSaml = kandji()

/** What `modelSaml` becomes once the metadata is read. */
export const modelSamlRead = kandji({
  current: 'credentials',
  model: {
    headline: unsaid,
    choices: [
      {
        ...kandjiSaml,
        inputs: kandjiSaml.inputs.map((one) => ({
          ...one,
          value: { entity_id: ENTITY_ID, acs: ACS }[one.id] ?? one.default,
        })),
      },
      kandjiNative,
    ],
    tasks: [],
    chosen: 'saml',
    known: stated('You', 1),
    suggested: null,
    leadsTo: 'consent',
    changeUndoes: null,
    valuesUndo: null,
  },
})

export const modelOptions = withTenant({
  service: service('kinde'),
  title: 'Kinde for contoso.com',
  model: {
    headline: unsaid,
    choices: [kindeOauth],
    tasks: [],
    chosen: null,
    known: null,
    suggested: null,
    leadsTo: 'consent',
    changeUndoes: null,
    valuesUndo: null,
  },
  observations: [
    {
      id: 'directory-domain',
      step: 'model',
      title: 'The domain belongs to this directory',
      standing: 'asItShould',
      seen: 'Microsoft says that contoso.com belongs to 4f1c2b7e-93d5-4c0a-8e6f-2a7d51b0c9e4.',
      failure: null,
      at: ago(2),
      takesText: false,
    },
  ],
})
