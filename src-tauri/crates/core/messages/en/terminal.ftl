### What the command line says. Flags, commands, keys to press and file names stand in {"…"}: they are the same in every
### language.

# How a run ends.
terminal-error = error: { $what }
terminal-failure = error[{ $code }]: { $summary }
terminal-warning = warning: { $what }
terminal-next = next: { $action }
terminal-details = details:
terminal-detail = {"  "}{ $what ->
    [aadsts] Microsoft’s code
    [error] Protocol error
    [status] HTTP status
    [correlation] Correlation ID
    [trace] Trace ID
    [at] Time
    [flaw] What is wrong
   *[raw] Answer
 }: { $value }

# What to do next, after "next:".
next-ask-role = ask a { $role } of the directory
next-go-to = see to the step { $step }{ $field ->
    [missing] {""}
    [clientId] : Application (client) ID, {"--client-id"}
    [clientSecret] : Client secret (Value), {"--secret-stdin"}
    [expires] : the day on which the client secret ends, {"--expires-on"}
    [landing] : the address one lands on after consent, {"--landing"}
   *[tenant] : domain or Directory (tenant) ID, {"--tenant"}
 }
next-open-portal = open { $page ->
    [appRegistrations] App registrations
    [apiPermissions] the registration’s API permissions
    [authentication] the registration’s Authentication
    [certificatesAndSecrets] the registration’s Certificates & secrets
    [enterpriseApplications] Enterprise applications
    [registrationOverview] the registration’s Overview
    [signInLogs] Sign-in logs
    [singleSignOn] the enterprise application’s Single sign-on
    [tenantOverview] the directory’s Overview
    [tokenConfiguration] the registration’s Token configuration
   *[usersAndGroups] the enterprise application’s Users and groups
 } in the Entra admin center
next-ask-service = tell the people of the service, with the details
next-paste-error = paste what the browser shows
next-retry = try again
next-wait = wait { $seconds ->
    [missing] a little
   *[other] { $seconds } seconds
 }, then try again

# Wrong usage. The code of `usage-service-missing` is usage.service_missing.
usage-advice = {"--help"} after the command lists what it takes.
usage-at-once-malformed = it is a number from 1 to 256
usage-client-id-missing = {"--client-id"} is missing: in this model the application is yours
usage-cloud-unknown = there is no cloud “{ $cloud }”: {"--cloud"} takes {"global"}, {"us-government"} or {"china"}
usage-command-missing = a command is missing: {"`consentry --help`"} lists them
usage-consent-not-asked = { $why }
usage-days-malformed = these are numbers of days, separated by commas, such as {"60,30,7"}
usage-file-unreadable = { $file }: { $reason }
usage-input-missing = {"--input"} { $input }=… is missing: { $label }
usage-form-all-out = {"--form all"} needs {"--out"} with a folder
usage-language-unknown = there is no such language here
usage-model-missing = {"--model"} is missing: { $models }
usage-model-unknown = there is no model { $model }: { $models }
usage-no-application = the practice tenant has no application for this set-up: its addresses are not known yet
usage-term-unknown = there is no word { $term } in the glossary; {"consentry glossary"} lists all of them
usage-setup-ambiguous = { $setup } can be any of these: { $setups }
usage-field-unknown = There is no field { $field }. The fields are: { $fields }
usage-yes-missing = Nobody can be asked here: add {"--yes"} to delete { $setup }
usage-no-bundles = there is no bundle: nothing was listed, and no folder that was named holds a {"NAME.consentry"}
usage-no-files = name a bundle, a folder or a list
usage-results-different = these results cannot be joined: { $what ->
    [foreign] one of them was made by another version
    [live] Microsoft was asked for some of them and not for others
    [shard] they are not parts of one whole
   *[within] they speak of an end at different times before it
 }
usage-shard-malformed = it has the form {"I/N"}, with I from 1 to N and N at most 10000
usage-two-formats = {"--json"} and {"--format"} ask for two different forms
usage-no-setup = there is no set-up to continue
usage-not-a-rehearsal = this set-up is no rehearsal, so {"--practice"} cannot continue it
usage-nothing-on-stdin = no { $what ->
    [passphrase] passphrase
    [client-secret-value] Client secret (Value)
   *[client-secret] client secret
 } came on standard input
