### What somebody sent, explained, and the answer to send back.

explain-what =
    { $what ->
        [access-token] This is an access token.
        [assertion] This is a SAML assertion without the answer around it.
        [authorization-response] This is the answer of the sign-in page to the service (OpenID Connect).
        [bundle] This is a connection bundle.
        [certificate] This is a certificate.
        [consent-landing] This is the address one lands on after admin consent.
        [cut-off] This is a value whose middle was left out.
        [discovery-document] This is the discovery document of an OpenID provider.
        [encrypted-token] This is an encrypted token.
        [error] This is the text of a Microsoft error.
        [error-code] This is the number of a Microsoft error.
        [graph-error] This is an error of Microsoft Graph.
        [id-token] This is an ID token.
        [key-set] These are the published keys of a provider (JWKS).
        [provider-metadata] This is the metadata of an identity provider.
        [recording] This is a recording of a browser’s requests.
        [saml-response] This is the answer to a sign-in with SAML 2.0.
        [secret] This is a secret.
        [service-error] This is an error that a service shows.
        [service-metadata] This is the metadata of a service.
        [sign-in-log] These are rows of the sign-in logs.
        [sign-in-request] This is the request that begins a sign-in.
        [sign-out] This is a message of a sign-out.
        [token-response] This is an answer of the token endpoint.
        [ws-fed-response] This is the answer to a sign-in with WS-Federation.
       *[unknown] This is nothing that Consentry knows.
    }

explain-unchecked =
    { $what ->
        [audience] Whether it is for the application that was set up: only the set-up says.
        [claims] Whether the service finds in it all that it needs: only the set-up says.
        [issuer] Whether it comes from the directory that was set up: only the set-up says.
        [request] Whether it answers the request that the service sent.
        [signature] Its signature: for that the provider’s keys are needed.
       *[signer] Whether the certificate that signed it is the provider’s: it came with the answer itself.
    }

explain-ask =
    { $what ->
        [address] The whole address in the browser’s address bar where the sign-in or the consent ended.
        [assignment] A picture of Users and groups of the enterprise application, with the person who cannot sign in named.
        [claims] A picture of the claims: Token configuration of the registration, or Attributes & Claims under Single sign-on.
        [consent] A picture of the permissions that were granted: API permissions of the registration, or Permissions of the enterprise application.
        [error-page] All of the text on the error page, with Correlation ID and Timestamp: copy it rather than taking a picture.
        [metadata] The App Federation Metadata Url, from Single sign-on of the enterprise application.
        [recording] A recording of one sign-in from its beginning to the error: a HAR file out of the browser’s developer tools, with “Preserve log” on.
        [redirect-uris] The addresses that are registered, copied as text: Authentication of the registration, or Basic SAML Configuration under Single sign-on.
        [secret-dates] Secret ID, the first three characters and the last day of the client secret, from Certificates & secrets. Never its Value.
        [sign-in-log] The row of the refused sign-in: Sign-in logs, filtered by the Correlation ID or the time, Download.
       *[tenant] The Directory (tenant) ID or the domain, from the directory’s Overview.
    }

explain-page =
    { $page ->
        [appRegistrations] App registrations
        [apiPermissions] API permissions
        [authentication] Authentication
        [certificatesAndSecrets] Certificates & secrets
        [enterpriseApplications] Enterprise applications
        [registrationOverview] the registration’s Overview
        [signInLogs] Sign-in logs
        [singleSignOn] the enterprise application’s Single sign-on
        [tenantOverview] the directory’s Overview
        [tokenConfiguration] Token configuration
       *[usersAndGroups] the enterprise application’s Users and groups
    }

explain-answer-who =
    { $actor ->
        [consentry] This is a mistake on our side. You need not do anything.
        [microsoft] This is on Microsoft’s side. You need not change anything.
        [network] This is for whoever looks after your network.
        [service] This is for the people of the service that you sign in to.
       *[tenant-admin] This is for an administrator of your directory (Microsoft Entra ID).
    }
explain-answer-page = The page in the Microsoft Entra admin center: { $page }
explain-answer-asks = Then try the sign-in once more. If it fails again, please send us:
explain-answer-asks-instead = Please send us:
explain-answer-ends = Please send no password, no client secret (Value) and no file with a private key.

## The letter around it

explain-letter-to = Whoever asked
explain-letter-subject =
    { $number ->
        [missing] Your sign-in with Microsoft
       *[other] Your sign-in with Microsoft: { $number }
    }
explain-letter-greets = Hello,
explain-letter-thanks = thank you for what you sent. { $what ->
        [missing] This is what we found.
       *[other] { $what } This is what we found:
    }
explain-letter-nothing = Nothing is wrong with it, as far as it tells by itself. If a sign-in failed, something else shows why.
explain-letter-others = Beside that:
explain-letter-closes = Kind regards
