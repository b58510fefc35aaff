/** The screens of a SAML model: Kandji, whose tasks, certificate and login differ from those with a secret. */

import type { CertificateView, SetupView } from '../../contract'
import { ACS, ENTITY_ID } from '../models/kandji'
import { CLIENT, dayIn, failure, guide, proved, rail, stated, TENANT } from '../setup'
import { registerTask } from '../tasks'
import { modelSamlRead } from './model'

const METADATA_URL = `https://login.microsoftonline.com/${TENANT}/federationmetadata/2007-06/federationmetadata.xml?appid=${CLIENT}`

const compareTask = {
  ...registerTask,
  id: 'copy-service-provider-details',
  title: 'Copy Kandji’s Entity ID and Assertion Consumer Service URL',
  text: 'In the section Authentication choose Add, Custom SAML and Next, then Show Advanced Details. Compare both values with those here.',
  who: 'You, in Kandji',
  path: ['Settings', 'Access', 'Authentication', 'Add', 'Custom SAML', 'Next'],
  values: [
    { label: 'Entity ID', value: ENTITY_ID },
    { label: 'Assertion Consumer Service URL', value: ACS },
  ],
  howYouKnow: 'Both are the same, letter by letter. Leave the page open.',
  done: stated('Priya'),
  retractable: true,
}

const makeTask = {
  ...registerTask,
  id: 'make-enterprise-application',
  title: 'Make an enterprise application for Kandji',
  text: 'Choose New application, then Create your own application. Enter the name, take the entry for an application that is not in the gallery, and create it.',
  path: ['Entra ID', 'Enterprise apps', 'New application', 'Create your own application'],
  values: [{ label: 'Name', value: 'Kandji' }],
  howYouKnow: 'The application’s own page opens. That can take a few seconds.',
}

const configureTask = {
  ...registerTask,
  id: 'enter-saml-configuration',
  title: 'Enter Kandji’s two values in Entra',
  text: 'Open Single sign-on, choose SAML, and edit Basic SAML Configuration.',
  path: ['Enterprise apps', 'Kandji', 'Single sign-on', 'SAML', 'Basic SAML Configuration'],
  values: [
    { label: 'Identifier (Entity ID)', value: ENTITY_ID },
    { label: 'Reply URL (ACS URL)', value: ACS },
    { label: 'Reply URL for the test login', value: 'http://localhost:49213/saml' },
  ],
  howYouKnow: 'Basic SAML Configuration shows the identifier and both reply URLs.',
  ready: false,
  waitsFor: [makeTask.title],
}

const samlRail = (credentials: Parameters<typeof rail>[3]) =>
  rail(
    ['done', 'proved 13:38'],
    ['done', 'SAML'],
    ['done', 'nothing to grant'],
    credentials ?? ['locked', ''],
  )

export const consentSaml: SetupView = {
  ...modelSamlRead,
  steps: samlRail(['open', 'next']),
  consent: {
    ...modelSamlRead.consent,
    required: false,
    explanation:
      'A SAML application reads nothing in your directory: Entra puts what Kandji needs into the signed answer. There is nothing to consent to; what counts is who is assigned to the application.',
    whyNot: 'With SAML the application asks for no permissions, so there is nothing to grant.',
    tasks: [compareTask, makeTask, configureTask],
    guide: guide({
      picture: 'enterpriseApplications',
      path: ['Entra ID', 'Enterprise apps', 'New application', 'Create your own application'],
      steps: [
        'Enter the name, take the entry for an application that is not in the gallery, and create it.',
        'Open Single sign-on, choose SAML, and edit Basic SAML Configuration.',
        'Enter the identifier and the reply URL, then the second reply URL for the test login, and save.',
        'Open Users and groups, and assign whoever is to sign in.',
      ],
      values: configureTask.values,
      portal: 'enterpriseApplications',
    }),
  },
  credentials: {
    ...modelSamlRead.credentials,
    kind: 'certificate',
    tenantId: TENANT,
    tasks: [
      {
        ...registerTask,
        id: 'copy-metadata-url',
        title: 'Copy the App Federation Metadata Url',
        text: 'On the page Single sign-on, in the part SAML Certificates, copy the App Federation Metadata Url and enter it here.',
        path: ['Enterprise apps', 'Kandji', 'Single sign-on', 'SAML Certificates'],
        values: [],
        howYouKnow: 'Consentry lists the certificate, with the day on which it ends.',
      },
    ],
    guide: guide({
      picture: 'singleSignOnSaml',
      path: ['Enterprise apps', 'Kandji', 'Single sign-on'],
      steps: [
        'Find the part SAML Certificates.',
        'Copy the App Federation Metadata Url, and enter it here.',
        'Compare the certificate’s end date with the one shown here.',
      ],
      portal: 'singleSignOn',
    }),
  },
}

export const certificate = (
  standing: CertificateView['standing'],
  days: number,
  thumbprint: string,
): CertificateView => ({
  thumbprint,
  notBefore: `${dayIn(days - 1096)}T09:00:00Z`,
  notAfter: `${dayIn(days)}T09:00:00Z`,
  standing,
})

export const credentialsSamlWrong: SetupView = {
  ...consentSaml,
  steps: samlRail(['failed', 'metadata']),
  failure: {
    step: 'credentials',
    inconclusive: false,
    failure: failure({
      code: 'federation.metadata_not_found',
      summary: 'Microsoft publishes no metadata for this application',
      advice: 'Compare the Application (client) ID with the application’s Overview, and the directory.',
      next: { kind: 'goTo', step: 'credentials', field: 'clientId' },
    }),
  },
}

export const credentialsSamlRead: SetupView = {
  ...consentSaml,
  current: 'testLogin',
  steps: rail(
    ['done', 'proved 13:38'],
    ['done', 'SAML'],
    ['done', 'nothing to grant'],
    ['done', 'proved 14:02'],
    ['open', 'next'],
  ),
  credentials: {
    ...consentSaml.credentials,
    metadataUrl: METADATA_URL,
    clientId: CLIENT,
    known: proved(3),
    certificates: [
      certificate('endsSoon', 41, '5B1F0C3E9A77D2648E01C4B95FA3D8802C6E7711'),
      certificate('valid', 1090, 'A90D44E2177B3C5F60E8D1BB52940CFE6D38A210'),
    ],
    tasks: consentSaml.credentials.tasks.map((task) => ({ ...task, done: proved(3) })),
  },
}
