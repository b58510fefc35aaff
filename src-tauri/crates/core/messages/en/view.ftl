### What the screens of a set-up say beside values: ways, people, sequence, contents of a bundle.

## A directory and an application, by Microsoft’s names

tenant-id = Directory (tenant) ID
tenant-domain = Domain
tenant-cloud = Cloud
tenant-region = Region
tenant-issuer = Issuer
tenant-sign-in = Sign-in
client-id = Application (client) ID

## Roles in a directory, by Microsoft’s name

role-cloudApplicationAdministrator = Cloud Application Administrator
role-guestInviter = Guest Inviter
role-globalAdministrator = Global Administrator

## The start screen

opened-from = Opened from { $name }{ $at ->
    [missing] {""}
   *[other] , saved { $at }{ $program ->
        [missing] {""}
       *[other] {" "}with { $program }
    }
 }.
opened-unfinished = It is unfinished: nobody was seen to sign in.
setup-title = { $service } for { $tenant }

expiry-certificate = { $service }’s signing certificate
expiry-secret = { $service }’s client secret

## The directory

tenant-ask = Which directory do your people sign in to?
tenant-ask-text = A domain is enough. Consentry asks Microsoft’s public discovery; nobody is signed in and nothing is changed.
tenant-found = { $name ->
    [missing] { $what } is a directory
   *[other] { $what } belongs to { $name }
 }
# $where is the cloud that was asked.
tenant-found-text = { $where ->
    [practice] The practice tenant answered.
   *[other] Microsoft answered.
 } Nobody was signed in and nothing was changed.
tenant-reported-text = { $file } says so. Check again, and Microsoft answers here.
tenant-looking = Asking Microsoft
tenant-failed = The directory is not proved yet

# $cloud is one of Microsoft's clouds, or the practice tenant.
cloud-name = { $cloud ->
    [china] Microsoft Entra ID, China (21Vianet)
    [global] Microsoft Entra ID, worldwide
    [practice] Practice tenant
    [us-government] Microsoft Entra ID, US Government
   *[other] { $cloud }
 }
cloud-host-here = this computer

# $scope is Microsoft's name for a part of the world.
region = { $scope ->
    [AF] Africa
    [AS] Asia
    [AU] Australia
    [CN] China
    [EU] Europe
    [JP] Japan
    [NA] North America
    [OC] Oceania
    [SA] South America
    [USG] US Government
    [USGov] US Government
   *[WW] Worldwide
 } ({ $scope })

## What lies ahead, before the first step: a line for each step

ahead-title = What will happen
ahead-at-hand = What to have at hand
ahead-asked = Who may have to be asked
ahead-stop = You can stop at any time. What is done is saved, and Consentry goes on from there.

ahead-tenant = You name your directory, and Consentry looks it up.
ahead-model = { $count ->
    [one] You read how { $service } is connected; there is one way.
   *[other] You choose one of { $count } ways to connect { $service }.
 }
# $part is what somebody with a role in the directory does.
ahead-consent = { $part ->
    [grants] Somebody with an admin role grants { $service }’s app consent.
    [registers] Somebody with an admin role registers an application in Entra.
    [registers-and-grants] Somebody with an admin role registers an application, and grants it consent.
   *[model] Somebody with an admin role registers an application or grants consent.
 }
# $kind is what proves the application.
ahead-credentials = { $kind ->
    [certificate] Consentry reads the certificate that Entra signs with.
    [none] Nothing for you: { $service } keeps the keys.
    [secret] You paste the client secret, and Consentry tries it.
   *[model] You paste a client secret, or Consentry reads a certificate, as the model has it.
 }
ahead-test-login = You or a colleague sign in once, and Consentry checks the answer.
# $method is how the service gets its values.
ahead-export = { $method ->
    [paste] You save the result, and paste the values into { $service }.
   *[send] You save the result, and give { $service } its values.
 }

# $model is a model’s title, and $values are the labels of what only the service has.
ahead-takes = { $model ->
    [missing] { $needs }.
   *[other] { $model }: { $needs }.
 }{ $values ->
    [missing] {""}
   *[other] { " " }To copy over: { $values }.
 }
ahead-role-holder = If you are none of these yourself, somebody who is: { $roles }

## The integration model

