### What deserves a look although a sign-in passed, and what a sign-in leaves unproved.

warning-claims-name_id_format = The name identifier has another format
    .text =
        { $expected ->
            [missing] The service wants one format, and another came.
           *[other] The service wants { $expected }, and { $received } came.
        } Change it under Single sign-on, Attributes & Claims, Unique User Identifier.
warning-claims-name_id_is_not_email = The name identifier is not the person’s email address
    .text = The service takes the name identifier for the person’s email address. Under Single sign-on, Attributes & Claims, choose user.mail for the Unique User Identifier.
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
warning-email_unverified_domain = The email address is not proved
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
warning-federation-metadata_expired =
    { $on ->
        [missing] The service’s metadata has ended
       *[other] The service’s metadata ended on { $on }
    }
    .text = It was read all the same, and its values may be old. Ask the service for a new file.
warning-federation-odd_part = A part of the metadata is odd{ $part ->
        [missing] {""}
       *[other] : { $part }{ $number ->
            [missing] {""}
           *[other] , number { $number }
        }
    }
    .text = { $kind ->
            [address] It holds no address that could be opened, and was left out.
            [certificate] It holds no certificate that could be read, and was left out.
            [comment] A comment stands beside its text, and was passed over. Other readers may refuse the document.
            [empty] It is empty, and was left out.
            [lines] BEGIN and END lines stand around the certificate, and were taken off. Other readers may refuse the document.
            [several] Several certificates run together in it, and the first was read. Each belongs into an element of its own.
            [time] It is no moment, so nobody knows until when the document may be used.
            [wrapper] It stands around the one entity, which was taken out of it. Other readers may want EntityDescriptor alone.
           *[missing] The rest was read.
        }
warning-groups_overage = Too many groups for a token
    .text = Entra leaves all groups out when there are more than { $limit ->
            [missing] a token holds
           *[other] { $limit }
        }. Send only the groups assigned to the application, or use app roles.
warning-guest = This person is a guest
    .text = Guests have another object ID in every directory, and their email address is their home directory’s affair. Test with a member as well.
warning-id_token-own_signing_key = This application signs with a key of its own
    .text = The directory’s own list does not name that key. The service must read { $address ->
            [missing] the discovery document with ?appid= and the Application (client) ID
           *[other] { $address }
        }, or it refuses every token. Entra does this for an application that has SAML or a claims mapping as well; a registration of its own for OpenID Connect avoids it.
warning-mutable_key = Email addresses change
    .text = The service knows people by a value that can change or be given to somebody else. The permanent key is tid together with oid.
warning-oid_missing = The permanent ID is missing
    .text = Entra sends oid only with the profile scope. Without it the only permanent key is sub, which differs from application to application.
warning-saml-odd_part = A part of the sign-in answer is odd{ $part ->
        [missing] {""}
       *[other] : { $part }
    }
    .text = { $kind ->
            [empty] It is empty, and was left out. A service that knows people by it lets nobody in.
            [name-identifier] Its value is a name identifier in an element of its own; the text of that was taken. A service that expects text may find nothing.
            [nil] Its value is said to be nothing (xsi:nil), and was left out.
            [structured] Its value is made of elements, and is not shown. A service that expects text may find nothing.
           *[missing] The rest was read.
        }
warning-saml-sha1 = The answer is signed with SHA-1
    .text = It was allowed for this test. SHA-1 can be forged: choose the signing algorithm SHA-256 under Single sign-on, SAML Certificates.

unproved-claims = Which claims the service will see.
unproved-person = Who signed in, and from which directory: the code says neither.
unproved-redemption = That the service can redeem the code: only the service holds the secret.
