/** The fake's views in the pseudo-language. Its prose stands for what the Rust side says, and is disguised like that;
 * values stay as they are. */

import { disguise, PSEUDO } from '../../messages/pseudo'
import contract from '../contract.ts?raw'
import type { WizardView } from '../contract'

/** Texts that are values in every language: ids, addresses, moments, names that somebody gave. Any other text is prose. */
export const values: Record<string, readonly string[]> = {
  AskForView: ['id'],
  BearingView: ['id'],
  CaseComparisonView: ['left', 'right'],
  CaseRehearsalView: ['since'],
  CaseRunView: ['run'],
  CaveatView: ['asOf'],
  CertificateView: ['thumbprint', 'notBefore', 'notAfter'],
  CheckView: ['id', 'clause', 'expected', 'received'],
  ClaimNeedView: ['claims'],
  ClaimUseView: ['claim', 'value', 'missing'],
  CloudView: ['id', 'host'],
  ComparisonView: ['folded'],
  ConditionView: ['subject', 'values'],
  ConsentFact: ['tenantId'],
  ConsentView: ['clientId', 'url'],
  CredentialsView: ['metadataUrl', 'tenantId', 'clientId'],
  DecisionView: ['code'],
  Detail: ['aadsts', 'error', 'correlationId', 'traceId', 'at', 'raw'],
  DifferenceView: ['id', 'subject', 'contrast', 'bearing', 'place', 'left', 'right'],
  EndView: ['code'],
  ExpiryView: ['setup', 'endsOn'],
  ExplanationView: ['kind', 'readAs'],
  ExportView: ['fileName', 'folder'],
  FailingView: ['side', 'step', 'code', 'check'],
  FindingView: ['aadsts', 'correlationId', 'traceId', 'at'],
  HandOverView: ['value', 'fileName'],
  InputView: ['id', 'default', 'value', 'example', 'usual'],
  KnownView: ['at', 'by', 'file', 'digest', 'program', 'version', 'writtenAt'],
  MessageView: ['at'],
  ModelChoice: ['id', 'protocol', 'recommendedBy'],
  ModelView: ['chosen'],
  ObservationView: ['id', 'at'],
  OpenedView: ['program', 'at'],
  OwnProfileView: ['name', 'path'],
  PageView: ['url'],
  PermissionView: ['name'],
  PersonaView: ['run'],
  PracticeUserView: ['upn', 'password', 'kind'],
  PracticeView: ['domains'],
  RehearsedView: ['outcome', 'why', 'scenarios', 'person'],
  ReplayedCheckView: ['id', 'how', 'recorded'],
  ReplayView: ['run', 'at', 'unjudged'],
  RotationView: ['endsOn'],
  RunningView: ['since', 'until'],
  RunView: ['id', 'at', 'who', 'upn'],
  SavedView: ['path', 'at', 'digest'],
  ScenarioView: ['name'],
  SecretView: ['hint', 'expiresOn'],
  SentView: ['name'],
  SequenceView: ['url'],
  ServiceCard: ['id', 'name', 'initials', 'aliases'],
  SettingView: ['value'],
  SetupCard: ['id', 'openedAt', 'savedAt'],
  SetupView: ['id', 'subject', 'openedFrom', 'savedAt'],
  SignInView: ['host'],
  TaskView: ['id', 'said'],
  TenantFact: ['tenantId', 'domain', 'displayName', 'issuer'],
  TenantView: ['asked', 'cloud'],
  UncheckedView: ['id'],
  ValueView: ['value'],
  WaitingView: ['on', 'since'],
  WarningView: ['id'],
  WizardView: ['language', 'signature'],
}

/** The fields of every type of the contract, each with the type that it holds. */
export const fields = new Map(
  [...contract.replaceAll(/\/\*\*[^]*?\*\//g, '').matchAll(/^export type (\w+) = ([^]*?);$/gm)].map(
    ([, type = '', body = '']) => [type, fieldsOf(body)],
  ),
)

/** The types of the contract that only name another. */
export const aliases = new Map(
  [...contract.matchAll(/^export type (\w+) = (\w+);$/gm)].map(([, type = '', named = '']) => [type, named]),
)

/** `view` as the engine would publish it in the pseudo-language. */
export function disguised(view: WizardView): WizardView {
  const said = eachText(view, 'WizardView', (text, value) => (value ? text : disguisedProse(text)))
  return { ...(said as WizardView), language: PSEUDO }
}

/** The values of `view`: what may stand on a screen in any language. */
export function valuesOf(view: WizardView): string[] {
  const found: string[] = []
  eachText(view, 'WizardView', (text, value) => {
    if (value) found.push(text)
    return text
  })
  return found
}

function fieldsOf(body: string): Map<string, string> {
  const pairs = [...body.matchAll(/"?(\w+)"?\??: ([^,]+),/g)]
  return new Map(
    pairs.map(([, field = '', holds = '']) => [field, holds.replaceAll(/Array<|>| \| null/g, '')]),
  )
}

/** The same view with each of its texts as `change` says; a text whose type is a list of ids is a value. */
function eachText(value: unknown, type: string, change: (text: string, value: boolean) => string): unknown {
  const known = fields.get(type)
  if (typeof value === 'string') return change(value, type !== 'string')
  if (Array.isArray(value)) return value.map((one) => eachText(one, type, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, held]) => {
      // What has no type of its own is a table, whose keys are values too.
      if (known === undefined) change(field, true)
      const holds = values[type]?.includes(field) === true ? 'value' : (known?.get(field) ?? 'value')
      return [field, eachText(held, holds, change)]
    }),
  )
}

// The engine leaves values within a sentence alone; of those, the window reads addresses.
function disguisedProse(text: string): string {
  return text.replaceAll(/https?:\/\/\S+|[^]+?(?=https?:|$)/g, (part) =>
    /^https?:/.test(part) ? part : disguise(part),
  )
}
