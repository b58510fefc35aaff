### What the window says by itself; what other screens or the terminal say as well is in step.ftl and view.ftl. All other words come with the view.

## The window itself

product = Consentry
loading = Reading your set-ups

drop-anywhere = Drop the file to see what it is
dialog-close = Close

## Help

help-title = How it works
help-text = Consentry leads through six steps and proves each of them against the real directory:
help-step-tenant = finds the directory that your people sign in to.
help-step-model = settles how the service is to be connected, and tells what to prepare.
help-step-consent = has the application registered and its permissions granted.
help-step-credentials = takes what proves the application’s identity, and tries it.
help-step-test-login = signs somebody in for real and checks what Entra answers.
help-step-export = saves everything in one file, and says what to enter in the service.
help-stop = You may stop at any time: what is known is saved after every step. Nothing is changed in the directory by looking.
help-words = Words on this screen
help-all-words = All words that are explained
help-keys = On the keyboard
help-control = Ctrl
help-key-new = A new set-up
help-key-open = Open a connection bundle
help-key-close = Close the set-up
help-key-print = Print
help-key-undo = Take the last change back
help-key-zoom = Larger, smaller
help-key-usual = Usual size
help-key-help = This help

## About

about-title = About Consentry
about-version = Version { $version }
about-licence = Free software under the Apache License, version 2.0. It comes without any warranty.
about-components = What it is made of, and under which licences

## Appearance

appearance = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark

## How a step or a task stands

standing-locked = Locked
standing-open = Open
standing-running = Running
standing-waiting = Waiting
standing-failed = Failed
standing-done = Done

## How a fact is known

known-proved = Proved
known-stated = Stated by { $by }
known-reported = Reported by { $file }{ $by ->
    [missing] {""}
   *[other] : stated by { $by }
 }
known-report = { $at }, written by { $program } { $version }

## Copying

copy-what = Copy { $what }
copy-done = Copied: { $what }
copy-copied = Copied

## Asking again before something is lost

confirm-keep = Keep it

## The rail of steps

rail-proved = proved { $at }
rail-stated = stated { $at }
rail-reported = reported { $at }
rail-label = Steps
rail-out = All set-ups
rail-close-bundle = Close the bundle
rail-new-setup = New set-up
rail-practice = Practice: nothing real changes
rail-saved = Saved here at { $at }
rail-announce = { $note ->
    [missing] { $name }: { $standing }
   *[other] { $name }: { $standing }, { $note }
 }

## The bar under a step

undo-done = Undone. Everything is as it was before that change.
bar-back = Back
bar-cancel = Cancel
bar-running-for = for { $time }
bar-stops-after = Stops after { $time }
continue-to-tenant = Continue to the directory
continue-to-model = Continue to the integration model
continue-to-consent = Continue to consent
continue-to-credentials = Continue to the credentials
continue-to-testLogin = Continue to the test login
continue-to-export = Continue to export

## A failure, and what to do about it

notice-defect = Something went wrong inside Consentry
notice-defect-advice = Nothing of yours was changed by it. Try it again; if it stays so, tell us what you did.
notice-support = Details for support
notice-copy-details = Copy the details
notice-code = Code
notice-actor = Who must act
actor-consentry = Consentry: this is a defect of ours
actor-microsoft = Microsoft
actor-network = This network
actor-service = The service
actor-tenant-admin = Somebody with a role in the directory
actor-you = You
notice-aadsts = Microsoft’s code
notice-error = Protocol error
notice-status = HTTP status
notice-correlation-id = Correlation ID
notice-trace-id = Trace ID
notice-at = Time
notice-flaw = What is wrong
notice-raw = Answer
notice-go-to-step = Go to { $step }
correct-clientId = Correct the Application (client) ID
correct-clientSecret = Correct the Client secret (Value)
correct-expires = Correct the day the secret ends
correct-landing = Correct the address you landed on
correct-tenant = Correct the directory
notice-retry = Try it again
notice-wait-for = Try it again in { $time }
notice-wait-a-little = Wait a little, then try it again.
notice-ask-service = Tell the service
notice-ask-service-title = What to send to the service
notice-ask-service-text =
    Hello,

    our sign-in with Microsoft Entra ID fails, and Consentry says that your side can put it right: { $summary } { $advice }

    Thank you
