### Two bundles side by side: what differs, in which way, and why it matters.

compare-equal = The bundles mean the same.
compare-different = { $count ->
    [one] One difference
   *[other] { $count } differences
 }
compare-failing = { $check ->
    [missing] In { $name }, this failed: { $step }{ $code ->
        [missing] {""}
       *[other] {" "}({ $code })
     }
   *[other] In { $name }, this failed: { $step }{ $code ->
        [missing] {""}
       *[other] {" "}({ $code })
     }. The first check that failed: { $check }
 }
compare-bearing = { $bearing ->
    [failure] What the failure is about
    [sign-in] What a sign-in can fail for
   *[rest] What else differs
 }
compare-contrast = { $contrast ->
    [added] only in { $right }
    [case] upper and lower case
    [encoding] the percent-encoding
    [gone] only in { $left }
    [host] the host
    [later] ends later in { $right }
    [order] the order
    [path] the path
    [port] the port
    [prefix] what is put before it
    [query] the query
    [scheme] http and https
    [slash] a slash at the end
    [sooner] ends sooner in { $right }
   *[other] another value
 }
compare-left-out = Left out, for it differs between any two bundles: { $list }
compare-folded = { $what ->
    [digest] digest
    [keys] keys that the directory published
    [people] who signed in
    [platform] the computer
    [runs] ids and times of the test logins
    [set-up] ID of the set-up
   *[written-at] time of writing
 }
compare-persona = { $persona ->
    [guest] a guest
    [noMailbox] a user without a mailbox
    [ordinary] an ordinary user
    [unassigned] a user who is not assigned
   *[other] { $persona }
 }
compare-fact = { $fact ->
    [consent] admin consent
    [credential] the client secret
    [metadata] the federation metadata
    [model] the integration model
   *[tenant] the directory
 }
compare-value = { $value ->
    [address] an email address
    [boolean] yes or no
    [customer] the customer’s directory
    [empty] an empty text
    [fail] failed
    [false] no
    [federated] another identity provider
    [guest-name] a guest’s user name
    [guid] a GUID
    [inconclusive] no answer
    [list] a list
    [managed] Entra
    [nothing] nothing
    [number] a number
    [object] an object
    [open] open
    [pass] passed
    [proved] seen by Consentry
    [reported] read in another bundle
    [stated] said by a person
    [text] text
    [true] yes
    [vendor] the service’s directory
   *[other] { $value }
 }

## What differs. The attribute says why it matters.

compare-service = Service
compare-tenant = Directory (tenant) ID
    .why = Users, keys, consent and application belong to one directory.
compare-cloud = Cloud
    .why = Each of Microsoft’s clouds has its own hosts and its own directories.
compare-issuer = Issuer
    .why = The issuer of every answer is compared letter by letter.
compare-domain = Domain
compare-password-at = Where passwords are typed
compare-asked = What was asked for
compare-model = Integration model
compare-protocol = Protocol
compare-input = { $subject }
compare-option = { $subject }
compare-client-id = Application (client) ID
    .why = Tokens for one application are refused by every other.
compare-owner = Who owns the app registration
compare-redirect-uri = Redirect URI
    .why = Entra compares redirect URIs letter by letter.
compare-reply-url = Reply URL (ACS URL)
    .why = Entra compares reply URLs letter by letter.
compare-entity-id = Identifier (Entity ID)
    .why = The identifier is compared letter by letter, by Entra and by the service.
compare-metadata = Federation metadata
compare-provider = Issuer in the federation metadata
    .why = The service takes answers of this issuer alone.
compare-login-url = Login URL
compare-logout-url = Logout URL
compare-certificate = Signing certificate
    .why = A service that does not have the certificate refuses every answer that it signed.
compare-certificate-ends = The last day of the signing certificates
compare-signing-key = Published key { $subject }
compare-secret = Client secret
compare-secret-hint = Client secret, by its first characters
    .why = It is another secret. Which of them is in use, only the service knows.
compare-secret-ends = The last day of the client secret
    .why = After that day Entra refuses the secret.
compare-secret-checked = The client secret was seen to work
compare-sealed = A sealed client secret
compare-consent = Admin consent
compare-consent-skipped = Each person consents at the first sign-in
compare-consent-tenant = The directory that consent was given in
    .why = Consent counts in the directory that it was given in, and in no other.
compare-scope = Permission { $subject }
compare-claim = Claim { $subject }
compare-claim-kind = Claim { $subject }: what kind of value it has
compare-claim-used = What the service takes for { $subject }
    .why = A person whom the service knows by another value is a stranger to it.
compare-claim-need = What the service needs: { $subject }
compare-need-claims = From what the service takes { $subject }
compare-need-required = Nobody gets in without { $subject }
compare-step = The step of an unfinished set-up
compare-step-failure = What failed in the step { $subject }
compare-run = Test login as { $subject }
compare-verdict = Test login as { $subject }: the verdict
compare-check = The first check that goes differently: { $subject }
compare-run-failure = Test login as { $subject }: why it failed
compare-warning = Look at: { $subject }
compare-task = Task: { $subject }
compare-known = How it is known: { $subject }
compare-practice = A rehearsal in the practice tenant
compare-profile-version = Version of the service’s profile
compare-profile = The profile of one’s own that the bundle carries
compare-program = Written by
