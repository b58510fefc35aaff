/** Every word that the window says by itself. All other prose comes with the view. */

import type {
  Actor,
  CertificateStanding,
  CheckStatus,
  CredentialKind,
  Field,
  Lane,
  LiveStanding,
  MessageStanding,
  PortalPage,
  Role,
  Standing,
  Step,
  Way,
} from '../backend/contract'

const portal = {
  appRegistrations: 'App registrations',
  apiPermissions: 'API permissions',
  authentication: 'Authentication',
  certificatesAndSecrets: 'Certificates & secrets',
  registrationOverview: 'the registration’s Overview',
  usersAndGroups: 'Users and groups',
  tenantOverview: 'Overview',
  tokenConfiguration: 'Token configuration',
  signInLogs: 'Sign-in logs',
} as const satisfies Record<PortalPage, string>

const role = {
  cloudApplicationAdministrator: 'Cloud Application Administrator',
  guestInviter: 'Guest Inviter',
  globalAdministrator: 'Global Administrator',
} as const satisfies Record<Role, string>

const field = {
  clientId: 'Application (client) ID',
  clientSecret: 'Client secret (Value)',
  expires: 'the day the secret ends',
  landing: 'the address you landed on',
  tenant: 'the directory',
} as const satisfies Record<Field, string>

const step = {
  tenant: 'Tenant',
  model: 'Integration model',
  consent: 'Consent',
  credentials: 'Credentials',
  testLogin: 'Test login',
  export: 'Export',
} as const satisfies Record<Step, string>

const actor = {
  consentry: 'Consentry: this is a defect of ours',
  microsoft: 'Microsoft',
  network: 'This network',
  service: 'The service',
  'tenant-admin': 'Somebody with a role in the directory',
  you: 'You',
} as const satisfies Record<Actor, string>

/** The people of the practice tenant, by their kind. */
const practiceKinds: Partial<Record<string, { who: string; happens: string }>> = {
  member: { who: 'Ordinary member', happens: 'Gets in.' },
  guest: { who: 'Guest', happens: 'Gets in, with an e-mail address of another directory.' },
  'no-mailbox': { who: 'Member without a mailbox', happens: 'Gets in, but Entra sends no email claim.' },
  unassigned: {
    who: 'Not assigned',
    happens: 'Is refused: nobody assigned this account to the application.',
  },
  admin: { who: 'Administrator', happens: 'Gets in, and may grant admin consent for everybody.' },
  'many-groups': {
    who: 'Member of 250 groups',
    happens: 'Gets in, but the groups do not fit into the token.',
  },
  mfa: { who: 'Member with a second factor', happens: 'Has to approve the sign-in once more.' },
  blocked: { who: 'Blocked account', happens: 'Is refused: the account is switched off.' },
  'upn-is-not-mail': {
    who: 'Member whose user name is not the e-mail address',
    happens: 'Gets in; a service that takes the one for the other does not know them.',
  },
  stranger: { who: 'Somebody from another directory', happens: 'Is refused: nobody invited this account.' },
}