model-ask = Who should own the app registration?
model-ask-how = How should { $service } be connected?
model-ask-one = { $service } connects in one way
model-ask-text = Read what each costs you. You can come back and change this; what was done for { $service } after it would then be done again.
model-ask-one-text = Read what it costs you. You can come back and change what you enter here; what was done for { $service } after it would then be done again.

# $before are names of steps with commas between them, and $last is the one after them.
change-undoes = { $before ->
    [missing] Another model means doing { $last } again.
   *[other] Another model means doing { $before } and { $last } again.
 }
change-keeps = Kept for when you come back to { $model }: { $what }.
change-keeps-tasks = { $count ->
    [one] one task marked as done
   *[other] { $count } tasks marked as done
 }
values-undo = { $before ->
    [missing] Other values can mean doing { $last } again.
   *[other] Other values can mean doing { $before } and { $last } again.
 }

## Undo

undo-deletion = Undo: delete { $title }
undo-directory = Undo: look up { $asked }
undo-model = Undo: change to { $model }
undo-values = Undo: change the values
undo-application = Undo: name another application
undo-consent = Undo: take in another answer about consent
undo-credentials = Undo: enter other credentials
undo-task = Undo: take back “{ $task }”
undo-keeps-secret = The client secret that this replaced stays in the keyring until the next change.
undo-forgot-secret = Its client secret, if it had one, is forgotten: it has to be entered again.

## Consent

consent-ask = Grant { $service } admin consent
consent-title-application = Register the application, then enter its ID
consent-title-elsewhere = Write to whoever holds the role
consent-waiting-to-register = Waiting for { $who } to register the application
consent-title-not-needed = Consent is not needed here
consent-title-optional = Grant consent now, or let people be asked later
consent-waiting-for = Waiting for { $who } to grant admin consent
consent-waiting-text = There is nothing for you to do until they answer. You can close Consentry; it opens again right here.
consent-title-granted = Admin consent is granted
consent-title-skipped = Going on without admin consent
consent-title-running = Accept in the window that just opened
consent-running-text = This page goes on by itself once you are done there.
consent-title-tasks-left = There is something left to do

## Credentials

# $by says whether the address of the metadata does as well.
ask-application = { $by ->
    [metadata] App Federation Metadata Url, or Application (client) ID
   *[id] { client-id }
 }
ask-application-hint = { $by ->
    [metadata] Either is enough: Consentry makes the address from the ID.
   *[id] From the registration’s Overview. Not the Object ID, not the Directory ID.
 }

# $what proves the application: a secret, or a certificate that Entra publishes.
credentials-ask = { $what ->
    [certificate] Copy the App Federation Metadata Url, then paste it here
   *[secret] Copy the secret’s Value, then paste it here
 }
credentials-text = { $what ->
    [certificate] From Single sign-on, SAML Certificates. Consentry reads the signing certificates and the addresses from it.
   *[secret] From the app registration for { $service } in the Entra admin center. It is tried at once, and kept in this computer’s keyring.
 }
credentials-running = { $what ->
    [certificate] Reading the federation metadata
   *[secret] Trying the credentials
 }
credentials-proved = { $what ->
    [certificate] Entra’s signing certificate is read
   *[secret] The credentials work
 }
credentials-proved-text = { $what ->
    [certificate] Microsoft published it for this application and this directory.
   *[secret] Microsoft took directory, application and secret together.
 }
credentials-reported = { $what ->
    [certificate] Entra’s signing certificate is reported
   *[secret] The credentials are reported to work
 }
credentials-reported-text = { $what ->
    [certificate] { $file } says that Microsoft published it for this application and this directory. Read it again to see it here.
   *[secret] { $file } says that Microsoft took directory, application and secret together. Enter the secret to prove it here.
 }
credentials-not-needed = There is nothing to enter here
credentials-prove = { $what ->
    [certificate] Read the metadata
   *[secret] Prove the credentials
 }
credentials-nothing-secret = Nothing here is secret.

## After the bundle: switching on, taking the other ways away, replacing what ends

after-stage-bundle = Bundle
after-stage-enable = Switch on
after-stage-enforce = Enforce
# $what is replaced: a secret, a certificate, or nothing that anybody makes.
after-stage-rotate = Replace { $what ->
    [certificate] the certificate
    [secret] the secret
   *[none] what ends
 }
after-turn = Whose turn it is: { $who }.
after-switched-on = Single sign-on to { $service } is switched on
after-switched-on-text = The other ways of signing in are still there.{ $title ->
    [missing] {""}
   *[other] {" "}Before anything is enforced: { $title }.
 }
