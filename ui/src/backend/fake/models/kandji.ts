/** Kandji's SAML model: two addresses that its metadata holds. */

import type { ModelChoice } from '../../contract'
import { input, kivoChoices } from '../models'

export const ENTITY_ID = 'https://auth.kandji.io/saml/contoso'
export const ACS = 'https://auth.kandji.io/saml/contoso/acs'

const [like] = kivoChoices
if (like === undefined) throw new Error('The fake has no model.')

export const kandjiSaml: ModelChoice = {
  ...like,
  id: 'saml',
  title: 'SAML',
  tagline: 'An enterprise application of your own, with a certificate',
  owner: 'customer',
  protocol: 'SAML 2.0',
  recommendedBy: 'Kandji',
  reason: 'The native connection rests on a client secret, which lives 24 months at the most.',
  pros: ['No client secret: the certificate lives three years', 'No admin consent'],
  cons: ['Kandji’s two addresses have to be copied over first', 'A certificate to renew, by you'],
  youNeed: 'The right to make enterprise applications, and to change Kandji’s settings',
  youHandOver: 'Sign-in address, identifier and certificate, none of them secret',
  afterwards: 'A new certificate every three years',
  caveats: [],
  inputs: [
    input({
      id: 'connection_name',
      label: 'Name of the connection in Kandji',
      help: 'People see it on Kandji’s login page.',
      default: 'Microsoft Entra ID',
    }),
    input({
      id: 'entity_id',
      label: 'Kandji’s Entity ID',
      help: 'In Kandji: Settings, Access, Authentication, Add, Custom SAML, Next, Show Advanced Details. Letter by letter; a slash at its end matters.',
      kind: 'identifier',
      required: true,
      fromMetadata: true,
      example: ENTITY_ID,
    }),
    input({
      id: 'acs',
      label: 'Kandji’s Assertion Consumer Service URL',
      help: 'It stands beside the Entity ID, or in the metadata file that Kandji offers.',
      kind: 'url',
      required: true,
      fromMetadata: true,
      example: ACS,
    }),
  ],
}

export const kandjiNative: ModelChoice = {
  ...like,
  id: 'native',
  title: 'Native connection',
  tagline: 'Your own app registration, three values pasted into Kandji',
  owner: 'customer',
  recommendedBy: null,
  reason: null,
  pros: ['No identifiers and no certificates'],
  cons: ['A secret that lives 24 months at the most'],
  youNeed: 'The right to register apps, to change Kandji’s settings, and an Entra admin at the end',
  youHandOver: 'Directory domain, client ID and client secret',
  afterwards: 'A new secret at least every 24 months',
  caveats: [],
  inputs: [],
}