export const en = {
  product: 'Consentry',

  theme: { label: 'Appearance', system: 'As the system', light: 'Light', dark: 'Dark' },

  standing: {
    locked: 'Locked',
    open: 'Open',
    running: 'Running',
    waiting: 'Waiting',
    failed: 'Failed',
    done: 'Done',
  } satisfies Record<Standing, string>,

  known: { proved: 'Proved', stated: (by: string) => `Stated by ${by}` },

  copy: {
    what: (what: string) => `Copy ${what}`,
    done: (what: string) => `Copied: ${what}`,
    copied: 'Copied',
    words: 'Copy',
  },

  confirm: { keep: 'Keep it' },

  rail: {
    proved: (at: string) => `proved ${at}`,
    stated: (at: string) => `stated ${at}`,
    label: 'Steps',
    out: 'All set-ups',
    closeBundle: 'Close the bundle',
    newSetup: 'New set-up',
    practice: 'Practice: nothing real changes',
    openedFrom: (name: string) => `Opened from ${name}`,
    saved: (at: string) => `Saved here at ${at}`,
    announce: (name: string, standing: string, note: string) =>
      note === '' ? `${name}: ${standing}` : `${name}: ${standing}, ${note}`,
  },

  bar: {
    back: 'Back',
    cancel: 'Cancel',
    runningFor: (time: string) => `for ${time}`,
    stopsAfter: (time: string) => `Stops after ${time}`,
    saveAndClose: 'Save and close',
    continueTo: {
      tenant: 'Continue to the tenant',
      model: 'Continue to the integration model',
      consent: 'Continue to consent',
      credentials: 'Continue to the credentials',
      testLogin: 'Continue to the test login',
      export: 'Continue to export',
    } satisfies Record<Step, string>,
  },

  loading: 'Reading your set-ups',

  failure: {
    defect: 'Something went wrong inside Consentry',
    defectAdvice: 'Nothing of yours was changed by it. Try it again; if it stays so, tell us what you did.',
    support: 'Details for support',
    copyDetails: 'Copy the details',
    code: 'Code',
    actor: 'Who must act',
    actors: actor,
    aadsts: 'Microsoft’s number',
    error: 'Protocol error',
    correlationId: 'Correlation ID',
    traceId: 'Trace ID',
    at: 'Time',
    raw: 'Answer',
    openPortal: (page: PortalPage) => `Open ${portal[page]}`,
    goToStep: (to: Step) => `Go to ${step[to]}`,
    goToField: (to: Field) =>
      to === 'expires' || to === 'landing' || to === 'tenant'
        ? `Correct ${field[to]}`
        : `Correct the ${field[to]}`,
    retry: 'Try it again',
    waitFor: (time: string) => `Try it again in ${time}`,
    waitALittle: 'Wait a little, then try it again.',
    askRole: (who: Role) => `Ask a ${role[who]}`,
    askText: (who: Role, summary: string, advice: string) =>
      `Hello,\n\nI am setting up single sign-on and need somebody who is ${role[who]}. Consentry says: ${summary}. ${advice}\n\nThank you`,
    askTitle: (who: Role) => `What to send to a ${role[who]}`,
    pasteError: 'Paste what the page says',
    inconclusive: 'No answer came, so nothing that was proved is lost.',
  },

  paste: {
    label: 'What the page says, or the address you landed on',
    hint: 'Everything on the page is fine: number, correlation ID, sentence. Read on this computer.',
    read: 'Read it',
    close: 'Close',
  },

  portal,
  openPortal: (page: PortalPage) => `Open ${portal[page]}`,

  guide: {
    where: 'Where to find it',
    otherwise: 'Also called',
    values: 'Values to use there',
    drawing: 'Drawing',
  },

  letter: {
    subject: 'Subject',
    copy: 'Copy',
    what: 'the message',
    title: (to: string) => `Message to ${to}`,
  },

  tasks: {
    title: 'To do',
    count: (done: number, of: number) => `${String(done)} of ${String(of)} done`,
    optional: 'Optional',
    notReady: 'Comes after the tasks before it',
    waitsFor: (what: string[]) => `Comes after: ${what.join('; ')}`,
    waiting: (who: string) =>
      `Whose turn it is: ${who}. It happens outside Consentry, so you can close it meanwhile; it opens again right here.`,
    how: 'How you know it worked',
    by: 'Your name, as it will stand beside what you state',
    done: 'Mark as done',
    undo: 'Not done after all',
    state: (title: string) => `Mark as done: ${title}`,
    retract: (title: string) => `Not done after all: ${title}`,
  },

  start: {
    goOn: 'Pick up where you left off',
    first: 'Connect a service to Microsoft Entra ID',
    another: 'Connect another service to Microsoft Entra ID',
    rehearseFirst: 'Which service do you want to rehearse?',
    continue: 'Continue',
    continueWhat: (title: string) => `Continue ${title}`,
    delete: (title: string) => `Delete ${title}`,
    deleteTitle: (title: string) => `Delete ${title}?`,
    deleteText:
      'The set-up and its client secret are removed from this computer. Nothing changes in Entra, and bundles you saved stay.',
    deleteAction: 'Delete the set-up',
    next: (what: string) => `Next: ${what}`,
    practice: 'Practice',
    savedAt: (at: string) => `saved ${at}`,
    pips: (done: number, of: number) => `${String(done)} of ${String(of)} steps done`,
    find: 'Find a service',
    alsoCalled: (alias: string) => `Also called ${alias}`,
    none: 'No service of that name. Another service connects anything, by the values that it gives you.',

    desk: 'Support desk',
    drop: 'Drop a connection bundle here',
    dropText: 'See what the customer had, step by step.',
    openBundle: 'Open a bundle',
    sealed: 'It holds a sealed secret',
    passphrase: 'Passphrase',
    passphraseHint: 'Only to use the secret here. Without it, everything else can be read.',
    local: 'Read on this computer. Nothing is sent anywhere.',

    rehearse: 'Rehearse first',
    rehearseText:
      'Walk all six steps in the practice tenant. It needs no Microsoft account, and nothing real changes.',
    openPractice: 'Open the practice tenant',
    closePractice: 'Close the practice tenant',
    practiceRuns: 'The practice tenant is open',
    practiceChoose: 'Choose a service: the set-up is a rehearsal.',
    scenarios: 'What should go wrong',

    ended: (title: string, days: number) =>
      days === 0
        ? `${title} ends today`
        : days < 0
          ? `${title} has ended`
          : days === 1
            ? `${title} ends tomorrow`
            : `${title} ends in ${String(days)} days`,
    endsOn: (day: string) => `${day}. Then nobody signs in.`,
    endedOn: (day: string) => `${day}. Nobody signs in until there is a new one.`,
    renew: 'Renew it',
    ruler: (rest: string) => `What ends in the next twelve months: ${rest}`,
    rulerItem: (title: string, day: string) => `${title} on ${day}`,
    today: 'Today',
  },

  practice: {
    people: 'Practice people',
    peopleAndDomains: 'Practice people and domains',
    domains: 'Domains to enter',
    password: 'Password',
    passwordOf: (upn: string) => `the password of ${upn}`,
    kinds: practiceKinds,
  },

  tenant: {
    ask: 'Which directory do your people sign in to?',
    askText:
      'A domain is enough. Consentry asks Microsoft’s public discovery; nobody is signed in and nothing is changed.',
    found: (what: string, name: string) => `${what} belongs to ${name}`,
    foundNameless: (what: string) => `${what} is a directory`,
    foundText: 'Microsoft answered. Nobody was signed in and nothing was changed.',
    looking: 'Asking Microsoft',
    failed: 'The directory is not proved yet',
    field: 'Domain, e-mail address, tenant ID or any sign-in address',
    example: 'contoso.com',
    practiceHint: (domain: string) => `In the practice tenant, begin with ${domain}.`,
    azure: 'Ask the Azure CLI',
    azureHint: 'Reads which directory your own Azure CLI is signed in to, if you use it.',
    cloud: 'Another Microsoft cloud',
    cloudLabel: 'Cloud',
    anyCloud: 'Find it by itself',
    find: 'Find the directory',
    again: 'Check again',
    use: 'Use this directory',
    builtOn: 'Everything after this step is built on this directory.',
    id: 'Directory (tenant) ID',
    domain: 'Domain',
    cloudFact: 'Cloud',
    region: 'Region',
    issuer: 'Issuer',
    signIn: 'Sign-in',
    managed: 'Managed',
    managedWhy: 'by Entra itself; no other identity provider takes part',
    federated: 'Federated',
    federatedWhy: (host: string) => `passwords are checked by ${host}`,
    federatedNobody: 'passwords are checked by another identity provider',
    unknown: 'Unknown',
    unknownWhy: 'the realm look-up gave no answer; nothing depends on it',
    source: (at: string) => `From Microsoft’s discovery document and realm look-up, ${at}.`,
  },

  model: {
    ask: 'Who should own the app registration?',
    askHow: (service: string) => `How should ${service} be connected?`,
    askOne: (service: string) => `${service} connects in one way`,
    askText: (service: string) =>
      `Read what each costs you. You can come back and change this; what was done for ${service} after it would then be done again.`,
    askOneText: (service: string) =>
      `Read what it costs you. You can come back and change what you enter here; what was done for ${service} after it would then be done again.`,
    legend: 'Integration model',
    recommends: (who: string) => `${who} recommends`,
    pros: 'For',
    cons: 'Against',
    protocol: 'Protocol',
    need: 'You need',
    handOver: 'You hand over',
    afterwards: 'Afterwards',
    asOf: (source: string, date: string) => `${source}. Read ${date}.`,
    copyQuestion: (service: string) => `Copy a question for ${service}`,
    question: 'the question',
    inputs: 'What it needs from you',
    options: (service: string) => `${service}’s own options`,
    showOptions: 'Show the options',
    changed: (changed: number, of: number) =>
      changed === 0
        ? `All ${String(of)} as they are by default`
        : `${String(changed)} of ${String(of)} changed`,
    metadata: (service: string) => `Drop ${service}’s SAML metadata here`,
    metadataText: 'It fills in the fields that it holds. Read on this computer.',
    metadataFile: 'Choose a file',
    metadataPaste: 'Paste it instead',
    metadataXml: 'The metadata, as XML',
    metadataRead: 'Read it',
    metadataWaits: 'It is read as soon as the fields that it does not hold are filled in.',
    metadataTaken: 'The fields are filled in from the metadata',
    choose: 'Choose one',
    undoes: 'A change here undoes later steps',
    use: (title: string) => `Choose ${title}`,
    keep: 'Keep this choice',
  },

  inputs: {
    title: 'Also needed here',
    optional: (label: string) => `${label} (optional)`,
    advice: 'Recommended:',
    readAs: 'Read as these domains',
    notJson: 'This is not an object in JSON yet: it begins with { and ends with }.',
    unusual: (shapes: string) =>
      `It usually looks like ${shapes}. Compare this one with the service’s page, letter by letter.`,
    save: 'Use it',
    saveMany: 'Use these values',
  },

  checks: {
    title: 'What Consentry can check itself',
    look: 'Check again',
    lookFirst: 'Check now',
    lookAt: (look: string, title: string) => `${look}: ${title}`,
    all: 'Check all of it',
    looked: (at: string) => `looked at ${at}`,
    token: 'A token that the service issued',
    tokenHint: 'It is read on this computer and forgotten.',
    tokenLook: 'Look into it',
    standing: {
      asItShould: 'As it should be',
      otherwise: 'Not as it should be',
      unknown: 'No answer yet',
      looking: 'Looking',
      notLooked: 'Not looked at yet',
    } satisfies Record<LiveStanding, string>,
  },

  consent: {
    ask: (service: string) => `Grant ${service} admin consent`,
    name: 'Register the application, then enter its ID',
    notNeeded: 'Consent is not needed here',
    optional: 'Grant consent now, or let people be asked later',
    waitingFor: (who: string) => `Waiting for ${who} to grant admin consent`,
    waitingText:
      'There is nothing for you to do until they answer. You can close Consentry; it opens again right here.',
    granted: 'Admin consent is granted',
    skipped: 'Going on without admin consent',
    running: 'Accept in the window that just opened',
    runningText: 'This page goes on by itself once you are done there.',
    tasksLeft: 'There is something left to do',
    clientId: 'Application (client) ID',
    clientIdHint: 'From the registration’s Overview. Not the Object ID, not the Directory ID.',
    clientIdExample: '9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55',
    saveId: 'Use this application',
    changeId: 'Change',
    address: 'The exact address',
    addressWhat: 'the consent address',
    permissions: 'What is granted',
    roles: 'Who may grant it',
    open: 'Open in the browser',
    openHere: 'Open in a window here',
    handOver: 'Hand it to somebody',
    handOverText: 'Somebody else has the role? Name them, and send them the message.',
    handOverTo: 'Name',
    handOverExample: 'Marta Keller',
    handOverGo: 'Wait for this person',
    other: 'Somebody else has the role',
    myself: 'I can grant it myself',
    landed: 'Back already? Paste the address you landed on',
    answered: 'Have they answered? Paste the address they landed on, or what the page said',
    landingExample: 'https://…?admin_consent=True&tenant=…',
    stated: 'An address can be typed by anyone, so this counts as stated. The test login proves it.',
    check: 'Check it',
    skip: 'Go on without it',
    since: (at: string) => `Waiting since ${at}`,
    granter: (tenant: string) =>
      `The answer names the directory ${tenant}. A hint; the test login proves it.`,
    nobody: 'Nothing is sent before you open the address.',
  },

  credentials: {
    ask: 'Copy the secret’s Value, then paste it here',
    proved: 'The credentials work',
    provedText: 'Microsoft took directory, application and secret together.',
    notNeeded: 'There is nothing to enter here',
    running: 'Trying the credentials',
    again: 'Enter the secret again to prove it',
    text: (service: string) =>
      `From the app registration for ${service} in the Entra admin center. It is tried at once, and kept in this computer’s keyring.`,
    tenantId: 'Directory (tenant) ID',
    clientId: 'Application (client) ID',
    clientIdHint: 'Proved together with the secret.',
    secret: 'Client secret (Value)',
    kept: (hint: string, where: string) =>
      `Begins with ${hint}, kept in ${where}. Leave this empty to use it.`,
    keyring: 'this computer’s keyring',
    memory: 'memory until Consentry closes',
    show: 'Show',
    hide: 'Hide',
    showSecret: 'Show the secret',
    hideSecret: 'Hide the secret',
    expires: 'The day it ends',
    expiresHint: 'From the Expires column. Consentry reminds you before it.',
    prove: 'Prove the credentials',
    ends: 'Ends',
  },

  certificate: {
    ask: 'Copy the App Federation Metadata Url, then paste it here',
    text: 'From Single sign-on, SAML Certificates. Consentry reads the signing certificates and the addresses from it.',
    read: 'Entra’s signing certificate is read',
    readText: 'Microsoft published it for this application and this directory.',
    running: 'Reading the federation metadata',
    field: 'App Federation Metadata Url, or Application (client) ID',
    fieldHint: 'Either is enough: Consentry makes the address from the ID.',
    example: 'https://login.microsoftonline.com/…/federationmetadata.xml?appid=…',
    go: 'Read the metadata',
    again: 'Read it again',
    nothingSecret: 'Nothing here is secret.',
    title: 'Signing certificates',
    thumbprint: 'Thumbprint',
    from: (day: string) => `Valid from ${day}`,
    standing: {
      valid: (day: string) => `Valid until ${day}`,
      endsSoon: (day: string) => `Ends soon, on ${day}`,
      expired: (day: string) => `Ended on ${day}`,
      notYet: (day: string) => `Not valid yet, ends on ${day}`,
    } satisfies Record<CertificateStanding, (day: string) => string>,
    todo: {
      endsSoon:
        'Replace it before that day: make a new certificate, give it to the service, then make it active. Microsoft writes 60, 30 and 7 days before.',
      expired:
        'Entra goes on signing with an ended certificate, and services refuse that. Make a new one in Entra, make it active, and read the metadata again.',
      notYet: 'Services refuse it until then.',
    } satisfies Record<Exclude<CertificateStanding, 'valid'>, string>,
    endedBesideValid:
      'One has ended while another one is valid: Entra then signs with the valid one at once, even if it is shown as inactive. Make sure that the service has it, and delete the ended one.',
  },

  testLogin: {
    ask: (service: string) => `Prove that somebody can sign in to ${service}`,
    askText: 'A real sign-in, by one person, on this computer. Nobody else’s sign-in is touched.',
    way: 'How',
    recommended: 'Begin with this',
    unavailable: 'Not here',
    needs: 'Needs',
    proves: 'Proves',
    leaves: 'Leaves unproved',
    persona: 'Who signs in',
    lastRun: 'Tried',
    start: 'Start the test login',
    sha1Old: 'The service can do SHA-1 only',
    sha1Allow: 'Allow a signature with SHA-1, for this one run',
    sha1Title: 'Does the service take nothing but SHA-1?',
    sha1Text:
      'SHA-1 can be forged. The run then goes on where it would have stopped, and its verdict says that SHA-1 was allowed.',
    sha1Run: 'Run once with SHA-1 allowed',
    contract: (service: string) => `What ${service} needs to be told`,
    required: 'required',
    running: 'Sign in, in the browser window that just opened',
    runningText: 'This page fills in by itself. Nobody else’s sign-in is touched.',
    openAgain: 'Open it again',
    seeError: 'I see an error in my browser',
    pasteAnswer: 'Paste the final address, the token, or what the page says',
    byHand: 'Or open this address yourself',
    signInAddress: 'the sign-in address',
    sequence: 'What has happened so far',
    messageStanding: {
      done: 'Done at ',
      now: 'Running for ',
      next: 'Still to come',
      failed: 'Failed at ',
    } satisfies Record<MessageStanding, string>,
    fromTo: (from: string, to: string) => `${from} to ${to}: `,
    verdictText: (passed: number, of: number, at: string) =>
      `${String(passed)} of ${String(of)} checks passed at ${at}.`,
    keptOut: (at: string) => `Entra refused at ${at}, which is what was tried.`,
    refusal: 'How Entra refused',
    goodToKnow: 'Good to know',
    putRight: (count: number) =>
      count === 0
        ? ''
        : count === 1
          ? ' One thing to put right before everybody follows.'
          : ` ${String(count)} things to put right before everybody follows.`,
    outdated: 'This run was made with other settings, so it proves nothing about the present ones.',
    claims: (service: string) => `What ${service} will see`,
    claimsVerified: 'verified',
    claimsNeed: 'Needs',
    claimsUse: 'It will use',
    claimsValue: (who: string) => `For ${who}`,
    claimsPerson: 'this person',
    claimsNone: 'nothing',
    missing: (claims: string) => `fall-back; ${claims} missing`,
    missingAll: (claims: string) => `${claims} missing`,
    runs: 'Test runs',
    run: 'Run',
    proveIt: 'Prove it',
    triedAt: (at: string) => `Tried at ${at}.`,
    runAs: (who: string) => `Run as: ${who}`,
    notTried: 'Not tried yet',
    checks: 'Checks',
    passed: (count: number, of: number) => `${String(count)} of ${String(of)} passed`,
    expected: 'Expected',
    received: 'Received',
    skipped: 'not made',
    checkStatus: { pass: 'Passed', fail: 'Failed', skipped: 'Not made' } satisfies Record<
      CheckStatus,
      string
    >,
    everyClaim: 'Every verified claim',
    unproved: (what: string) => `Still unproved: ${what}.`,
    somebodyElse: 'Run as somebody else',
    open: (page: PortalPage) => `Open ${portal[page]}`,
    ways: {
      loopback: 'system browser',
      paste: 'pasted',
      signInWindow: 'sign-in window',
    } satisfies Record<Way, string>,
    lanes: { you: 'You', browser: 'Browser', entra: 'Entra', service: 'Service' } satisfies Record<
      Lane,
      string
    >,
  },

  ownProfile: {
    title: 'Keep it as a profile',
    name: 'Name of the service',
    hint: 'What you entered is kept under this name, without the secret, so that the next set-up begins with it.',
    save: 'Save as a profile',
    saved: 'The profile',
    nextStart: 'It stands among the services from the next start of Consentry on.',
  },

  export: {
    ask: 'Save the connection bundle',
    saved: 'The connection bundle is saved',
    savedText: (at: string) => `Saved at ${at}. Save it again whenever something changes.`,
    text: (service: string) =>
      `One file with everything that was proved. ${service}’s support reaches the same verdict from it without entering your directory.`,
    inside: 'In the bundle',
    count: (proved: number, stated: number) =>
      stated === 0 ? `${String(proved)} proved` : `${String(proved)} proved, ${String(stated)} stated`,
    secret: 'The client secret',
    leaveOut: 'Leave it out',
    leaveOutText: 'The bundle says which secret it is, never what it is.',
    passphrase: 'Seal it with a passphrase',
    passphraseText: 'Tell the passphrase by phone.',
    recipient: 'Seal it for a key',
    recipientText: 'An age recipient that the other side gave you.',
    passphraseLabel: 'Passphrase',
    passphraseAgain: 'The passphrase again',
    passphraseDiffers: 'The two are not the same.',
    recipientLabel: 'Age recipient',
    recipientExample: 'age1…',
    openTasks: 'Open tasks',
    travel: 'They travel along',
    handOver: 'Values to hand over',
    copySecret: 'Copy the secret',
    copySecretWhat: (fieldName: string) => `Copy the secret: ${fieldName}`,
    copiedSecret: 'Copied; the clipboard forgets it after a minute',
    neverBy: (ways: string[]) => `Never by ${ways.join(' or ')}.`,
    thenWait: (who: string) => `Then you wait for ${who}.`,
    note: 'A note to send with it',
    save: 'Save the bundle',
    saveAgain: 'Save it again',
    elsewhere: 'Save elsewhere…',
    path: 'File',
    digest: 'SHA-256',
    sealed: 'It holds the sealed secret.',
    notSealed: 'It does not hold the secret.',
    noSecret: 'There is no secret that it could hold.',
    show: 'Show in folder',
    into: (file: string, folder: string) => ({ file, folder }),
  },

  after: {
    nav: 'The bundle, and what comes after it',
    stages: { bundle: 'Bundle', enable: 'Switch on', enforce: 'Enforce' },
    rotateWhat: {
      certificate: 'Replace the certificate',
      none: 'Replace what ends',
      secret: 'Replace the secret',
    } satisfies Record<CredentialKind, string>,
    what: { certificate: 'certificate', secret: 'secret' },
    turn: (who: string) => `Whose turn it is: ${who}.`,
    stay: 'Stay signed in to the service in your own window meanwhile.',
    toSwitchOn: 'Continue to Switch on',
    toEnforce: 'Continue to Enforce',
    switchedOn: (service: string) => `Single sign-on to ${service} is switched on`,
    switchedOnText: 'The other ways of signing in are still there.',
    beforeEnforce: (title: string) => ` Before anything is enforced: ${title}.`,
    switchOnLater: 'This comes after the tasks before it',
    comesFirst: (what: string[]) => (what.length === 0 ? '' : `First: ${what.join('; ')}.`),
    locked: 'Locked until nobody can be locked out',
    lockedText:
      'This takes the other ways of signing in away. It opens once somebody signed in through the service in a private window, and a way back is named.',
    needs: 'What comes first',
    testLogin: 'A test login that passes',
    enforceText:
      'From then on nobody signs in another way. Keep your own window signed in until a new private window works.',
    onlyWay: (service: string) => `Single sign-on is the only way in to ${service}`,
    onlyWayText: 'Whoever cannot sign in through Entra uses the way back that was named.',
    wayBack: 'The way back:',
    lastStep: 'Nothing has to be enforced: the connection works without it.',
    replace: (what: string) => `Replace the ${what} before it ends`,
    replaceBefore: (what: string, day: string) => `Replace the ${what} before ${day}`,
    left: (days: number) =>
      days < 0
        ? 'It has ended.'
        : days === 0
          ? 'It ends today.'
          : days === 1
            ? 'It ends tomorrow.'
            : `${String(days)} days are left.`,
    newWhat: (what: string) => `The new ${what}`,
    newCertificates: 'What the metadata holds now',
    readText: 'Make it in Entra first. Then have the metadata read again: nothing has to be entered.',
    begins: (hint: string) => `Begins with ${hint}.`,
    newEnds: (day: string) => `Ends on ${day}.`,
    proving: (what: string) => `Trying the new ${what}`,
    proveNew: 'Prove the new secret',
    readNew: 'Read the metadata again',
    tryTitle: (what: string) => `Sign in once with the new ${what}`,
    tryIt: 'Continue to the test login',
    tried: (what: string) => `Somebody signed in with the new ${what}`,
    finishTitle: (what: string) => `Put the new ${what} in the place of the old`,
    finish: (what: string) => `Use the new ${what} from now on`,
    keep: (what: string) => `Keep the present ${what}`,
    oldStays: (what: string) => `The present ${what} stays in use until the last step.`,
    milestoneProved: (what: string) => `The new ${what} is proved`,
    milestoneTried: 'Somebody signed in with it',
    milestoneFinished: (what: string) => `It is in the place of the old ${what}`,
  },

  pictures: {
    tenantOverview: (name: string, id: string, domain: string) =>
      `Drawing of the Overview page in the Entra admin center. Name: ${name}. Tenant ID: ${id}, marked to compare. Primary domain: ${domain}, marked to compare.`,
    registerApplication: (name: string, redirect: string) =>
      `Drawing of the page Register an application. Name: ${name}. Supported account types: this directory only. Redirect URI, framed: ${redirect}. Then Register.`,
    certificatesAndSecrets:
      'Drawing of the Certificates and secrets page. Under the tab Client secrets is a table with the columns Expires, Value and Secret ID. The Value column is framed: copy this, it is shown once. The Secret ID column is struck out: not this.',
    adminConsent: (service: string, permissions: string) =>
      `Drawing of Microsoft’s consent page: ${service} asks for ${permissions}. Two buttons, Cancel and Accept; Accept is framed.`,
    tokenConfiguration: (claims: string) =>
      `Drawing of the Token configuration page: Add optional claim, token type ID, with ${claims} ticked. Then Add.`,
    serviceForm: (service: string, fields: string) =>
      `Drawing of a form in ${service}, with the fields ${fields} filled in.`,
    enterpriseApplications: (service: string) =>
      `Drawing of the page Create your own application. Name: ${service}. Of three entries the last one is framed: integrate any other application you don’t find in the gallery. Then Create, framed.`,
    singleSignOnSaml: (identifier: string, reply: string) =>
      `Drawing of the page Set up single sign-on with SAML. Basic SAML Configuration: identifier ${identifier}, reply URL ${reply}. SAML Certificates: the App Federation Metadata Url is framed, with a sign to copy it.`,
    apiPermissions: (who: string, permissions: string) =>
      `Drawing of the API permissions page. The button Grant admin consent for ${who} is framed. Under it the permissions ${permissions}.`,
    newApplication: 'New application',
    ownApplication: 'Create your own application',
    nonGallery: 'Any other application (Non-gallery)',
    create: 'Create',
    samlTitle: 'Single sign-on with SAML',
    samlBasic: 'Basic SAML Configuration',
    samlIdentifier: 'Identifier (Entity ID)',
    samlReply: 'Reply URL (ACS)',
    samlCertificates: 'SAML Certificates',
    samlMetadata: 'App Federation Metadata Url',
    permissionsTitle: 'API permissions',
    permission: 'API / Permissions name',
    grantFor: (who: string) => `Grant admin consent for ${who}`,
    directory: 'your directory',
    overview: 'Overview',
    name: 'Name',
    tenantId: 'Tenant ID',
    primaryDomain: 'Primary domain',
    register: 'Register an application',
    accountTypes: 'This directory only',
    redirectUri: 'Redirect URI',
    web: 'Web',
    registerButton: 'Register',
    certificates: 'Certificates & secrets',
    clientSecrets: 'Client secrets',
    expires: 'Expires',
    value: 'Value',
    secretId: 'Secret ID',
    copyThis: 'Copy this',
    shownOnce: 'shown once',
    notThis: 'Not this',
    idOnly: 'only its name',
    asks: (service: string) => `${service} asks for permission`,
    forAll: (who: string) => `for all of ${who}`,
    cancel: 'Cancel',
    accept: 'Accept',
    token: 'Token configuration',
    addClaim: 'Add optional claim',
    idToken: 'ID',
    add: 'Add',
    save: 'Save',
  },
} as const