after-switch-on-later = This comes after the tasks before it
after-comes-first = First: { $tasks }.
after-locked = Locked until nobody can be locked out
after-locked-text = This takes the other ways of signing in away. It opens once somebody signed in through the service in a private window, and a way back is named.
after-test-login = A test login that passes
after-enforce-text = From then on nobody signs in another way. Keep your own window signed in until a new private window works.
after-only-way = Single sign-on is the only way in to { $service }
after-only-way-text = Whoever cannot sign in through Entra uses the way back that was named.
after-replace = Replace the { credential } before { $day ->
    [missing] it ends
   *[other] { $day }
 }
after-ended = It has ended.
after-left = { $count ->
    [0] It ends today.
    [1] It ends tomorrow.
   *[other] { $count } days are left.
 }
after-new-what = The new { credential }
after-proving = Trying the new { credential }
after-prove = { $what ->
    [certificate] Read the metadata again
   *[secret] Prove the new secret
 }
after-try-title = Sign in once with the new { credential }
after-tried = Somebody signed in with the new { credential }
after-finish-title = Put the new { credential } in the place of the old
after-finish = Use the new { credential } from now on
after-keep = Keep the present { credential }
after-old-stays = The present { credential } stays in use until the last step.
after-milestone-proved = The new { credential } is proved
after-milestone-tried = Somebody signed in with it
after-milestone-finished = It is in the place of the old { credential }
credential = { $what ->
    [certificate] certificate
   *[secret] secret
 }

## Letters

# $roles is one name or several of roles in a directory.
letter-to-role-holder = Whoever is { $roles } in { $directory }
letter-one-of = { $before } or { $last }
# $name is what the directory calls itself, $what its domain or ID.
letter-directory = { $name ->
    [missing] the directory { $what }
   *[other] { $name } ({ $what })
 }
letter-tasks-subject = Single sign-on for { $service }: please prepare it in Microsoft Entra ID
letter-tasks-begin =
    Hello,

    we are setting up single sign-on for { $service } with our Microsoft Entra ID directory, { $directory }. It takes somebody who is { $roles }. Please do this in the Entra admin center:
letter-how = You know that it worked: { $how }
# $wanted is what comes of it.
letter-tasks-end =
    When it is done, please send me the { $wanted ->
        [metadata] App Federation Metadata Url, which stands under Single sign-on. It is no secret.
       *[id] Application (client) ID, which stands in the registration’s Overview. It is no secret; a client secret is, and does not belong into an email.
    }

    Thank you

## Tasks

tasks-waiting = Whose turn it is: { $who }. It happens outside Consentry, so you can close it meanwhile; it opens again right here.

## The test login

test-login-ask = Prove that somebody can sign in to { $service }
test-login-ask-text = A real sign-in, by one person, on this computer. Nobody else’s sign-in is touched.
test-login-running = Sign in, in the browser window that just opened
test-login-running-text = This page fills in by itself. Nobody else’s sign-in is touched.
test-login-passed-of = { $passed } of { $of } checks passed.
test-login-kept-out = Entra refused, which is what was tried.
test-login-put-right = { $count ->
    [one] One thing to put right before everybody follows.
   *[other] { $count } things to put right before everybody follows.
 }

## The connection bundle

export-ask = Save the connection bundle
export-saved = The connection bundle is saved
export-saved-text = Save it again whenever something changes.
export-text = One file with everything that was proved. { $service }’s support reaches the same verdict from it without entering your directory.
export-hand-over = Values to hand over

## The button that leads on from a screen of the last step

lead-state = I have done this
lead-save = Save the bundle
lead-result = Back to what was found
lead-done = Done
lead-close = Save and close
lead-switch-on = Continue to Switch on
lead-enforce = Continue to Enforce
lead-test-login = Continue to the test login

## The ways of a test login, what each needs, and what it proves

way-loopback = In your browser
    .needs = { $uri } as { $protocol ->
        [oidc] a second Redirect URI (Web) of the app registration
       *[other] a second Reply URL (ACS URL) of the enterprise application
     }
way-paste = In your browser, then paste where it ends
way-sign-in-window = In a sign-in window of Consentry
    .needs = A sign-in without a device check: Conditional Access for managed devices may refuse it
way-needs-the-window = Consentry’s window; a terminal has none

