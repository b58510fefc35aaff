### What exactly is wrong, where Consentry itself found it: the detail of a failure, for support. Names of elements,
### members and places are values and stay as they are.

flaw-bundle = { $kind ->
    [digest] Its digest does not match: computed { $computed }.
    [duplicate-member] A member is there twice: { $place }.
    [newer] It is of version { $version } of the format, which is newer than this program reads.
    [not-a-bundle] It is JSON, and does not say that it is a connection bundle.
    [not-json] It is not JSON at line { $line }, column { $column }.
    [not-normal] It is not in the normal form at { $place }.
    [not-utf8] It is not UTF-8 at byte { $offset }.
    [nul] There is a NUL character at { $place }.
    [number] The number at { $place } is out of range.
    [too-deep] It is nested deeper than { $limit } at { $place }.
    [too-large] It has { $actual } bytes, more than { $limit }.
   *[malformed] It is not what the format says at { $place }.
 }

flaw-check = { $check }: { $expected ->
    [missing] nothing
   *[other] { $expected }
 } was expected, { $received ->
    [missing] nothing
   *[other] { $received }
 } came.

flaw-no-answer = { $kind ->
    [proxy-unusable] { $variable } names no proxy that can be used.
    [timed-out] { $host } did not answer in time.
    [too-large] The answer of { $host } is too large.
    [untrusted] { $host } answered with a certificate that is not trusted{ $reason ->
        [expired] : it has expired
        [no-trust-store] : this computer has no certificate authorities to trust
        [not-yet-valid] : it is not valid yet
        [other-name] : it is made out to another name
        [unknown-issuer] : no authority that is trusted here signed it
       *[other] {""}
    }.
   *[unreachable] { $host } cannot be reached: { system-reason }.
 }

flaw-seal = { $kind ->
    [damaged] The seal is damaged.
    [encrypted-identity] The identity file is encrypted itself.
    [excessive-work] Opening the seal would take more work than this program does.
    [not-a-recipient] This is no age recipient of the kind X25519.
    [not-an-identity] It holds no age identity of the kind X25519, or something else beside.
    [other-client] The seal belongs to another application.
    [unsealable] It could not be sealed.
   *[wrong-key] The key does not open the seal.
 }

flaw-setup = { $kind ->
    [format] A newer version of Consentry wrote it.
    [id] It holds another set-up than its name says.
   *[size] It is larger than any set-up.
 }

flaw-token = { $kind ->
    [base64] Its { token-part } is not base64url.
    [json] Its { token-part } is not a JSON object with unique names.
    [parts] A token has three parts with dots between them.
   *[too-long] It is longer than any token.
 }

token-part = { $part ->
    [header] header
    [signature] signature
   *[payload] payload
 }

flaw-xml = { $kind ->
    [contradictory] It has several of { $part }, and they contradict each other.
    [document-type] It has a document type declaration.
    [duplicate-id] Two elements have the same identifier.
    [missing-part] { $part } is missing.
    [not-utf8] It is not UTF-8.
    [several] { $part } occurs several times.
    [split-text] Something stands inside the text of { $part }.
    [too-long] It is too long.
    [unlike] { $part ->
        [Assertion] It is no assertion of SAML 2.0 or 1.1.
        [Response] It is no Response of SAML 2.0.
       *[other] It is no { $part }.
    }
    [unreadable] { $part } has no readable value.
   *[malformed] It is not well-formed XML.
 }
