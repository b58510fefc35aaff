/** The screens of the credentials step. */

import type { SetupView } from '../../contract'
import { kindeOauth } from '../models/kinde'
import {
  ago,
  CLIENT,
  dayIn,
  failure,
  guide,
  newSetup,
  proved,
  rail,
  service,
  TENANT,
  withTenant,
  unsaid,
} from '../setup'

const credentialsBase: SetupView['credentials'] = {
  ...newSetup().credentials,
  tenantId: TENANT,
  clientId: CLIENT,
  secret: null,
  known: null,
  tasks: [],
  guide: guide({
    picture: 'certificatesAndSecrets',
    path: ['App registrations', 'KloudMate', 'Certificates & secrets'],
    steps: [
      'Is the Value still written out? Use the copy sign beside it.',
      'Is it all stars? Choose New client secret, add it, and copy its Value before you leave the page.',
      'Paste it here. It is tried at once, and kept in this computer’s keyring.',
    ],
    portal: 'certificatesAndSecrets',
  }),
}

export const atCredentials = (over: Partial<SetupView> = {}): SetupView =>
  withTenant({
    current: 'credentials',
    steps: rail(
      ['done', 'proved 13:44'],
      ['done', 'OpenID Connect'],
      ['done', 'not needed'],
      ['open', 'next'],
    ),
    credentials: credentialsBase,
    ...over,
  })

export const credentialsWrong = atCredentials({
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['failed', 'client secret'],
  ),
  failure: { step: 'credentials', inconclusive: false, failure: failure() },
})

/** Kinde shows one value only once its form is filled in, and the check finds it unusual. */
export const credentialsLater = atCredentials({
  service: service('kinde'),
  title: 'Kinde for contoso.com',
  model: {
    headline: unsaid,
    choices: [kindeOauth],
    tasks: [],
    chosen: 'oauth2',
    known: proved(),
    suggested: null,
    leadsTo: 'consent',
    changeUndoes: null,
    valuesUndo: null,
  },
  credentials: {
    ...credentialsBase,
    inputs: kindeOauth.inputs
      .filter((one) => one.step === 'credentials')
      .map((one) => ({
        ...one,
        value: 'https://contoso.kinde.com/login/call',
        usual: 'https://*.kinde.com/login/callback',
      })),
  },
  observations: [
    {
      id: 'callback-url-shape',
      step: 'credentials',
      title: 'The callback URL looks like one of Kinde’s',
      standing: 'otherwise',
      seen: null,
      failure: failure({
        code: 'observation.unusual',
        summary: 'It usually looks otherwise',
        advice: 'Compare it with Kinde’s form, letter by letter.',
        next: { kind: 'retry' },
      }),
      at: ago(1),
      takesText: false,
    },
    {
      id: 'groups-in-token',
      step: 'credentials',
      title: 'Kinde’s token holds the groups',
      standing: 'notObserved',
      seen: null,
      failure: null,
      at: null,
      takesText: true,
    },
  ],
})

const keptSecret: SetupView['credentials'] = {
  ...credentialsBase,
  secret: { hint: 'Kx7', kept: 'keyring', expiresOn: dayIn(728) },
  known: proved(3),
}

export const credentialsProved = atCredentials({
  current: 'testLogin',
  steps: rail(
    ['done', 'proved 13:44'],
    ['done', 'OpenID Connect'],
    ['done', 'not needed'],
    ['done', 'proved 14:02'],
    ['open', 'next'],
  ),
  credentials: keptSecret,
})
