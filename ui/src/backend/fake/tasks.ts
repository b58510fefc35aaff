/** The tasks that the fake's screens show. */

import type { TaskView } from '../contract'
import { stated } from './setup'

export const registerTask: TaskView = {
  id: 'register',
  title: 'Register an application',
  text: 'Name it KloudMate, for accounts in this directory only, with the redirect URI below as Web.',
  who: 'You, in the Entra admin center',
  path: ['Entra admin center', 'App registrations', 'New registration'],
  pathOtherwise: [],
  values: [
    { label: 'Name', value: 'KloudMate' },
    { label: 'Redirect URI', value: 'https://api.kloudmate.com/sso/oidc' },
  ],
  needs: [],
  howYouKnow: 'The registration’s Overview shows an Application (client) ID.',
  optional: false,
  ready: true,
  waitsFor: [],
  somebodyElse: false,
  left: true,
  standing: 'next',
  provedBy: null,
  warning: null,
  asks: null,
  privateWindow: false,
  done: null,
  retractable: false,
  said: null,
}

/** What stands before KloudMate's Application (client) ID. */
export const kloudmateTasks: TaskView[] = [
  {
    ...registerTask,
    id: 'check-owner-and-plan',
    title: 'Make sure that you own the KloudMate organization and that its plan is paid',
    text: 'Open Single Sign-On in KloudMate’s settings. Only the organization owner sees it, and it works on a paid plan only.',
    who: 'You, in KloudMate',
    path: ['Settings', 'Single Sign-On'],
    values: [],
    howYouKnow:
      'You see four cards: Connections, Service provider details, User provisioning and Verified domains.',
    done: stated('Priya'),
    retractable: true,
  },
  {
    ...registerTask,
    id: 'copy-service-provider-details',
    title: 'Compare KloudMate’s redirect URI',
    text: 'On the card Service provider details, compare the redirect URI for OIDC with the one here.',
    who: 'The organization owner, in KloudMate',
    path: ['Settings', 'Single Sign-On', 'Service provider details'],
    values: [{ label: 'Redirect URI', value: 'https://api.kloudmate.com/sso/oidc' }],
    howYouKnow: 'Both are the same, letter by letter.',
  },
  { ...registerTask, ready: false },
  {
    ...registerTask,
    id: 'add-email-claim',
    title: 'Add the optional email claim',
    text: 'Choose Add optional claim, the token type ID, and email.',
    path: ['App registrations', 'KloudMate', 'Token configuration'],
    values: [{ label: 'Claim', value: 'email' }],
    howYouKnow: 'email is listed under Token configuration.',
    optional: true,
    ready: false,
  },
  {
    ...registerTask,
    id: 'allow-email-permission',
    title: 'Let Entra add the email permission, if it asks',
    text: 'When you save the claim, Entra may offer to switch on the email permission as well. Accept that.',
    path: ['App registrations', 'KloudMate', 'Token configuration'],
    values: [],
    howYouKnow: 'email is listed under API permissions, for Microsoft Graph.',
    optional: true,
    ready: false,
  },
]

export const dnsTask: TaskView = {
  ...registerTask,
  id: 'dns',
  title: 'Verify contoso.com in KloudMate',
  text: 'Add the TXT record, then choose Verify.',
  who: 'Whoever runs your DNS',
  somebodyElse: true,
  path: [],
  values: [{ label: '_kloudmate-verify.contoso.com', value: 'kloudmate-verify=7d1f' }],
  howYouKnow: 'KloudMate shows Verified beside the domain.',
}
