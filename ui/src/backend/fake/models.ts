/** The integration models that the fake offers. */

import type { InputView, ModelChoice } from '../contract'

/** A value that a model asks for: plain text of its own step, unless `over` says otherwise. */
export function input(over: Partial<InputView> & Pick<InputView, 'id' | 'label'>): InputView {
  return {
    help: '',
    required: false,
    default: null,
    followsDirectory: false,
    value: null,
    choices: [],
    kind: 'text',
    step: 'model',
    when: null,
    option: false,
    advice: null,
    risk: null,
    example: null,
    fromMetadata: false,
    usual: null,
    ...over,
  }
}

export const kivoChoices: ModelChoice[] = [
  {
    id: 'vendor-managed',
    title: 'Kivo-managed',
    tagline: 'Kivo’s app, one admin consent from you',
    owner: 'vendor',
    protocol: 'OpenID Connect',
    recommendedBy: 'Kivo',
    reason: 'Faster onboarding for most customers.',
    pros: ['Simplified set-up', 'No keys for you to manage', 'Faster onboarding'],
    cons: ['People see Microsoft’s standard sign-in page, without your branding'],
    youNeed: 'An Entra admin, once',
    youHandOver: 'Word that consent is done. No secret',
    afterwards: 'Nothing. Kivo rotates its keys',
    caveats: [
      {
        title: 'Kivo’s own articles disagree about access control',
        text: 'The one followed here says your policies (MFA, Conditional Access) apply. Another version of it says the Kivo-managed model does not enforce assignment, groups or Conditional Access. If you rely on those, ask Kivo before you choose.',
        source: 'support.kivo.io, articles 13391494 and 13769702531604',
        asOf: '2026-11-02',
        question:
          'Do our Conditional Access policies apply to people who sign in through the Kivo-managed app?',
      },
    ],
    inputs: [],
  },
  {
    id: 'customer-managed',
    title: 'Customer-managed',
    tagline: 'Your own app, in your own directory',
    owner: 'customer',
    protocol: 'OpenID Connect',
    recommendedBy: null,
    reason: null,
    pros: ['Fully branded Microsoft sign-in', 'Authentication happens directly in your tenant'],
    cons: ['More complex set-up', 'Secrets to renew, by you, before they end'],
    youNeed: 'The right to register apps, and a redirect URI that only Kivo can tell you',
    youHandOver: 'Client ID, domain, client secret',
    afterwards: 'A new secret at least every 24 months',
    caveats: [],
    inputs: [
      input({
        id: 'redirect_uri',
        label: 'Redirect URI',
        help: 'Kivo’s support tells it to you. Enter it exactly, with or without the slash at its end.',
        kind: 'url',
        required: true,
      }),
      input({
        id: 'region',
        label: 'Region',
        help: 'Where your Kivo workspace lives.',
        kind: 'choice',
        default: 'us',
        choices: [
          { label: 'United States', value: 'us' },
          { label: 'European Union', value: 'eu' },
        ],
      }),
    ],
  },
]
