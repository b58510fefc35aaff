### The pages that the browser shows when it comes back to this computer.

landing-another-login = This answer belongs to another login
    .text = Consentry still waits for the one it began. Go back to Consentry and open the sign-in page again.
landing-done = The answer has arrived
    .text = You can close this tab and go back to Consentry.
landing-fragment = One moment
    .text = If this page stays, the address holds no answer. Go back to Consentry and paste it there.
landing-not-allowed = Not understood
    .text = Consentry waits here for the answer to a sign-in.
landing-not-found = Nothing here
    .text = Consentry waits at another path for the answer to a sign-in.
landing-not-understood = Not an answer
    .text = Consentry waits here for the answer to a sign-in, and this is none.
landing-too-large = Too large
    .text = This is longer than any answer to a sign-in.