usage-nothing-pasted = nothing was pasted on standard input
usage-nothing-to-paste = somebody has to paste the address that the browser shows: run this in a terminal, pipe it in, or give {"--landing"} for consent
usage-nothing-typed = what is typed here cannot be hidden, so nothing was read
usage-option-unknown = the model has no option { $option }{ $options ->
    [missing] {""}
   *[other] ; it has { $options }
 }
usage-task-unknown = the model has no task { $task }; it has { $tasks }
usage-pair-malformed = it has the form {"NAME=VALUE"}
usage-practice-only = {"--auto"} and {"--scenario"} work with {"--practice"} only
usage-practice-user-unknown = there is nobody named “{ $user }” in the practice tenant, and no such kind
usage-provider-missing = {"--issuer"} or {"--tenant"} is missing
usage-redirect-uri-missing = {"--redirect-uri"} is missing
usage-scenario-needs-secret = {"--scenario"} { $scenario } needs a model with a client secret, and this model has none
usage-scenario-not-here = {"--scenario"} { $scenario } cannot be met in a model that signs people in by { $protocol }
usage-scenario-times = { $scenario }: a number of times stands after the colon, such as {"throttled:3"}
usage-scenario-uncounted = how often { $scenario } happens cannot be counted: leave the number out
usage-scenario-unknown = there is no scenario named “{ $scenario }”
usage-secret-missing = {"--secret-stdin"} is missing: this model needs the client secret (Value)
usage-secret-not-kept = the client secret is not kept on this computer; pipe it in with {"--secret-stdin"}
usage-seed-malformed = the seed does not fit: { $why ->
    [application-twice] more than one application has the client ID { $subject }
    [certificate] a certificate of “{ $subject }” is not PEM
    [guest] “{ $subject }” is a guest without an invitation to another tenant, or is invited and no guest
    [no-domain] the tenant { $subject } has no domain
    [redirect-uri] “{ $subject }” cannot be a redirect URI
    [too-much] “{ $subject }” holds more than a directory to rehearse in has
    [tenant-twice] more than one tenant has “{ $subject }”
    [unknown-tenant] no tenant has “{ $subject }”
   *[user-twice] there is more than one “{ $subject }”
 }
usage-service-missing = {"--service"} is missing: {"`consentry services list`"} names them
usage-tenant-missing = {"--tenant"} is missing
usage-value-missing = one of { $values }
usage-value-unknown = { $value } is not known yet

# The browser, and what is typed.
browser-opening = Opening in the browser: { $url }
browser-not-started = no browser could be started: { system-reason }; open the address by hand
secret-prompt = Client secret (Value) (not shown):
secret-press-enter = Press Enter to go on.

# consentry tenant
tenant-name = Name
tenant-signs-in = { $how ->
    [federated] federated{ $host ->
        [missing] {""}
       *[other] , at { $host }
     }
    [managed] managed by Entra
   *[unknown] not known
 }

# consentry credential check
credential-accepted = The directory accepts this client secret for this application.

# consentry login
login-issuer-read = The issuer is { $issuer }: what was given is the address of its discovery document.
login-metadata-of-the-directory = this address of the metadata names no application: Entra then publishes the directory’s own certificates, which sign for no application that has one. Use the App Federation Metadata Url, which ends in appid= and the Application (client) ID.
login-paste = The answer goes to { $address }, which is no http address of this computer, so it cannot arrive here by itself.
 Sign in, then paste here the address that the browser shows, the answer that it posts, or the error on the page:
login-waiting = The answer is awaited at { $address } on this computer, for { $minutes } minutes. The application must have { $registered } among its addresses.
 If the page shows an error, or the browser runs on another computer, paste here what it shows: the address or the text.
login-came-by-tls = The browser came with https, but the answer is awaited over http. Delete the rule for localhost in the browser ({"chrome://net-internals/#hsts"}), switch its https-only mode off for localhost, or change {"https://"} to {"http://"} in its address bar.
login-check = { $label } ({ $clause })
login-check-status = { $status ->
    [fail] fail
    [pass] pass
   *[skipped] –
 }
