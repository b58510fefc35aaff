/** Kinde's OAuth 2.0 model: many options, fields that depend on others, and a value that is known later only. */

import type { ConditionView, ModelChoice } from '../../contract'
import { input, kivoChoices } from '../models'

const [, like] = kivoChoices
if (like === undefined) throw new Error('The fake has no second model.')

const groupsOn: ConditionView = { kind: 'in', subject: 'groups', values: ['true'] }

export const kindeOauth: ModelChoice = {
  ...like,
  id: 'oauth2',
  title: 'OAuth 2.0',
  tagline: 'Your own app registration, two visits to Entra',
  protocol: 'OAuth 2.0',
  pros: ['No certificates and no metadata', 'Groups and profile can be taken over'],
  cons: ['Secrets to renew, by you, before they end', 'Entra has to be visited twice'],
  youNeed: 'The right to register apps, and to add connections in Kinde',
  youHandOver: 'Domain, client ID and client secret, pasted into Kinde',
  inputs: [
    input({
      id: 'scope',
      label: 'Who may use the connection',
      help: 'For one of your business customers, take one organization.',
      kind: 'choice',
      default: 'organization',
      choices: [
        { value: 'organization', label: 'One organization only' },
        { value: 'environment', label: 'Any organization of the environment' },
      ],
    }),
    input({
      id: 'connection_name',
      label: 'Connection name',
      help: 'Make it easy to recognise, above all when you have several business customers.',
      default: 'Microsoft Entra ID',
    }),
    input({
      id: 'importing_users',
      label: 'You plan to import users into Kinde',
      help: 'Imported users find the connection by its name and by their email address.',
      kind: 'flag',
      default: 'false',
      risk: 'The connection name has to match the connection name in the Entra ID record of the users that you import.',
    }),
    input({
      id: 'directory_domain',
      label: 'Microsoft Entra domain',
      help: 'Primary domain on Entra’s Overview page, such as contoso.com or contoso.onmicrosoft.com.',
      kind: 'domain',
      required: true,
      example: 'contoso.com',
    }),
    input({
      id: 'home_realm_domains',
      label: 'Home realm domains',
      help: 'Email domains whose people are sent straight to Microsoft, separated by commas. May stay empty.',
      kind: 'domains',
      example: 'contoso.com',
    }),
    input({
      id: 'always_show',
      label: 'Always show sign-in button',
      help: 'With home realm domains Kinde hides the sign-in button. This shows it again.',
      kind: 'flag',
      default: 'false',
      option: true,
      when: { kind: 'nonEmpty', subject: 'home_realm_domains' },
      advice: 'On, if people whose email address is of another domain use this connection too.',
    }),
    input({
      id: 'common_endpoint',
      label: 'Use common endpoint',
      help: 'Kinde sends people to Microsoft’s address for all directories in place of your own directory’s.',
      kind: 'flag',
      default: 'false',
      option: true,
      advice: 'On, if people of several directories are to sign in. Otherwise off.',
      risk: 'Anybody with a Microsoft work account can reach the sign-in; who gets further is for Kinde and your app to decide.',
    }),
    input({
      id: 'groups',
      label: 'Get user groups',
      help: 'Takes over a person’s Microsoft groups.',
      kind: 'flag',
      default: 'false',
      option: true,
      advice: 'On, if your app’s permissions follow Microsoft groups. It is optional.',
      risk: 'Tokens hold the groups’ object IDs, and not more than 200 of them: people with more groups bring none.',
    }),
    input({
      id: 'group_kinds',
      label: 'Which groups come into tokens',
      help: 'As in Add groups claim.',
      kind: 'choice',
      default: 'SecurityGroup',
      when: groupsOn,
      choices: [
        { value: 'SecurityGroup', label: 'Security groups' },
        { value: 'ApplicationGroup', label: 'Groups assigned to the application' },
        { value: 'All', label: 'All groups' },
      ],
    }),
    input({
      id: 'trusted_provider',
      label: 'Treat this connection as a trusted provider',
      help: 'A trusted provider is one that vouches for the email addresses that it issues.',
      kind: 'flag',
      default: 'false',
      option: true,
      advice: 'Leave it off: Kinde recommends that for the greatest security.',
      risk: 'Kinde then joins whoever signs in to the existing user with the same email address, so that somebody could take over another person’s account.',
    }),
    input({
      id: 'upstream_params',
      label: 'Upstream params',
      help: 'What Kinde passes on to Microsoft, as an object in JSON. May stay empty.',
      kind: 'json',
      option: true,
      example: '{"login_hint":{"alias":"login_hint"}}',
    }),
    input({
      id: 'callback_url',
      label: 'Kinde’s Callback URL',
      help: 'Kinde shows it at the end of the connection’s form. Letter by letter.',
      kind: 'url',
      required: true,
      step: 'credentials',
      example: 'https://contoso.kinde.com/login/callback',
    }),
  ],
}