notice-ask-role = Ask a { $role }
notice-ask-text =
    Hello,

    I am setting up single sign-on{ $directory ->
        [missing] {""}
       *[other] { " " }for { $directory }
    } and need somebody who is { $role }. Consentry says: { $summary } { $advice }

    Thank you
notice-ask-title = What to send to a { $role }{ $directory ->
    [missing] {""}
   *[other] { " " }of { $directory }
 }
notice-paste-error = Paste what the page says
notice-inconclusive = No answer came, so nothing that was proved is lost.

## The box to paste an answer into

day-day = Day
day-month = Month
day-year = Year
day-from-today = From today
day-in-months = In { $months } months
day-half = Day, month and year together make the day.
gap-missing = Still missing: { $label }
gap-choose = Still to choose: { $label }

paste-label = What the page says, or the address you landed on
paste-hint = Everything on the page is fine: number, correlation ID, sentence. Read on this computer.
paste-read = Read it
paste-close = Close

## Pages of the Entra admin center, by their name there

portal-page-appRegistrations = App registrations
portal-page-apiPermissions = API permissions
portal-page-authentication = Authentication
portal-page-certificatesAndSecrets = Certificates & secrets
portal-page-enterpriseApplications = Enterprise applications
portal-page-registrationOverview = the registration’s Overview
portal-page-singleSignOn = Single sign-on
portal-page-usersAndGroups = Users and groups
portal-page-tenantOverview = Overview
portal-page-tokenConfiguration = Token configuration
portal-page-signInLogs = Sign-in logs
open-portal-page = Open { $page }

## Where something is found

guide-where = Where to find it
guide-otherwise = Also called
guide-values = Values to use there

## A letter to somebody

letter-subject = Subject
letter-copy = Copy
letter-what = the message
letter-title = Message to { $to }
letter-to = To
letter-text = What the message says
letter-draft = New email
letter-copied = It is copied instead: paste it where you write email.
letter-save = Save
letter-edit = Edit
letter-edited = Done
letter-put-back = Put it back
letter-name = Signed by
letter-name-hint = Your name. It is kept on this computer, and stands below every message.

## Who holds the role

holder-question = Who holds one of these roles in the directory?
holder-me = I do
holder-somebody-else = Somebody else does
holder-somebody-else-text = You get a message to send to them, with everything they need.
holder-after-all = If you can do it yourself after all

## What is good to know

notes-title = Good to know

## Tasks

tasks-title = To do
tasks-count = { $done } of { $of } done
tasks-optional = Optional
tasks-not-ready = Comes after the tasks before it
tasks-waits-for = Comes after: { $tasks }
tasks-how = How you know it worked
tasks-by = Your name, as it will stand beside what you state
tasks-done = Mark as done
tasks-i-did-it = I have done this: { $title }
tasks-undo = Not done after all
tasks-state = Mark as done: { $title }
tasks-retract = Not done after all: { $title }

## The start screen

start-go-on = Pick up where you left off
start-first = Connect a service to Microsoft Entra ID
start-another = Connect another service to Microsoft Entra ID
start-rehearse-first = Which service do you want to rehearse?
start-find-setup = Find a set-up
start-group = Group by
start-group-saved = When it was saved
start-group-service = Service
start-group-state = State
start-state-open = Open
start-state-waiting = Waiting for somebody
start-state-failed = Failed
start-state-done = Finished
start-no-setup = No set-up of that name.
start-more = Show { $count } more
start-archived = Put away ({ $count })
start-archive = Put { $title } away
start-take-out = Take { $title } out again
start-from = From { $name }{ $at ->
    [missing] {""}
   *[other] , saved { $at }
 }
start-continue = Continue
start-continue-what = Continue { $title }
start-delete = Delete { $title }
start-delete-title = Delete { $title }?
start-delete-text = Its client secret is forgotten at once. The set-up lies aside and can be brought back until you delete another one. Nothing changes in Entra, and bundles you saved stay.
start-delete-action = Delete the set-up
start-practice = Practice
start-saved-at = saved { $at }
start-pips = { $done } of { $of } steps done
start-find = Find a service
start-also-called = Also called { $alias }
start-none = No service of that name. Another service connects anything, by the values that it gives you.
start-desk = Support desk
start-drop = Drop here what a customer sent
start-drop-text = A connection bundle, an error, a token, a recording: see what it says and what to answer.
start-open-bundle = Open a bundle
start-explain = Paste something
start-passphrase = Passphrase
start-passphrase-hint = Only to use the secret here. Without it, everything else can be read.
start-local = Read on this computer. Nothing is sent anywhere.
start-rehearse = Rehearse first
start-rehearse-text = Walk all six steps in the practice tenant. It needs no Microsoft account, and nothing real changes.
start-open-practice = Open the practice tenant
start-close-practice = Close the practice tenant
start-practice-runs = The practice tenant is open
start-choose-service = Choose a service
start-practice-choose = Choose a service: the set-up is a rehearsal.
start-scenarios = What should go wrong
start-ended = { $title } has ended
start-ends = { $days ->
    [0] { $title } ends today
    [1] { $title } ends tomorrow
   *[other] { $title } ends in { $days } days
 }
