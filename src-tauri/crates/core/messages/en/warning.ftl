### What deserves a look although a sign-in passed, and what a sign-in leaves unproved.

warning-claims-name_id_format = The name identifier has another format
    .text =
        { $expected ->
            [missing] The service wants one format, and another came.
           *[other] The service wants { $expected }, and { $received } came.
        } Change it under Single sign-on, Attributes & Claims, Unique User Identifier.
warning-claims-name_id_is_not_email = The name identifier is not the person’s e-mail address
    .text = The service takes the name identifier for the person’s e-mail address. Under Single sign-on, Attributes & Claims, choose user.mail for the Unique User Identifier.
warning-email_fallback =
    { $missing ->
        [missing] Entra did not send the claim that the service prefers
       *[other] Entra sent no { $missing } claim
    }
    .text =
        { $used ->
            [missing] The service falls back to another claim. That fails for anyone for whom that is not their mailbox.
           *[other] The service falls back to { $used }. That fails for anyone whose { $used } is not their mailbox.
        }
warning-email_unverified_domain = The e-mail address is not proved
    .text = Its domain is not verified in the person’s directory, so the address can be anybody’s. A service must not match accounts by it.
warning-federation-certificate_ends_soon =
    { $on ->
        [missing] The signing certificate ends soon
       *[other] The signing certificate ends on { $on }
    }
    .text = On that day the service refuses every sign-in. Make a new certificate before, give it to the service, then activate it.
warning-federation-certificate_replaced =
    { $expired ->
        [missing] A signing certificate has expired
       *[other] A signing certificate expired on { $expired }
    }
    .text = Entra uses the newer certificate{ $valid ->
            [missing] {""}
           *[other] , valid until { $valid },
        } at once, activated or not. The service must know it, or it refuses every sign-in.
warning-groups_overage = Too many groups for a token
    .text = Entra leaves all groups out when there are more than { $limit ->
            [missing] a token holds
           *[other] { $limit }
        }. Send only the groups assigned to the application, or use app roles.
warning-guest = This person is a guest
    .text = Guests have another object ID in every directory, and their e-mail address is their home directory’s affair. Test with a member as well.
warning-id_token-own_signing_key = This application signs with a key of its own
    .text = The directory’s own list does not name that key. The service must read { $address ->
            [missing] the discovery document with ?appid= and the Application (client) ID
           *[other] { $address }
        }, or it refuses every token. Entra does this for an application that has SAML or a claims mapping as well; a registration of its own for OpenID Connect avoids it.
warning-mutable_key = E-mail addresses change
    .text = The service knows people by a value that can change or be given to somebody else. The permanent key is tid together with oid.
warning-oid_missing = The permanent ID is missing
    .text = Entra sends oid only with the profile scope. Without it the only permanent key is sub, which differs from application to application.
warning-saml-sha1 = The answer is signed with SHA-1
    .text = It was allowed for this test. SHA-1 can be forged: choose the signing algorithm SHA-256 under Single sign-on, SAML Certificates.

unproved-claims = Which claims the service will see.
unproved-person = Who signed in, and from which directory: the code says neither.
unproved-redemption = That the service can redeem the code: only the service holds the secret.