reach-claims = The claims that the service will see
reach-consent = Consent to { $service }’s application
# $signs_in_by is the protocol in which people sign in, and $set_up_as how the application is set up in Entra.
reach-credentials = { $signs_in_by ->
    [oidc] Application (client) ID and client secret
   *[other] { $set_up_as ->
        [oidc] Application ID URI
       *[other] Identifier (Entity ID)
    } and signing certificate
 }
reach-directory = The directory and its sign-in policies
reach-no-claims = The claims: only { $service } holds the secret that the ID token needs
reach-redirect-uri = { $service }’s own { $set_up_as ->
    [oidc] Redirect URI
   *[other] Reply URL (ACS URL)
 }{ $uri ->
    [missing] {""}
   *[other] , { $uri }
 }
reach-use = What { $service } does with the answer

## Who signs in

persona-ordinary = An ordinary user
    .expectation = Should get in
persona-guest = A guest
    .expectation = Gets in only if you want guests
persona-no-mailbox = A user without a mailbox
    .expectation = Shows what replaces a missing email address
persona-unassigned = A user who is not assigned
    .expectation = Should be refused

## What a test login came to

run-kept-out = A user who is not assigned is kept out of { $service }, as it should be
run-let-in = { $who ->
    [missing] Entra lets this person through to { $service }
   *[other] { $who } can sign in to { $service }
 }
run-refused = { $who ->
    [missing] This person cannot sign in to { $service }
   *[other] { $who } cannot sign in to { $service }
 }
run-without-verdict = The test login came to no verdict

## The live sequence of a test login: who takes part, and what they say to each other

lane-you = You
    .note = or the person who tests
lane-browser = Browser
    .note = your default one
    .window = Consentry’s sign-in window
lane-entra = Entra
lane-service-note = Consentry stands in

message-assertion = Assertion and signature, verified here
message-caught = The answer is caught on its way
message-code = Code and client secret
message-discovery = Reads discovery and keys
message-id-token = ID token, verified here
message-metadata = Reads federation metadata
message-oidc-request = Sends the sign-in request
message-opens = Opens the sign-in address
message-read = { $label }. { $read }
message-pasted = You paste the address it shows
message-saml-request = Sends the SAML request
message-sign-in = Password and second factor
message-to-localhost = Brings the answer to localhost
message-ws-fed-request = Asks for a sign-in

turn-sign-in = Your turn: password and second factor
    .text = Only Microsoft and the browser see this part.

## What goes into the bundle

entry-directory = Directory
entry-model = Integration model
entry-consent = Admin consent
entry-consent-granted = Granted
entry-consent-skipped = Not needed now
entry-secret = Client secret
entry-secret-value = Begins { $hint }{ $day ->
    [missing] {""}
   *[other] , ends { $day }
 }
entry-certificates = Signing certificates
entry-certificates-value = { $count ->
    [one] { $count } certificate
   *[other] { $count } certificates
 }{ $day ->
    [missing] {""}
   *[other] , the last ends { $day }
 }
entry-runs = Test runs
entry-runs-value = { $failed ->
    [missing] { $runs }, with redacted traces
   *[other] { $runs }, { $failed } of them failed, with redacted traces
 }

## Test logins

run-ground = Run on something else than now: { $model }, directory { $tenant }, application { $client }{ $hint ->
    [missing] {""}
   *[other] , client secret beginning { $hint }
 }

## What is handed over

hand-over-secret = The Value that you proved; Consentry shows it nowhere
hand-over-tenant-closed = Only while the practice tenant runs, and it is closed
hand-over-unknown = Not known yet
hand-over-unread = The XML that { $url } answers with; it was not kept: prove the credentials again to have it here
hand-over-xml = The federation metadata as XML, { $count } KiB

## The people of the practice tenant

practice-kind-member = Ordinary member
practice-happens-member = Gets in.
practice-kind-guest = Guest
practice-happens-guest = Gets in, with an email address of another directory.
practice-kind-no-mailbox = Member without a mailbox
practice-happens-no-mailbox = Gets in, but Entra sends no email claim.
practice-kind-unassigned = Not assigned
practice-happens-unassigned = Is refused: nobody assigned this account to the application.
practice-kind-admin = Administrator
practice-happens-admin = Gets in, and may grant admin consent for everybody.
practice-kind-many-groups = Member of 250 groups
practice-happens-many-groups = Gets in, but the groups do not fit into the token.
practice-kind-mfa = Member with a second factor
practice-happens-mfa = Has to approve the sign-in once more.
practice-kind-blocked = Blocked account
practice-happens-blocked = Is refused: the account is switched off.
practice-kind-upn-is-not-mail = Member whose user name is not the email address
practice-happens-upn-is-not-mail = Gets in; a service that takes the one for the other does not know them.
practice-kind-stranger = Somebody from another directory
practice-happens-stranger = Is refused: nobody invited this account.