start-ends-on = { $day }. Then nobody signs in.
start-ended-on = { $day }. Nobody signs in until there is a new one.
start-renew = Renew it
start-ruler = What ends in the next twelve months: { $rest }
start-ruler-item = { $title } on { $day }
start-today = Today

## The practice tenant and its people

practice-fill-title = In the practice tenant, Consentry can fill everything in
practice-fill-text = You sign in with one click. Each step can be done by hand as well.
practice-fill-model = Everything can be done by hand as well. Which way do you want to see?
practice-fill-whole = Fill in everything, up to the sign-in
practice-fill-step = Fill in this step
practice-people = Practice people
practice-people-and-domains = Practice people and domains
practice-domains = Domains to enter
practice-password = Password
practice-password-of = the password of { $upn }

## Step 1: the directory

tenant-field = Domain, email address, tenant ID or any sign-in address
tenant-practice-hint = In the practice tenant, begin with { $domain }.
tenant-azure = Ask the Azure CLI
tenant-azure-hint = Reads which directory your own Azure CLI is signed in to, if you use it.
tenant-other-cloud = Another Microsoft cloud
tenant-any-cloud = Find it by itself
tenant-find = Find the directory
tenant-again = Check again
tenant-use = Use this directory
tenant-built-on = Everything after this step is built on this directory.
sign-in-managed = Managed
sign-in-managed-why = by Entra itself; no other identity provider takes part
sign-in-federated = Federated
sign-in-federated-why = passwords are checked by { $host }
sign-in-federated-nobody = passwords are checked by another identity provider
sign-in-unknown = Unknown
sign-in-unreported = the bundle does not say; nothing depends on it
sign-in-unknown-why = the realm look-up gave no answer; nothing depends on it
tenant-reported-source = As { $file } reports it, { $at }.
tenant-source = From { $where ->
    [practice] the practice tenant’s
   *[other] Microsoft’s
 } discovery document and realm look-up, { $at }.

## Step 2: the integration model

model-legend = Integration model
model-recommends = { $who } recommends
model-pros = For
model-cons = Against
model-protocol = Protocol
model-need = You need
model-hand-over = You hand over
model-afterwards = Afterwards
model-as-of = { $source }. Read { $date }.
model-copy-question = Copy a question for { $service }
model-question = the question
model-first = First of all
model-inputs = What it needs from you
model-options = { $service }’s own options
model-show-options = Show the options
model-changed = { $changed ->
    [0] All { $of } as they are by default
   *[other] { $changed } of { $of } changed
 }
model-metadata = Drop { $service }’s SAML metadata here
model-metadata-text = It fills in the fields that it holds. Read on this computer.
model-metadata-file = Choose a file
model-metadata-paste = Paste it instead
model-metadata-xml = The metadata, as XML
model-metadata-read = Read it
model-metadata-waits = It is read as soon as the fields that it does not hold are filled in.
model-metadata-taken = The fields are filled in from the metadata
model-choose-gap = Choose one of these first.
model-choose = Choose one
model-change-title = Change to { $title }?
model-change-values-title = Change these values?
model-change = Change it
model-undoes = A change here undoes later steps
model-use = Choose { $title }
model-keep = Keep this choice

## What a model asks for

inputs-title = Also needed here
inputs-follows-directory = Taken from the directory that you found.
inputs-example = Looks like
inputs-optional = { $label } (optional)
inputs-advice = Recommended:
inputs-read-as = Read as these domains
inputs-not-json = This is not an object in JSON yet: it begins with { "{" } and ends with { "}" }.
inputs-unusual = It usually looks like { $shapes }. Compare this one with the service’s page, letter by letter.
inputs-save = Use it
inputs-save-many = Use these values

## What Consentry looks at by itself

