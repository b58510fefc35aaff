### The six steps: their names, what comes next, how each stands.

step-tenant = Directory
step-model = Integration model
step-consent = Consent
step-credentials = Credentials
step-test-login = Test login
step-export = Export

## The one next thing of a set-up

next-thing-tenant = Next: identify the directory
next-thing-model = Next: choose an integration model
next-thing-consent = Next: grant admin consent
next-thing-credentials = Next: prove the credentials
next-thing-test-login = Next: run a test login
next-thing-export = Next: save the connection bundle
next-thing-wait = Waiting for admin consent
next-thing-none = Done: the bundle is saved

## A few words beside a step

step-note-choice = your choice
step-note-keyring-locked = the keyring is locked: the secret is not kept
step-note-next = next
step-note-no-keyring = there is no keyring: the secret is not kept
step-note-nothing = nothing to grant
step-note-ready = ready to save
step-note-skipped = not needed now
step-note-taken = taken out of { $from ->
    [email] an email address
    [page] a link that another page wraps
    [safe-links] a Safe Links address
    [text] the text around it
    [url-defense] a URL Defense address
    [web-site] a web address
   *[address] a sign-in address
 }
step-note-theirs = { $service }’s part
step-note-turn = your turn

## What runs

# $cloud is one of Microsoft’s clouds, or the practice tenant.
running-identify = Asking { $cloud ->
    [practice] the practice tenant
   *[other] Microsoft
 } for the directory
running-ask-consent = Waiting for the answer of the consent page
running-probe = Trying the credentials
running-came-by-tls = The browser came with https, but the answer is awaited over http: delete the rule for localhost ({"chrome://net-internals/#hsts"}), switch the https-only mode off for localhost, or change {"https://"} to {"http://"} in its address bar
running-sign-in = Waiting for the sign-in
