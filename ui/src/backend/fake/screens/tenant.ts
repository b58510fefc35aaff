/** The screens of the tenant step. */

import { ago, failure, newSetup, rail } from '../setup'

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