observations-title = What Consentry can check itself
observations-observe = Check again
observations-observe-first = Check now
observations-observe-at = { $observe }: { $title }
observations-all = Check all of it
observations-observed = looked at { $at }
observations-token = A token that the service issued
observations-token-hint = It is read on this computer and forgotten.
observations-token-read = Look into it
observations-standing-asItShould = As it should be
observations-standing-otherwise = Not as it should be
observations-standing-unknown = No answer yet
observations-standing-observing = Looking
observations-standing-notObserved = Not looked at yet

## Step 3: admin consent

consent-save-id = Use this application
consent-change-id = Change
consent-address = The exact address
consent-address-what = the consent address
consent-permissions = What is granted
consent-roles = Who may grant it
consent-open = Open in the browser
consent-open-again = Open the page again
consent-open-here = Open in a window here
consent-hand-over = Hand it to somebody
consent-hand-over-text = Send them the message below, then wait. Consentry keeps the place.
consent-hand-over-to = Their name
consent-hand-over-example = Marta Keller
consent-hand-over-go = Wait for this person
consent-other = Somebody else has the role
consent-myself = I can grant it myself
consent-landed = Back already? Paste the address you landed on
consent-answered = Have they answered? Paste the address they landed on, or what the page said
consent-stated = An address can be typed by anyone, so this counts as stated. The test login proves it.
consent-check = Check it
consent-state = It was granted by “{ $button }”
consent-skip = Go on without it
consent-since = Waiting since { $at }
consent-granter = The answer names the directory { $tenant }. A hint; the test login proves it.
consent-nobody = Nothing is sent before you open the address.

## Step 4: a client secret

credentials-secret = Client secret (Value)
credentials-kept = Begins with { $hint }, kept in { $where }. Leave this empty to use it.
kept-in-keyring = this computer’s keyring
kept-in-memory = memory until Consentry closes, because this computer has no keyring that works
kept-in-memoryWhileLocked = memory until Consentry closes, because this computer’s keyring is locked
credentials-show = Show
credentials-hide = Hide
credentials-show-secret = Show the secret
credentials-hide-secret = Hide the secret
credentials-expires = The day it ends
credentials-expires-hint = From the Expires column. Consentry reminds you before it.
credentials-ends = Ends on { $day }.
credentials-end-unknown = Nobody knows when the secret ends
credentials-end-unknown-text = Without the day, nothing reminds you, and on that day nobody can sign in. It stands in the Expires column.

## Step 4: a signing certificate

credentials-read-again = Read it again
certificate-title = Signing certificates
certificate-thumbprint = Thumbprint
certificate-from = Valid from { $day }
certificate-standing-valid = Valid until { $day }
certificate-standing-endsSoon = Ends soon, on { $day }
certificate-standing-expired = Ended on { $day }
certificate-standing-notYet = Not valid yet, ends on { $day }
certificate-todo-endsSoon = Replace it before that day: make a new certificate, give it to the service, then make it active. Microsoft writes 60, 30 and 7 days before.
certificate-todo-expired = Entra goes on signing with an ended certificate, and services refuse that. Make a new one in Entra, make it active, and read the metadata again.
certificate-todo-notYet = Services refuse it until then.
certificate-ended-beside-valid = One has ended while another one is valid: Entra then signs with the valid one at once, even if it is shown as inactive. Make sure that the service has it, and delete the ended one.

## Step 5: the test login