## Days and moments

day = { $day } { $month ->
        [jan] January
        [feb] February
        [mar] March
        [apr] April
        [may] May
        [jun] June
        [jul] July
        [aug] August
        [sep] September
        [oct] October
        [nov] November
       *[dec] December
    } { $year }
moment = { $date } { $time } UTC

## How something is known

known-by-landing = the address after consent
known-by-you = You

## The sign-in window

sign-in-window = Sign in

## A bundle that is judged again

replay-title = { $at ->
    [missing] { $step }
   *[other] { $step }, { $at }
 }
replay-verdict = { $verdict ->
    [fail] fail
    [pass] pass
   *[inconclusive] inconclusive
 }{ $code ->
    [missing] {""}
   *[other] {" "}({ $code })
 }
replay-letter =
    { $which ->
        [same] We judged the sign-ins in it once more, from what was recorded, and came to the same.
        [differs] We judged the sign-ins in it once more, from what was recorded, and came to something else in part.
       *[none] The sign-ins in it were not recorded in a way that lets us judge them once more.
    }
replay-same = The same verdict: { $verdict }
replay-differs = Decided differently: then { $then }, now { $now }
replay-unjudged = { $why ->
    [elsewhere] Reported: { $then }. Microsoft’s answers are well; it failed on the computer where it was run, or nobody answered there.
    [entered] Reported: { $then }. It is about what somebody entered, which is not kept.
    [not-recorded] Reported: { $then }. There is no recording to judge again: an earlier version made the bundle, or it was removed.
    [unreadable] Reported: { $then }. The recording is not whole: something was removed from it, or a later version made it.
   *[not-kept] Reported: { $then }. Something that it rests on was not kept.
 }
replay-checks = { $reported ->
    [missing] Checks made again: { $again }
   *[other] Checks made again: { $again }; reported from the recording: { $reported }
 }{ $differ ->
    [missing] {""}
   *[other] ; different: { $differ }
 }
replay-check-differs = { $check }: then { $recorded ->
    [fail] failed
    [missing] not there
    [pass] passed
    [skipped] not made
   *[other] { $recorded }
 }, now { $judged ->
    [fail] failed
    [missing] not there
    [pass] passed
   *[skipped] not made
 }

# The support desk: the values of a set-up, by Microsoft’s names.
desk-setting = { $what ->
    [client] Application (client) ID
    [domain] Domain
    [identifier] Identifier (Entity ID)
    [metadata] App Federation Metadata Url
    [model] Integration model
    [redirect-uris] Redirect URI
    [secret] Client secret begins
   *[tenant] Directory (tenant) ID
 }

# The support desk: how far a bundle can be trusted.
desk-digest-same = The bundle is as it was when it was saved: its digest (SHA-256) is right.
desk-digest-differs = Somebody changed the bundle after it was saved: its digest (SHA-256) differs.
desk-removed = Removed before it was saved: { $what }.
desk-removed-nothing = Nothing that could be used again had to be removed before it was saved.
## A bundle that is rehearsed

rehearsal-end = { $code ->
    [missing] nothing fails up to the step { $step }
   *[other] the step { $step } fails with { $code }
 }
rehearsal-outcome = { $outcome ->
    [reproduced] Reproduced: { $then }
    [different] Different. In the bundle { $then }; here { $now }
   *[notReproducible] Not reproducible here: { $why ->
        [computer] it failed on the customer’s own computer or network.
        [entered] it is about what somebody entered, which is not kept.
        [person] the person who signed in declined, closed the window or did not come back.
        [profile] the service or integration model is not known here. A profile of the customer’s own goes into the folder for profiles.
        [service] the service itself shows that error.
        [unknown] a later version tells of it.
        [unreadable] what the bundle says makes no directory.
       *[no-scenario] the practice tenant has nothing like it.
     }
 }
