### The checks of a verdict, by their id: what each is called, and how the values are put that it compares.

check-redirect_uri = Answered at the redirect URI
check-state = State returned
check-answer_issuer = Answered by the issuer that was asked
check-error = No error
check-code_verifier = Code verifier accepted
check-algorithm = Signed with RS256
check-signing_key = Signing key published
check-key_size = Signing key long enough
    .expected = at least { $value } bits
    .received = { $value } bits
check-signature = Signature
check-key_issuer = Signing key belongs to the issuer
check-tenant = Directory (tenant) ID
check-issuer = Issuer
check-audience = Audience
check-authorized_party = Authorised party
check-nonce = Nonce
check-expiry = Not expired
    .expected = after { $value }
check-not_before = Valid already
    .expected = not after { $value }
check-at_hash = Access token hash
check-c_hash = Code hash
check-id_token = ID token accepted as a whole
check-relay_state = RelayState returned
check-wctx = wctx returned
check-status = Status is success
check-version = Version
check-response_issuer = Issuer of the response
check-destination = Destination
check-in_response_to = Answers this request
check-applies_to = Issued for this service
check-lifetime = Lifetime
check-encryption = Not encrypted
check-assertion = Exactly one assertion
check-signed = Signed
    .expected =
        { $value ->
            [signature] a signature
           *[other] { $value }
        }
    .received =
        { $value ->
            [none] none
           *[other] { $value }
        }
check-covered = Signature covers what is read
    .expected =
        { $value ->
            [element] what is read
           *[other] { $value }
        }
    .received =
        { $first ->
            [element] the signature covers another element
            [foreign] { $rest } does not belong in the signature
            [message] there is another message or assertion inside
            [missing-part] { $rest } is missing in the signature
            [reference] the signature refers to another element than the one around it
            [several] { $rest } occurs several times in the signature
            [signature] there is a signature of something else inside
           *[other] { $value }
        }
check-signature_method = Signed with RSA and SHA-256
check-sha1 = Not signed with SHA-1
check-signing_certificate = Signing certificate listed in the metadata
check-certificate_key_size = Signing key long enough
    .expected = at least { $value } bits
    .received = { $value } bits
check-white_space = White space as it was signed
check-assertion_signature = Signature
check-certificate_valid = Signing certificate not expired
check-metadata_valid = Federation metadata may still be used
check-assertion_issuer = Issuer of the assertion
check-conditions = Conditions understood
check-audience_restriction = Audience
check-bearer = Confirmed by its bearer
check-recipient = Recipient
check-confirmation_in_response_to = Confirmation answers this request
check-confirmation_expiry = Confirmation not expired
check-assertion_not_before = Valid already
check-assertion_expiry = Not expired
check-assertion_tenant = Directory (tenant) ID