login-expected = expected { $value ->
    [missing] –
   *[other] { $value }
 }
login-received = received { $value ->
    [missing] –
   *[other] { $value }
 }
login-not-proved = Not proved: { $what }
login-verdict = { $verdict ->
    [fail] This sign-in does not work.
    [pass] { $who ->
        [missing] The person can sign in.
       *[other] { $who } can sign in.
     }
   *[inconclusive] Nothing was proved: no answer came that could be verified.
 }

# consentry services
services-source = Read { $date } at { $addresses }
services-model = {"--model"} { $model }: { $title }
services-model-kind = { $tagline }. { $protocol }, { $owner ->
    [customer] an application of your own
   *[vendor] the service’s application
 }
model-recommended = Recommended by { $who }
model-you-need = You need: { $what }
model-you-hand-over = You hand over: { $what }
model-afterwards = Afterwards: { $what }
model-caveat = Note: { $title }
services-input = { $flag } { $id }=…: { $label } ({ $standing ->
    [required] required
    [optional] optional
    [directory] otherwise as the directory is found
   *[default] otherwise { $default }
 })
services-sound = { $id } is a sound profile
services-no-home = no home
services-housed = { $housed } of { $all } facts have a home

# consentry bundle
bundle-service = Service
bundle-model = Integration model
bundle-redirect-uris = Redirect URIs
bundle-consent = Admin consent
bundle-consent-skipped = Each person consents at the first sign-in
bundle-known = { $how ->
    [proved] proved
    [reported] reported by { $file }
   *[stated] stated
 }
bundle-secret = Client secret
bundle-secret-hint = begins { $hint }{ $day ->
    [missing] {""}
   *[other] , ends { $day }
 }
bundle-sealed = Sealed secret
bundle-is-sealed = { $sealed ->
    [yes] yes
   *[no] no
 }
bundle-run = Test login
bundle-verdict = { $verdict ->
    [fail] fail
    [pass] pass
   *[inconclusive] inconclusive
 }: { $sentence }{ $file ->
    [missing] {""}
   *[other] , reported by { $file }
 }
bundle-open-task = Open task
bundle-later-task = Afterwards
bundle-task = { $title }{ $who ->
    [missing] {""}
   *[other] {" "}({ $who })
 }{ $optional ->
    [yes] , optional
   *[no] {""}
 }
bundle-practice = Practice
bundle-is-practice = yes: nothing in it is about a real directory
bundle-unfinished = Unfinished
bundle-unfinished-at = yes: the set-up stands at { $step }
bundle-asked = Asked for
bundle-cloud = Cloud
bundle-identifier = Identifier (Entity ID)
bundle-metadata-url = Metadata URL
bundle-certificate = Signing certificate
bundle-certificate-lifetime = { $thumbprint }, from { $from } until { $until }
bundle-scopes = Scopes
bundle-run-ground = {"  "}Ground
bundle-run-warning = {"  "}Look at
bundle-warning = Look at
bundle-run-leaves = {"  "}Not checked
bundle-failure = {"  "}Failed
bundle-correlation-id = {"  "}Correlation ID
bundle-trace-id = {"  "}Trace ID
bundle-flaw = {"  "}What is wrong
bundle-raw = {"  "}As it came
bundle-written-by = Written by
bundle-written = Written
bundle-digest = Digest
bundle-digest-differs = the digest does not match: computed { $computed }
bundle-whole = The bundle is whole: version { $version }, { $digest }
bundle-secret-sealed = Sealed: { $path }
bundle-is-unfinished = It is unfinished: nobody was seen to sign in yet.
bundle-exported = { $finished ->
    [yes] Exported: { $path }
   *[no] Exported as unfinished: { $path }
 }
bundle-redacted = Redacted: { $path }
bundle-removed = Removed { $what } at { $place }
bundle-replaced = { $with ->
    [nothing] Removed
   *[other] Replaced
 } { $what ->
    [text] what stands in the text
   *[other] { $what }
 } at { $place }{ $count ->
    [missing] {""}
   *[other] {" "}({ $count } times)
 }: { $reason ->
    [group] it tells the groups of a person
    [ownWords] somebody wrote it in their own words
   *[person] it identifies a person
 }

