/** The screens of the credentials step. */

import type { SetupView } from '../../bindings/SetupView'
import { CLIENT, dayIn, failure, guide, newSetup, proved, rail, TENANT, withTenant } from '../setup'

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
