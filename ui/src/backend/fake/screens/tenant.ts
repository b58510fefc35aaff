/** The screens of the tenant step. */

import type { AheadView } from '../../contract'
import { ago, failure, newSetup, rail } from '../setup'

/** What lies ahead of KloudMate. */
const ahead: AheadView = {
  steps: [
    {
      step: 'tenant',
      name: 'Directory',
      text: 'You name your directory, and Consentry looks it up.',
    },
    {
      step: 'model',
      name: 'Integration model',
      text: 'You choose one of 2 ways to connect KloudMate.',
    },
    {
      step: 'consent',
      name: 'Consent',
      text: 'Somebody with an admin role registers an application or grants consent.',
    },
    {
      step: 'credentials',
      name: 'Credentials',
      text: 'You paste a client secret, or Consentry reads a certificate, as the model has it.',
    },
    {
      step: 'testLogin',
      name: 'Test login',
      text: 'You or a colleague sign in once, and Consentry checks the answer.',
    },
    {
      step: 'export',
      name: 'Export',
      text: 'You save the result, and paste the values into KloudMate.',
    },
  ],
  atHand: [
    'OpenID Connect: The right to register apps, and to be the organization owner of a paid KloudMate plan.',
    'SAML: The right to make enterprise applications, and to be the organization owner of a paid KloudMate plan.',
  ],
  asked: [
    'If you are none of these yourself, somebody who is: Cloud Application Administrator, Application Administrator, Privileged Role Administrator, Global Administrator',
    'Whoever manages your DNS',
  ],
}

export const tenantFirst = newSetup({ ahead })

export const tenantWrong = newSetup({
  steps: rail(['failed', 'contoso.con']),
  failure: {
    step: 'tenant',
    inconclusive: false,
    failure: failure({
      code: 'tenant.unknown',
      summary: 'Microsoft knows no directory for contoso.con',
      advice: 'Check the spelling. The domain has to be one that your people sign in with.',
      next: { kind: 'goTo', step: 'tenant', field: 'tenant' },
      detail: { aadsts: 'AADSTS90002', correlationId: '0b7c1f52-6d1e-4f0e-8a59-0d2c6c7e91ef' },
    }),
  },
})
tenantWrong.tenant.asked = 'contoso.con'

export const tenantRunning = newSetup({
  steps: rail(['running', 'asking Microsoft']),
  running: { step: 'tenant', doing: 'Asking Microsoft about contoso.com', since: ago(0.1), until: null },
})
tenantRunning.tenant.asked = 'contoso.com'