bundle-profile-carried = The profile of { $service } came with the bundle: somebody made it for a service of their own. It is followed for this bundle alone, and is not among yours.
bundle-profile-differs = the bundle was made with another profile of { $service } than yours, and yours is followed

# consentry bundle diff
diff-difference = {"  "}{ $label }: { $how }

# consentry reproduce
reproduce-nothing = Nothing to judge: the bundle tells of no test login and of nothing that failed.

# consentry setups
setups-none = There is no set-up on this computer yet. Begin one with {"consentry setup --service"}.
setups-state = {" "}{ $done }/{ $of }{ $practice ->
    [yes] , practice
   *[no] {""}
 }: { $next }
setups-archived = Put away: { $id }. {"consentry setups list --all"} lists it still.
setups-taken-out = Taken out again: { $id }
setups-deleted = Deleted: { $id }. {"consentry setups undo"} brings it back, until another one is deleted.
setups-brought-back = Back again: { $id }
setups-undone = Taken back in { $id }. { $label }
setups-kept = Nothing was deleted.

# consentry handoff
handoff-practice = A rehearsal: nothing here is about a real directory.
handoff-tenant-closed = The practice tenant is closed, so what it would say is not known. { $setup ->
    [missing] Run the set-up that the bundle was made of to start it again.
   *[other] It is started again with: consentry setup --continue { $setup }
 }
handoff-unfinished = Unfinished: nobody was seen to sign in yet.
handoff-never-by = Never by { $ways }.
handoff-then-wait = Then wait for { $who }.
handoff-letter = { $name ->
    [consent] Message for whoever may grant consent
   *[note] Note for the service
 }
handoff-written = Written: { $path }
handoff-left-out = Left out: { $why }

# consentry practice
practice-login-host = Login host
practice-admin-center = Admin center
practice-certificates = Certificates
practice-graph-host = Graph host
practice-tenant = Directory
practice-scenario = Scenario
practice-application = Application
practice-client-id = Application (client) ID
practice-secret = Client secret (Value)
practice-secret-id = Secret ID
practice-redirect-uri = Redirect URI
practice-identifier = Identifier (Entity ID)
practice-reply-url = Reply URL (ACS URL)
practice-metadata-url = App Federation Metadata Url
practice-ends = Its users and secrets are made up. {"Ctrl-C"} ends it.
practice-not-shown = { $count } requests are not shown

tenant-taken = { $directory }: { $from }

# consentry setup, rehearsing in the practice tenant without {"--auto"}.
rehearsal-begins = The practice tenant stands in for Microsoft. Where a task leads to the Entra admin center, open the Admin center below; where the directory is asked for, type its domain. The service itself is not rehearsed: read what is to be done there, and press Enter.
rehearsal-people = These people can sign in. Where a page of the practice tenant asks who you are, type a user name and its password. Each row holds the user name, the password, the name, and what happens:
rehearsal-application = The practice tenant has the application already. Type its values where they are asked for here:

# consentry doctor
doctor-status = { $status ->
    [fail] look
    [pass] fine
   *[skipped] –
 }
doctor-keyring-fine = The keyring keeps secrets.
doctor-keyring-none = This system offers no keyring, so a client secret is kept only while a command runs.
    .next = Start a Secret Service such as GNOME Keyring, or give the secret again with {"--secret-stdin"}.
doctor-keyring-other = The keyring gave back another secret than it was given.
    .next = Restart the keyring, then look again.
doctor-keyring-locked = The keyring is locked, so a client secret is kept only while a command runs.
    .next = Unlock it in the system’s password application, or in a terminal with {"gnome-keyring-daemon --unlock"}; or give the secret again with {"--secret-stdin"}.
doctor-keyring-failed = The keyring failed: { system-reason }. A client secret is kept only while a command runs.
    .next = Restart the keyring, then look again; or give the secret again with {"--secret-stdin"}.
doctor-browser-fine = Pages are opened with { $program }, by { $source ->
    [system] the system
   *[other] { $source }
 }.
doctor-browser-other = { $lost }, named by { $source ->
    [system] the system
   *[other] { $source }
 }, is not on this computer. Pages are opened with { $program }.
    .next = Correct {"BROWSER"}, or name a browser with {"--browser 'CMD {url}'"}.