test-login-way = How
test-login-recommended = Begin with this
test-login-unavailable = Not here
test-login-needs = Needs
test-login-proves = Proves
test-login-leaves = Leaves unproved
test-login-persona = Who signs in
test-login-last-run = Tried
test-login-start = Start the test login
test-login-sha1-old = The service can do SHA-1 only
test-login-sha1-allow = Allow a signature with SHA-1, for this one run
test-login-sha1-title = Does the service take nothing but SHA-1?
test-login-sha1-text = SHA-1 can be forged. The run then goes on where it would have stopped, and its verdict says that SHA-1 was allowed.
test-login-sha1-run = Run once with SHA-1 allowed
test-login-contract = What { $service } needs to be told
test-login-required = required
test-login-open-again = Open it again
test-login-see-error = I see an error in my browser
test-login-paste-answer = Paste the final address, the token, or what the page says
test-login-by-hand = Or open this address yourself
test-login-sign-in-address = the sign-in address
test-login-sequence = What has happened so far
sequence-done = Done at
sequence-now = Running for
sequence-next = Still to come
sequence-failed = Failed at
test-login-from-to = { $from } to { $to }:
test-login-refusal = How Entra refused
test-login-good-to-know = Good to know
test-login-outdated = This run was made with other settings, so it proves nothing about the present ones.
test-login-claims = What { $service } will see
test-login-claims-verified = verified
test-login-claims-need = Needs
test-login-claims-use = It will use
test-login-claims-value = For { $who }
test-login-claims-person = this person
test-login-claims-none = nothing
test-login-missing = fall-back; { $claims } missing
test-login-missing-all = { $claims } missing
test-login-runs = Test runs
test-login-run = Run
test-login-prove-it = Prove it
test-login-tried-at = Tried at { $at }.
test-login-run-as = Run as: { $who }
test-login-not-tried = Not tried yet
test-login-checks = Checks
test-login-passed = { $count } of { $of } passed
test-login-expected = Expected
test-login-received = Received
test-login-skipped = not made
check-status-pass = Passed
check-status-fail = Failed
check-status-skipped = Not made
test-login-every-claim = Every verified claim
test-login-unproved = Still unproved: { $what }.
test-login-somebody-else = Run as somebody else
ran-loopback = system browser
ran-paste = pasted
ran-signInWindow = sign-in window

## A profile of one’s own

own-profile-title = Keep it as a profile
own-profile-name = Name of the service
own-profile-hint = What you entered is kept under this name, without the secret, so that the next set-up begins with it.
own-profile-save = Save as a profile
own-profile-saved = The profile
own-profile-next-start = It stands among the services from the next start of Consentry on.

## Step 6: the connection bundle

export-inside = In the bundle
export-count = { $proved } proved{ $stated ->
    [0] {""}
   *[other] , { $stated } stated
 }{ $reported ->
    [0] {""}
   *[other] , { $reported } reported
 }
export-secret = The client secret
export-leave-out = Leave it out
export-leave-out-text = The bundle says which secret it is, never what it is.
export-passphrase = Seal it with a passphrase
export-passphrase-text = Tell the passphrase by phone.
export-recipient = Seal it for a key
export-recipient-text = An age recipient that the other side gave you.
export-passphrase-label = Passphrase
export-passphrase-again = The passphrase again
export-passphrase-differs = The two are not the same.
export-recipient-label = Age recipient
export-open-tasks = Open tasks
export-travel = They travel along
export-copy-secret = Copy the secret
export-copy-secret-what = Copy the secret: { $field }
export-copied-secret = Copied; the clipboard forgets it after a minute
export-never-by = Never by { $ways }.
export-or = { $first } or { $second }
export-then-wait = Then you wait for { $who }.
export-note = A note to send with it
export-save-again = Save it again
export-saved-at = Saved at { $at }.
export-elsewhere = Save elsewhere…
export-path = File
export-digest = SHA-256
export-sealed = It holds the sealed secret.
export-not-sealed = It does not hold the secret.
export-no-secret = There is no secret that it could hold.
export-show = Show in folder
export-as-it-is = Export as it is, for support…
export-as-it-is-saved = Exported: { $path }

## After the bundle: switching on, enforcing, replacing what ends

after-nav = The bundle, and what comes after it
after-stay = Stay signed in to the service in your own window meanwhile.
after-needs = What comes first
after-way-back = The way back:
after-last-step = Nothing has to be enforced: the connection works without it.
after-new-certificates = What the metadata holds now
after-read-text = Make it in Entra first. Then have the metadata read again: nothing has to be entered.
after-begins = Begins with { $hint }.
after-new-ends = Ends on { $day }.

## Drawings of pages, with the words that stand on them

