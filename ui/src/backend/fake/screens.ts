/** Every screen of the window, by name. */

import type { DeskView, SetupView, Step, WizardView } from '../contract'
import { refusedRun, tokenRun } from './login'
import {
  afterEnable,
  afterEnforce,
  afterEnforceLocked,
  afterSaved,
  afterWaiting,
  rotateCertificate,
  rotateSecret,
  rotateSecretProved,
  rotateTried,
} from './screens/after'
import {
  consentElsewhere,
  consentGranted,
  consentOwn,
  consentOwnOpen,
  consentRefused,
  consentVendor,
  consentWaiting,
} from './screens/consent'
import { atCredentials, credentialsLater, credentialsProved, credentialsWrong } from './screens/credentials'
import { atExport, exportOwnProfile, exportSaved } from './screens/export'
import { modelChosen, modelKivo, modelOptions, modelSaml, modelSamlRead } from './screens/model'
import {
  reportedCertificate,
  reportedConsent,
  reportedCredentials,
  reportedExport,
  reportedTenant,
  reportedVerdict,
} from './screens/reported'
import { consentSaml, credentialsSamlRead, credentialsSamlWrong } from './screens/saml'
import { samlRunning, samlTestWays, samlVerdict, samlVerdictSha1, wsFedRunning } from './screens/samlLogin'
import { practice, start } from './screens/start'
import { tenantFirst, tenantRunning, tenantWrong } from './screens/tenant'
import { testFailed, testRunning, testWays, verdict, verdictKeptOut } from './screens/testLogin'
import { long } from './long'
import { emptyHome, open, withTenant } from './setup'
import desks from './desk.json'

/** A set-up in the practice tenant. */
function rehearsed(setup: SetupView): WizardView {
  const fills = setup.current === 'tenant'
  const rehearsal = { fills, walks: setup.current !== 'export', walking: false }
  return { ...open({ ...setup, practice: true, rehearsal }), practice: practice.practice }
}

const usual: Record<string, WizardView> = {
  start,
  'start-empty': emptyHome(),
  'start-practice': practice,
  tenant: open(tenantFirst),
  'tenant-practice': rehearsed(tenantFirst),
  'tenant-wrong': open(tenantWrong),
  'tenant-running': open(tenantRunning),
  'tenant-proved': open(withTenant()),
  model: open(modelKivo),
  'model-chosen': open(modelChosen),
  'model-saml': open(modelSaml),
  'model-saml-read': open({ ...modelSamlRead, current: 'model' }),
  'model-options': open(modelOptions),
  'consent-vendor': open(consentVendor),
  undo: {
    ...open(consentVendor),
    undo: {
      label: 'Undo: change to Vendor-managed',
      secret: 'The client secret that this replaced stays in the keyring until the next change.',
    },
  },
  'consent-elsewhere': { ...open(consentElsewhere), signature: 'Priya Nair' },
  'consent-waiting': open(consentWaiting),
  'consent-refused': open(consentRefused),
  'consent-granted': open(consentGranted),
  'consent-own': open(consentOwn),
  'consent-own-open': open(consentOwnOpen),
  credentials: open(atCredentials()),
  'credentials-wrong': open(credentialsWrong),
  'credentials-proved': open({ ...credentialsProved, current: 'testLogin' }),
  'credentials-not-needed': open({ ...consentGranted, current: 'testLogin' }),
  'consent-saml': open({ ...consentSaml, current: 'credentials' }),
  'credentials-saml': open(consentSaml),
  'credentials-saml-wrong': open(credentialsSamlWrong),
  'credentials-saml-read': open({ ...credentialsSamlRead, current: 'testLogin' }),
  'credentials-later': open(credentialsLater),
  'test-ways': open(testWays),
  'test-ways-practice': rehearsed(testWays),
  'test-running': open(testRunning),
  verdict: open(verdict),
  'verdict-kept-out': open(verdictKeptOut),
  'verdict-refused': open(testFailed(refusedRun, 4)),
  'verdict-token': open(testFailed(tokenRun, 7)),
  'test-ways-saml': open(samlTestWays),
  'test-running-saml': open(samlRunning),
  'test-running-ws-fed': open(wsFedRunning),
  'verdict-saml': open({ ...samlVerdict, current: 'export' }),
  'verdict-sha1': open(samlVerdictSha1),
  export: open(atExport()),
  'export-own-profile': open(exportOwnProfile),
  'export-saved': open({ ...exportSaved, openedFrom: 'contoso-kloudmate.consentry', practice: true }),
  'after-saved': open(afterSaved),
  'after-enable': open(afterEnable),
  'after-waiting': open(afterWaiting),
  'after-enforce-locked': open(afterEnforceLocked),
  'after-enforce': open(afterEnforce),
  'rotate-secret': open(rotateSecret),
  'rotate-secret-proved': open(rotateSecretProved),
  'rotate-certificate': open(rotateCertificate),
  'rotate-finish': open(rotateTried),
  'reported-tenant': open(reportedTenant),
  'reported-consent': open(reportedConsent),
  'reported-credentials': open(reportedCredentials),
  'reported-certificate': open(reportedCertificate),
  'reported-verdict': open(reportedVerdict),
  'reported-export': open(reportedExport),
  ...Object.fromEntries(
    Object.entries(desks as Record<string, DeskView>).map(([name, desk]) => [
      name,
      emptyHome({ home: null, desk, revision: 10 }),
    ]),
  ),
}

/** Screens on which values of others stand. */
const NAMING = [
  'start',
  'tenant-wrong',
  'consent-elsewhere',
  'consent-refused',
  'consent-waiting',
  'credentials-wrong',
  'verdict',
  'verdict-refused',
  'export',
  'after-enable',
]

/** The step that is looked at on screens of one which the set-up is past. */
const visits: Record<string, Step> = {
  'consent-granted': 'consent',
  'credentials-proved': 'credentials',
  'credentials-not-needed': 'credentials',
  'consent-saml': 'consent',
  'credentials-saml-read': 'credentials',
  'verdict-saml': 'testLogin',
  'reported-consent': 'consent',
  'reported-credentials': 'credentials',
  'reported-certificate': 'credentials',
  'reported-verdict': 'testLogin',
  'reported-export': 'export',
}

/** `view` as it lands on the step that is looked at, where that is another than the set-up's own. */
function landed(view: WizardView, step: Step | undefined): WizardView {
  const { setup } = view
  if (setup === null || step === undefined) return view
  const from = setup.opened ?? { program: null, at: null }
  return { ...view, setup: { ...setup, opened: { ...from, landsOn: step } } }
}

export const screens: Record<string, WizardView> = {
  ...Object.fromEntries(Object.entries(usual).map(([name, view]) => [name, landed(view, visits[name])])),
  ...Object.fromEntries(
    NAMING.flatMap((name) => {
      const view = usual[name]
      return view === undefined ? [] : [[`long-${name}`, long(view)]]
    }),
  ),
}

/** The screen before, for screens that show a result which one is kept to read. */
export const arrivals: Record<string, WizardView> = {
  'tenant-proved': open(tenantRunning),
  verdict: open(testRunning),
}