doctor-browser-lost = { $lost }, named by { $source ->
    [system] the system
   *[other] { $source }
 }, is not on this computer.
    .next = Name a browser with {"--browser 'CMD {url}'"}, or open the addresses by hand where they are shown.
doctor-proxy-none = { $host } is asked without a proxy.
doctor-proxy-excepted = { $host } is asked without a proxy: {"NO_PROXY"} excepts it from the one in { $variable }.
doctor-proxy-fine = { $host } is asked through { $proxy } ({ $scheme }), named by { doctor-proxy-source }.
doctor-proxy-closed = { $host } is asked through { $proxy } ({ $scheme }), named by { doctor-proxy-source }, and no answer came through it.
    .next = Check that the proxy runs at { $proxy } and lets { $host } through.
doctor-proxy-password = The proxy { $proxy }, named by { doctor-proxy-source }, asks for a password.
    .next = Put it into the variable: {"http://NAME:PASSWORD@HOST:PORT"}.
doctor-proxy-unusable = { $variable } names a proxy that Consentry cannot use.
    .next = Set it to {"http://HOST:PORT"} or, for a SOCKS proxy, to {"socks5h://HOST:PORT"}, or unset it.
doctor-proxy-source = { $variable ->
    [missing] the system’s settings
   *[other] { $variable }
 }
doctor-network-none = No secure connection can be made from this computer{ $reason ->
    [missing] .
   *[other] : { $path ->
        [missing] {""}
       *[other] { $path }:{" "}
    }{ system-reason }.
 }
    .next = Correct {"CONSENTRY_CA_FILE"} and the system’s certificates.
doctor-network-fine = { $host } answers.
doctor-network-not-asked = { $host } was not asked.
doctor-trust-no-answer = Not seen: { $host } gave no answer.
doctor-trust-fine = The certificate of { $host } is trusted.
doctor-trust-not-asked = { $host } is asked without TLS.
doctor-clock-no-answer = Not compared: the login host gave no answer.
doctor-clock-no-time = Not compared: the login host does not tell the time.
doctor-clock-fine = This computer’s clock agrees with the login host’s.
doctor-clock-off = This computer’s clock is off by { $seconds } seconds.
    .next = Let the system set its clock from the network: tokens look expired or not valid yet otherwise.

# consentry setup
setup-begun = Set-up { $id }: { $title }
setup-profile-saved = The profile: { $path }
setup-model-kept = The model stays as it is.
setup-undo = { $label }, with: {"consentry setups undo"} { $id }
setup-continue-later = All that was done is saved. Go on with: {"consentry setup --continue"} { $id }
setup-nothing-saved = No step is done yet, so nothing is saved.
setup-export-as-it-is = For support, export it as it is: {"consentry bundle export"} { $id }
setup-continue-after-consent = Send them the letter. Continue with {"`consentry setup --continue`"} once they have answered.
setup-bundle-saved = Saved: { $path } ({ $digest })
setup-still-open = Still open: { $task }
setup-afterwards = Afterwards: { $task }
setup-task = { $title } ({ $who }{ $optional ->
    [yes] , optional
   *[no] {""}
 })
setup-step-done = Done{ $known ->
    [proved] , proved
    [stated] , stated by { $by }
    [reported] , reported by { $by }
   *[missing] {""}
 }{ $note ->
    [missing] {""}
   *[other] : { $note }
 }
setup-secret-again = The client secret is not kept on this computer, so it is needed again.
setup-observed = { $title }: { $standing ->
    [asItShould] as it should be
    [otherwise] look at this
   *[unknown] not known
 }. { $seen }
setup-redirects-without-end = The practice tenant redirects without end.

setup-default = { $label }: { $value }, by default ({ $flag } { $id }=…)

# consentry setup, what a screen would show.
show-label = { $label }:
show-path = Where: { $path }
show-path-otherwise = Also called: { $path }
show-note = Good to know: { $text }
show-warning = Careful: { $text }
show-advice = Recommended: { $text }
show-task = [{ $number }/{ $of }] { $task }
show-task-standing = { $number }. { $title }: { $standing ->
    [later] comes after { $by }
    [proved] done, proved
    [reported] done, reported by { $by }
    [stated] done, stated by { $by }
   *[open] open
 }