picture-tenant-overview = Drawing of the Overview page in the Entra admin center. Name: { $name }. Tenant ID: { $id }, marked to compare. Primary domain: { $domain }, marked to compare.
picture-register-application = Drawing of the page Register an application. Name: { $name }. Supported account types: this directory only. Redirect URI, framed: { $redirect }. Then Register.
picture-certificates-and-secrets = Drawing of the Certificates and secrets page. Under the tab Client secrets is a table with the columns Expires, Value and Secret ID. The Value column is framed: copy this, it is shown once. The Secret ID column is struck out: not this.
picture-admin-consent = Drawing of Microsoft’s consent page: { $service } asks for { $permissions }. Two buttons, Cancel and Accept; Accept is framed.
picture-token-configuration = Drawing of the Token configuration page: Add optional claim, token type ID, with { $claims } ticked. Then Add.
picture-service-form = Drawing of a form in { $service }, with the fields { $fields } filled in.
picture-enterprise-applications = Drawing of the page Create your own application. Name: { $service }. Of three entries the last one is framed: integrate any other application you don’t find in the gallery. Then Create, framed.
picture-single-sign-on-saml = Drawing of the page Set up single sign-on with SAML. Basic SAML Configuration: identifier { $identifier }, reply URL { $reply }. SAML Certificates: the App Federation Metadata Url is framed, with a sign to copy it.
picture-api-permissions = Drawing of the API permissions page. The button Grant admin consent for { $who } is framed. Under it the permissions { $permissions }.
picture-new-application = New application
picture-own-application = Create your own application
picture-non-gallery = Any other application (Non-gallery)
picture-create = Create
picture-saml-title = Single sign-on with SAML
picture-saml-basic = Basic SAML Configuration
picture-saml-identifier = Identifier (Entity ID)
picture-saml-reply = Reply URL (ACS)
picture-saml-certificates = SAML Certificates
picture-saml-metadata = App Federation Metadata Url
picture-permissions-title = API permissions
picture-permission = API / Permissions name
picture-grant-for = Grant admin consent for { $who }
picture-directory = your directory
picture-overview = Overview
picture-name = Name
picture-tenant-id = Tenant ID
picture-primary-domain = Primary domain
picture-register = Register an application
picture-account-types = This directory only
picture-redirect-uri = Redirect URI
picture-web = Web
picture-register-button = Register
picture-certificates = Certificates & secrets
picture-client-secrets = Client secrets
picture-expires = Expires
picture-value = Value
picture-secret-id = Secret ID
picture-copy-this = Copy this
picture-shown-once = shown once
picture-not-this = Not this
picture-id-only = only its name
picture-asks = { $service } asks for permission
picture-for-all = for all of { $who }
picture-cancel = Cancel
picture-accept = Accept
picture-token = Token configuration
picture-add-claim = Add optional claim
picture-id-token = ID
picture-add = Add
picture-save = Save

# The support desk
desk-rail = Support desk
desk-out = Back
desk-bring = What did the customer send?
desk-bring-text = Paste it or drop it here. Consentry says what it is, what is wrong, who must act, and what to answer.
desk-text = What the customer sent
desk-text-hint = An error message, the address in the browser, a token, a SAML response, metadata, rows of the sign-in logs, a recording (HAR), a connection bundle.
desk-file = Choose a file
desk-drop = or drop it anywhere in this window
desk-explain = Explain it
desk-nothing-wrong = Nothing is wrong with it by itself
desk-read-as = It was read as { $code }.
desk-why = Why, and what to do
desk-request = Request in the recording
desk-page = Page in the admin center
desk-unchecked = What could not be checked
desk-ask = What to ask the customer for
desk-answer = Answer for the customer
desk-copy-answer = Copy the answer
desk-bring-else = Something else
desk-read-only = Read only.
desk-read-only-at = Read only. Saved by the customer { $at }.
desk-no-tenant = No directory yet
desk-pasted-bundle = what was pasted
desk-not-tried = Nobody has tried { $title } yet
desk-happened = What happened
desk-judged-again = Judged again here, without any network
desk-settings = What was set up
desk-open-tasks = What was left to do
desk-later = after the test login
desk-trust = How far this can be trusted
desk-take-over-title = Go on with it yourself
desk-take-over-text = A case is only read. Taken over, it becomes a set-up on this computer, as far as the bundle tells of it, and can be gone on with.
desk-take-over = Take it over
desk-note = Only read: nothing here changes it.
desk-rehearsal = Rehearse it
desk-rehearsal-text = Consentry goes through the set-up once more by itself, in a practice tenant that looks like the customer’s directory, and says whether the same comes of it.
desk-rehearse = Rehearse it here
desk-rehearse-again = Rehearse it again
desk-rehearsed-as = Signed in there as { $person }.
desk-compare = Beside another bundle
desk-compare-text = A bundle of a set-up that works, or an earlier one of this customer: what differs, first what the failure is about.
desk-compare-file = Choose the other bundle
desk-compare-what = What differs
desk-this-bundle = This bundle
desk-identity = Choose an age identity file
desk-identity-hint = for a secret that was sealed for a recipient