show-task-later = Later: { $title } (after: { $tasks })
show-model = { $number }. { $title } ({ $id })
show-pro = + { $text }
show-con = − { $text }
show-source = { $source }. Read { $date }.
show-question = A question to send to the service:
show-options = The service’s own switches, with what is recommended:
show-option = { $id }: { $label } = { $value }
show-empty = nothing
show-flag = { $on ->
    [yes] yes
   *[no] no
 }
show-guide = { $title }, in short:
show-way-not-here = – { $title }
show-unusual = It usually looks like { $shapes }. Compare this one with the service’s page, letter by letter.
show-roles = Who may grant it: { $roles }
show-waiting = Waiting for { $who } since { $since }.
show-certificate = Signing certificate { $thumbprint }: { $standing ->
    [endsSoon] ends soon, on { $day }. Replace it before that day: make a new certificate, give it to the service, then make it active.
    [expired] ended on { $day }. Make a new one in Entra, make it active, and read the metadata again.
    [notYet] not valid yet, ends on { $day }. Services refuse it until then.
   *[valid] valid until { $day }
 }
show-claim-need = The service needs { $need }: { $claims }{ $required ->
    [yes] {" "}(required)
   *[no] {""}
 }
show-claim-use = { $need }: { $value }
show-way-needs = Needs: { $text }
show-way-proves = Proves: { $text }
show-way-leaves = Leaves unproved: { $text }
show-persona = { $number }. { $label }: { $expectation }{ $tried ->
    [fail] . Tried: fail
    [inconclusive] . Tried: no verdict
    [pass] . Tried: pass
   *[no] {""}
 }
show-check = { $status ->
    [fail] Failed
   *[skipped] Not checked
 }: { $label }
show-saved = The bundle is saved: { $path }
show-change-later = To change one of these values later: {"consentry setup --continue"} { $id } {"--input"} {"NAME=VALUE"}
show-entries = In the bundle:
show-never-by = Never by { $way }.
show-then-wait = Then you wait for { $who }.
show-letter = A note to send with it:
show-stage = { $number }. { $name }{ $standing ->
    [done] : done
    [locked] : locked
    [missing] {""}
    [open] : open
   *[waiting] : waiting for somebody else
 }
show-comes-first = What comes first:
show-milestone = { $text }{ $standing ->
    [done] : done
    [locked] : locked
   *[open] : open
 }
show-term = { $term }: { $means }
show-no-term = There is no technical word in this step that Consentry explains.
show-way-back = The way back: { $who }
show-rotated = The new one is in the place of the old.

# consentry setup, asking somebody at a terminal.
ask-back = At any question, {"?"} explains the technical words of the step.
ask-tenant = Domain, email address, Directory (tenant) ID or any sign-in address:
ask-model = Integration model ({ $models }){ $suggested ->
    [missing] {""}
   *[other] , Enter for { $suggested }
 }:
ask-input = { $label }{ $present ->
    [missing] { $required ->
        [yes] {""}
       *[no] , or Enter for nothing
     }
   *[other] , Enter for { $present }
 }:
ask-follows-directory = What stands there is the directory as it was found.
ask-needed = The set-up needs a value here.
ask-from-metadata = The service’s SAML metadata holds it: {"@FILE"} reads it from there.
ask-option = Enter to leave the switches as they stand, or the name of one to change:
ask-task = { $whose ->
    [others] Enter if it has been done, {"l"} to go on without it
   *[mine] Enter once it is done, {"l"} to leave it open
 }{ $others ->
    [yes] , {"?"} for all of them, or the number of another
   *[no] {""}
 }:
ask-task-asks = { $question } Answer once it is done, or Enter to leave it open{ $others ->
    [yes] , {"?"} for all of them, or the number of another
   *[no] {""}
 }:
ask-way = Enter to begin with the first of these ways, or a number:
ask-persona = Enter to sign in as an ordinary user, or the number of somebody else:
ask-another-persona = Enter to go on, or the number of somebody else to sign in as:
ask-sha1 = Enter to run it once with SHA-1 allowed, {"n"} not to:
ask-stage = Enter to stop here, or the number of what to go on with:
ask-prove-next = Enter once there is a new one, to prove it; {"l"} to leave it:
ask-try-next = Enter to sign in once with the new one; {"l"} to leave it:
ask-token = { $title }? Paste a token that the service issued (not shown; it is read here and forgotten), or Enter to leave it:
ask-finish-rotation = Enter to put the new one in the place of the old, {"l"} to leave it:
ask-expiry = The day on which it ends, such as {"2027-11-21"}, or Enter:
ask-consent = Enter to grant it now, {"h"} to hand it over to an Entra admin, {"p"} to paste where somebody landed{ $button ->
    [missing] {""}
   *[other] , {"g"} if it was granted by the button { $button }
 }{ $required ->
    [yes] {""}
   *[no] , {"s"} to go on without it
 }:
ask-role-holder = This takes somebody who is { $roles }. Enter if that is you, {"e"} if somebody else is:
ask-signature = Your name, to sign letters with (Enter for none):
ask-consent-to = Who is that? Their name:
ask-pasted-caught = Waiting for the browser. If its page shows an error, paste it here:
ask-pasted = Paste the address that the browser shows, or the error on its page:
ask-question = Enter to go on all the same, or correct it:
day-unreadable = this is no day; write it as year-month-day, such as 2027-11-21
day-ambiguous = this is { $one } or { $other }; write it as year-month-day, such as 2027-11-21
ask-overwrite = { $path } is there already. Overwrite it? (y/N)
ask-change-model = Enter to change to { $model }, anything else to stay with the present one:
ask-delete = Delete { $title } ({ $id }) and forget its secret? (y/N)
ask-yes = y yes
ask-again = Enter to try again, {"q"} to stop here:
ask-consent-address = The address
ask-letter-to = To: { $to }
ask-letter-subject = Subject: { $subject }
ask-example = Such as { $example }
ask-how-you-know = You know it worked: { $how }

# consentry explain.
explain-paste = Paste what was sent, then press {"Enter"} and {"Ctrl-D"}:
explain-read-as = Read as { $code }, which was typed off with mistakes.
explain-nothing-wrong = Nothing is wrong with it, as far as it says itself.
explain-finding = { $number }. { $summary }
explain-actor =
    { $actor ->
        [consentry] Consentry
        [microsoft] Microsoft
        [network] whoever looks after the network
        [service] the people of the service
        [tenant-admin] an administrator of the directory
       *[you] whoever entered it
    }
explain-row = {"   "}{ $what ->
    [actor] Who must act
    [page] Where
    [flaw] What exactly
    [code] Code
    [aadsts] Microsoft’s code
    [request] Request
    [correlation] Correlation ID
    [trace] Trace ID
   *[at] Time
 }: { $value }
explain-warnings = Deserves a look:
explain-not-checked = Not checked:
explain-ask-for = To ask the customer for:
explain-to-send = The answer to send:

# consentry check.
check-bundle = { $file }: { $title }
check-file = { $file }
check-finding = {"  "}{ $severity ->
    [error] Error
    [warning] Warning
   *[notice] Note
 }: { $summary }
check-advice = {"    "}{ $advice }
check-ending = {"  "}{ $what ->
    [secret] The client secret that begins with { $id }
   *[certificate] The signing certificate { $id }
 } { $ended ->
    [yes] ended on { $day }.
   *[no] ends on { $day }.
 }
check-summary = { $count ->
    [one] 1 bundle
   *[other] { $count } bundles
 }: { $fine } fine, { $found } to look at, { $unreadable } of them unreadable. Errors: { $errors }, warnings: { $warnings }, notes: { $notices }.
check-progress = { $number } of { $all } checked
check-stopped = Not every bundle was looked at: somebody stopped it.
check-missing = Parts are missing: { $shards }
check-no-results = these are no results of {"consentry check --json"}
prometheus-ends = The last second at which a client secret or signing certificate is valid.
prometheus-finding = One for each thing that is found about a bundle.
prometheus-findings = How often each thing is found.
prometheus-bundles = How many bundles were looked at.
prometheus-fine = Of how many bundles nobody has to do anything.
prometheus-complete = Whether every bundle was looked at.
prometheus-at = The moment at which everything stood as it says.
