### What Microsoft's error codes mean, why they usually come, and what to do. The id is the code as Microsoft writes it.

AADSTS90002 =
    .cause = The tenant id or domain in the URL path is not known to this cloud. Likely cause: typo in tenant, unregistered email domain used as tenant, or tenant lives in another national cloud.
    .fix = Re-enter the Directory (tenant) ID or a verified domain and check the selected cloud.

AADSTS900021 =
    .cause = Tenant identifier is the all-zero GUID. Likely cause: an empty or sample tenant value reached the address.
    .fix = Supply the real Directory (tenant) ID.

AADSTS900023 =
    .cause = Tenant path segment is neither a GUID nor a syntactically valid DNS name. Likely cause: display name, email address, doubled GUID or client ID pasted as the tenant.
    .fix = Use the tenant GUID or a domain such as contoso.onmicrosoft.com.

AADSTS90019 =
    .cause = No tenant could be worked out from the request. Likely cause: tenant segment missing from the endpoint URL.
    .fix = Call a tenant-specific, organizations or common endpoint.

AADSTS50059 =
    .cause = Neither request nor credential identifies a tenant. Likely cause: app-only or ROPC/device request sent to common.
    .fix = Use a tenant-specific authority.

AADSTS50128 =
    .cause = Domain in the request or user name cannot be mapped to a tenant. Likely cause: mistyped user domain or unverified domain.
    .fix = Correct the domain or verify it in Entra.

AADSTS50029 =
    .cause = Domain part contains characters that are not allowed. Likely cause: bad characters in tenant or domain value.
    .fix = Clean the domain value.

AADSTS50049 =
    .cause = Host given to instance discovery is not a known Entra cloud host. Likely cause: custom or misspelled authority host.
    .fix = Use a host from the national clouds table or disable instance discovery for a known private host.

AADSTS50050 =
    .cause = Instance discovery request is malformed. Likely cause: missing or bad authorization_endpoint / api-version parameter.
    .fix = Fix the discovery query string.

AADSTS90038 =
    .cause = Tenant belongs to a national cloud that this cloud does not federate with. Likely cause: global authority used for a sovereign tenant.
    .fix = Switch authority and Graph host to the right national cloud.

AADSTS90051 =
    .cause = National cloud identifier in the request is invalid. Likely cause: bad instance_aware / cloud identifier.
    .fix = Remove or correct the cloud identifier.

AADSTS90043 =
    .cause = Cross-cloud code redirection is disabled. Likely cause: cross-cloud flow attempted.
    .fix = Sign in through the user home cloud.

AADSTS900382 =
    .cause = Confidential clients cannot be used in a cross-cloud request. Likely cause: app in one cloud redeeming a code from another.
    .fix = Register the app in the user cloud.

AADSTS900432 =
    .cause = Confidential client used in a cross-cloud request. Likely cause: web app registered in another cloud.
    .fix = Register separately in each cloud.

AADSTS900439 =
    .cause = US Government user or app used the public-cloud endpoint. Likely cause: login.microsoftonline.com used for a GCC High/DoD tenant.
    .fix = Use login.microsoftonline.us and register the app there.

AADSTS1000104 =
    .cause = Home tenant does not allow this resource cloud for B2B. Likely cause: cross-cloud B2B not enabled.
    .fix = Enable the partner cloud in cross-tenant access settings.

AADSTS5000224 =
    .cause = Tenant or resource is not available. Likely cause: tenant blocked or deprovisioned by Microsoft.
    .fix = Customer admin must contact Microsoft support.

AADSTS5000225 =
    .cause = Tenant has been blocked because it was inactive. Likely cause: abandoned or expired test tenant.
    .fix = Reactivate through support or use another tenant.

AADSTS500021 =
    .cause = This network lets people sign in to listed directories only, and{ $tenant ->
            [missing] {" "}this one
           *[other] {" "}{ $tenant }
        } is not among them.
    .fix = Ask whoever runs the network to add the directory to the tenant restrictions.

AADSTS500022 =
    .cause = The tenant restrictions of the organization do not allow{ $tenant ->
            [missing] {" "}this directory
           *[other] {" "}{ $tenant }
        }.
    .fix = Add the directory to the tenant restrictions policy.

AADSTS50002 =
    .cause = Restricted proxy access setting of the tenant blocked sign-in. Likely cause: tenant restrictions in effect.
    .fix = Adjust tenant restrictions.

AADSTS700016 =
    .cause = Application (client ID or SAML/WS-Fed identifier) has no matching app in this tenant. Likely cause: wrong client ID or Entity ID, wrong tenant, or app not yet consented/provisioned in the tenant.
    .fix = Check client ID/Entity ID and tenant; run admin consent so the service principal exists; retry after replication.

AADSTS700011 =
    .cause = Client app does not exist in the directory. Likely cause: app never installed in the tenant.
    .fix = Grant consent or create the service principal.

AADSTS7000229 =
    .cause = App registration exists but has no service principal in the target tenant. Likely cause: created through Graph/CLI without an enterprise app, or consent never given.
    .fix = POST /servicePrincipals with the appId or run admin consent.

AADSTS70001 =
    .cause = Application is disabled or not usable in this directory. Likely cause: enterprise app disabled or removed.
    .fix = Enable user sign-in on the enterprise app or re-add it.

AADSTS7000112 =
    .cause = The application is disabled. Likely cause: accountEnabled=false on the service principal or app deactivated.
    .fix = Re-enable the enterprise application.

AADSTS1000031 =
    .cause = Application cannot be accessed at this time. Likely cause: app blocked by admin or Microsoft.
    .fix = Ask the tenant admin to review the app state.

AADSTS50194 =
    .cause = Single-tenant app called through common. Likely cause: authority set to common/organizations for a single-tenant registration.
    .fix = Use the tenant-specific authority or set signInAudience to AzureADMultipleOrgs.

AADSTS90130 =
    .cause = App cannot use common or consumers. Likely cause: work-only app called on common/consumers.
    .fix = Use organizations or a tenant-specific endpoint.

AADSTS90124 =
    .cause = Resource cannot be used through common or consumers. Likely cause: work-only API requested on a global endpoint.
    .fix = Use organizations or a tenant-specific endpoint.

AADSTS9001023 =
    .cause = Grant type cannot be used on common or consumers. Likely cause: ROPC/device style grant on common.
    .fix = Use organizations or tenant-specific endpoint.

AADSTS90133 =
    .cause = Device code flow refused on common/consumers (older MSAL docs list it; current protocol page says common is accepted). Likely cause: authority set to common.
    .fix = Use organizations or a tenant-specific authority.

AADSTS9002332 =
    .cause = App accepts Entra users only but consumers was used. Likely cause: authority set to consumers.
    .fix = Use organizations or tenant-specific authority.

AADSTS90027 =
    .cause = v1 endpoint cannot issue tokens for personal accounts. Likely cause: v1 endpoint used with a Microsoft account.
    .fix = Use the v2.0 endpoint.

AADSTS90009 =
    .cause = App asks for a token to itself using a URI instead of its GUID. Likely cause: resource/scope uses App ID URI for own app.
    .fix = Use the client ID GUID as the resource.

AADSTS90008 =
    .cause = App requests a token for itself without basic sign-in permission. Likely cause: User.Read/openid not configured.
    .fix = Add the delegated User.Read permission and consent.

AADSTS500011 =
    .cause = The API{ $resource ->
            [missing] {""}
           *[other] {" "}{ $resource }
        } is not there in the directory{ $tenant ->
            [missing] {""}
           *[other] {" "}{ $tenant }
        }: its address is wrong, or nobody has approved it there.
    .fix = Correct the scope, or approve the API in the directory.

AADSTS50001 =
    .cause = The API{ $resource ->
            [missing] {""}
           *[other] {" "}{ $resource }
        } that the sign-in asks for is switched off or does not exist.
    .fix = Compare the scope with what the API documents, letter by letter.

AADSTS650052 =
    .cause = The application needs an API{ $resource ->
            [missing] {""}
           *[other] {" "}({ $resource })
        } that the organization{ $domain ->
            [missing] {""}
           *[other] {" "}{ $domain }
        } has not enabled.
    .fix = Enable or license that service, or have the service take the permission away.

AADSTS650054 =
    .cause = Requested permission targets a removed resource. Likely cause: API deleted or not present in tenant.
    .fix = Remove the stale permission from the registration.

AADSTS650056 =
    .cause = The application has no permission{ $resource ->
            [missing] {""}
           *[other] {" "}for { $resource }
        } that it could use, nobody has approved it, or its identifier differs from the name by which the service asks.
    .fix = Compare the two names, letter by letter; then add User.Read under API permissions and grant admin consent.

AADSTS650057 =
    .cause = The API{ $resource ->
            [missing] {""}
           *[other] {" "}{ $resource }
        } is not among the permissions of the registration.
    .fix = Add the API under API permissions.

AADSTS650053 =
    .cause = The permission (scope){ $scope ->
            [missing] {""}
           *[other] {" "}{ $scope }
        } does not exist{ $resource ->
            [missing] {""}
           *[other] {" "}on { $resource }
        }.
    .fix = Take it out of the service’s scopes, or write it out in full.

AADSTS650051 =
    .cause = Nobody administers the directory{ $domain ->
            [missing] {""}
           *[other] {" "}of { $domain }
        }, so no application can be approved there.
    .fix = Somebody has to take the directory over by proving the domain by DNS.

AADSTS65005 =
    .cause = Required resource list does not match what the app requests. Likely cause: requested API absent in tenant or not declared, or a wrong identifier.
    .fix = Align API permissions with the request or fix the identifier.

AADSTS50011 =
    .cause = Redirect URI / reply URL in the request is not registered for the app. Likely cause: path, case, scheme, trailing slash or platform differs; SAML ACS or wreply not registered.
    .fix = Register the exact URI shown in the error and wait a few minutes.

AADSTS500112 =
    .cause = redirect_uri at the token endpoint differs from the one used at authorize. Likely cause: different URI string sent when redeeming the code.
    .fix = Send the identical redirect_uri in both legs.

AADSTS500113 =
    .cause = The app has no reply address registered. Likely cause: registration created without a redirect URI.
    .fix = Add at least one redirect URI.

AADSTS900971 =
    .cause = No reply address was provided. Likely cause: app has no redirect URI and none was sent.
    .fix = Register and send a redirect_uri.

AADSTS70004 =
    .cause = Redirect URI is not one of the configured or OIDC-approved addresses. Likely cause: unregistered URI.
    .fix = Register the redirect URI.

AADSTS90102 =
    .cause = A URI parameter is not a valid absolute URI. Likely cause: redirect_uri not URL-encoded or relative.
    .fix = Send an absolute, URL-encoded URI.

AADSTS50199 =
    .cause = User must confirm the target app before continuing. Likely cause: custom-scheme redirect in a system webview.
    .fix = Expected prompt; prefer http(s) loopback redirects.

AADSTS9002325 =
    .cause = Cross-origin code redemption needs PKCE. Likely cause: SPA flow without code_challenge.
    .fix = Send code_challenge and code_verifier.

AADSTS9002326 =
    .cause = Cross-origin redemption is allowed only for SPA-type redirect URIs. Likely cause: browser/webview fetch with Origin header against a web or native redirect URI.
    .fix = Redeem from native code without Origin or register the URI as spa.

AADSTS9002327 =
    .cause = Codes/refresh tokens issued to a SPA redirect must be redeemed with an Origin header. Likely cause: callback URL registered under SPA but redeemed server-side or natively.
    .fix = Move the redirect URI to the Web or Mobile/desktop platform.

AADSTS900144 =
    .cause = The request lacks { $parameter ->
            [missing] a parameter that is needed
           *[other] the parameter { $parameter }
        }.
    .fix = Have the service send it.

AADSTS90014 =
    .cause = The request lacks { $parameter ->
            [missing] a field that is needed
           *[other] the field { $parameter }
        }.
    .fix = Have the service send all the fields that Microsoft documents.

AADSTS90013 =
    .cause = Input supplied is invalid. Likely cause: bad parameter value.
    .fix = Correct the parameter.

AADSTS90100 =
    .cause = A parameter is empty or invalid. Likely cause: empty client_id/state or malformed value.
    .fix = Send a valid value.

AADSTS90004 =
    .cause = Request is not properly formed. Likely cause: malformed URL or body.
    .fix = Re-encode the request.

AADSTS90005 =
    .cause = Identifier and login hint cannot be combined. Likely cause: conflicting hints.
    .fix = Send only one hint.

AADSTS90015 =
    .cause = Query string exceeds the limit. Likely cause: very long state or claims value.
    .fix = Shorten state or use form_post/request body.

AADSTS90023 =
    .cause = Authentication request is not valid. Likely cause: unsupported parameter combination.
    .fix = Review the protocol parameters.

AADSTS9002313 =
    .cause = Request or code is malformed. Likely cause: truncated or doubly encoded code/refresh token.
    .fix = Send the code exactly as received, form-encoded once.

AADSTS9000411 =
    .cause = The request names { $parameter ->
            [missing] a parameter
           *[other] the parameter { $parameter }
        } more than once, and each may be there once only (RFC 6749 §3.1 and §3.2). Often the service’s authorize link holds it already, and its software adds it again.
    .fix = The service, or its library, has to send it once.

AADSTS900561 =
    .cause = Endpoint was called with the wrong HTTP verb. Likely cause: GET on token endpoint or browser back button.
    .fix = Use POST for token and devicecode endpoints.

AADSTS90056 =
    .cause = Token endpoint was not called with a POSTed code. Likely cause: authorize and token endpoints mixed up.
    .fix = POST the code to the token endpoint.

AADSTS901002 =
    .cause = Resource parameter is not accepted. Likely cause: v1 style resource sent to v2 endpoint.
    .fix = Use scope instead of resource.

AADSTS70003 =
    .cause = Grant type is not supported. Likely cause: misspelled grant_type.
    .fix = Use a supported grant_type.

AADSTS70005 =
    .cause = Response type is not supported or not enabled. Likely cause: token/id_token requested but implicit grant is off, or openid missing.
    .fix = Use response_type=code or enable the grant.

AADSTS700051 =
    .cause = response_type token is not enabled for the app. Likely cause: implicit access tokens disabled.
    .fix = Use code flow or enable access token issuance.

AADSTS700054 =
    .cause = response_type id_token is not enabled for the app. Likely cause: implicit ID tokens disabled.
    .fix = Use code flow or tick ID tokens under implicit and hybrid flows.

AADSTS70007 =
    .cause = response_mode value is not supported. Likely cause: query used with id_token or a typo.
    .fix = Use query, fragment or form_post as allowed.

AADSTS70011 =
    .cause = The permission (scope){ $scope ->
            [missing] {""}
           *[other] {" "}{ $scope }
        } does not exist, or is written in a form that Microsoft refuses.
    .fix = Correct the scope: single spaces between several, and .default with no other beside it.

AADSTS28002 =
    .cause = The permission (scope){ $scope ->
            [missing] {""}
           *[other] {" "}{ $scope }
        } cannot be used to ask for an access token.
    .fix = Send the scope of one API, written out in full.

AADSTS28003 =
    .cause = Scope cannot be empty when redeeming this code. Likely cause: blank scope parameter.
    .fix = Omit or fill the scope.

AADSTS700022 =
    .cause = The scopes of more than one API were asked for at once{ $scope ->
            [missing] {""}
           *[other] : { $scope }
        }.
    .fix = Ask for the tokens of one API at a time.

AADSTS700023 =
    .cause = No API stands among the scopes{ $scope ->
            [missing] {""}
           *[other] : { $scope }
        }.
    .fix = Add a scope of the API.

AADSTS1002012 =
    .cause = To sign in as itself an application must ask for the .default scope of one API{ $scope ->
            [missing] {""}
           *[other] , not for { $scope }
        }.
    .fix = Send https://graph.microsoft.com/.default, encoded once.

AADSTS50147 =
    .cause = PKCE code_challenge has an invalid size. Likely cause: challenge not 43-128 characters.
    .fix = Generate a 43-128 character challenge.

AADSTS501491 =
    .cause = PKCE code_challenge size is invalid. Likely cause: wrong length or encoding.
    .fix = Use BASE64URL(SHA256(verifier)).

AADSTS501481 =
    .cause = code_verifier does not match the code_challenge. Likely cause: verifier lost, regenerated, or method mismatch.
    .fix = Store the verifier with the state and send method S256.

AADSTS54005 =
    .cause = Authorization code was already used. Likely cause: code redeemed twice (retry, reload, double callback).
    .fix = Start a new authorize request; redeem once.

AADSTS70000 =
    .cause = Grant (code or refresh token) is not valid. Likely cause: corrupt or revoked token, binding failure.
    .fix = Start a new interactive sign-in.

AADSTS70008 =
    .cause = Code or refresh token is expired or was revoked. Likely cause: code older than about ten minutes or inactive refresh token.
    .fix = Start a new authorize request.

AADSTS700082 =
    .cause = Refresh token expired after inactivity. Likely cause: not used for 90 days.
    .fix = Sign in again.

AADSTS700084 =
    .cause = SPA refresh token passed its fixed 24 h life. Likely cause: SPA redirect type.
    .fix = Send a new interactive request.

AADSTS70043 =
    .cause = Refresh token rejected by sign-in frequency policy. Likely cause: Conditional Access session control.
    .fix = Interactive sign-in.

AADSTS50173 =
    .cause = Grant was revoked; fresh authentication needed. Likely cause: password change or admin revoked sessions.
    .fix = Sign in again.

AADSTS50089 =
    .cause = Sign-in session took too long. Likely cause: user left the page open.
    .fix = Restart the sign-in.

AADSTS700005 =
    .cause = Code was issued for another tenant path. Likely cause: authorize used common, token used tenant id (or reverse).
    .fix = Redeem against the same authority used for authorize.

AADSTS7000110 =
    .cause = Code or refresh token belongs to another client ID. Likely cause: client_id changed between legs.
    .fix = Use the same client_id in both legs.

AADSTS700020 =
    .cause = Grant needs user interaction. Likely cause: silent redemption not possible.
    .fix = Run an interactive request.

AADSTS50196 =
    .cause = Same client repeated the same request too often. Likely cause: redirect loop or missing token cache (15+ in 5 minutes).
    .fix = Stop the loop and cache tokens.

AADSTS165000 =
    .cause = Browser cookies do not match the sign-in flow. Likely cause: two tabs, blocked cookies or reused sign-in page.
    .fix = Restart in one private window with cookies allowed.

AADSTS140000 =
    .cause = Request nonce is missing. Likely cause: broker/PRT protocol nonce absent.
    .fix = Retry with a fresh nonce.

AADSTS7000215 =
    .cause = client_secret is wrong. Likely cause: secret ID (GUID) pasted instead of Value, truncated copy, or secret of another app.
    .fix = Create a new secret and copy the Value column.

AADSTS7000216 =
    .cause = client_credentials call carried no secret or assertion. Likely cause: empty secret field.
    .fix = Send client_secret or client_assertion.

AADSTS7000218 =
    .cause = Confidential client did not send client_secret or client_assertion. Likely cause: web redirect type redeemed without secret, or public client flows disabled.
    .fix = Send the secret, or register a Mobile and desktop redirect / allow public client flows.

AADSTS7000222 =
    .cause = All matching client secrets have expired. Likely cause: secret past endDateTime.
    .fix = Create a new secret and update the connection.

AADSTS70002 =
    .cause = Client credential does not validate (legacy code). Likely cause: wrong secret.
    .fix = Re-enter the secret Value.

AADSTS700025 =
    .cause = Public client must not send a secret or assertion. Likely cause: redirect URI is Mobile/desktop type but a secret was sent.
    .fix = Drop the secret or register the URI under Web.

AADSTS700027 =
    .cause = client_assertion signature failed or key not registered. Likely cause: certificate not uploaded, wrong x5t or wrong tenant/cloud.
    .fix = Upload the certificate and check the thumbprint header.

AADSTS700024 =
    .cause = client_assertion is outside its validity window. Likely cause: clock skew or too long a life.
    .fix = Sync the clock; keep its life under 10 minutes.

AADSTS700021 =
    .cause = client_assertion issuer/subject does not equal client_id. Likely cause: it was made for another app.
    .fix = Set iss and sub to the client ID.

AADSTS700030 =
    .cause = Certificate subject name is not authorised for the app. Likely cause: subject-name/issuer auth not configured.
    .fix = Register the certificate or use a listed subject.

AADSTS50048 =
    .cause = Subject and issuer differ. Likely cause: malformed client_assertion.
    .fix = Set sub and iss to the client ID.

AADSTS50012 =
    .cause = Certificate or signature failed validation. Likely cause: untrusted or wrong certificate.
    .fix = Register the correct certificate.

AADSTS50013 =
    .cause = The token handed on for a user, or the client_assertion, is invalid. Likely cause: wrong issuer/version, expired or malformed.
    .fix = Obtain a fresh one.

AADSTS500133 =
    .cause = The token that was handed on is outside its validity window. Likely cause: expired upstream token or clock skew.
    .fix = Request a new token; fix clock.

AADSTS50027 =
    .cause = JWT supplied is invalid. Likely cause: missing nonce/sub, wrong aud/iss or expired.
    .fix = Fix the JWT.

AADSTS50006 =
    .cause = Signature verification failed. Likely cause: wrong key.
    .fix = Use the right signing key.

AADSTS70021 =
    .cause = No federated credential matches issuer/subject/audience. Likely cause: workload identity federation mismatch.
    .fix = Match issuer, subject and audience exactly.

AADSTS700229 =
    .cause = Only app-only tokens can be used as a federated credential. Likely cause: user token supplied.
    .fix = Use an app-only token.

AADSTS7000114 =
    .cause = App may not make on-behalf-of calls. Likely cause: OBO disabled for the app.
    .fix = Use another flow or app.

AADSTS51000 =
    .cause = A feature needed for the request is disabled. Likely cause: preview or mTLS feature off.
    .fix = Enable the feature or change the request.

AADSTS65001 =
    .cause = User or admin has not consented to the app for the requested permissions. Likely cause: first use, new scope added, or consent revoked.
    .fix = Send an interactive request with consent or run admin consent.

AADSTS65002 =
    .cause = Microsoft first-party app/API pair is not pre-authorised. Likely cause: client ID of a Microsoft app was reused.
    .fix = Use an application of your own.

AADSTS65004 =
    .cause = User pressed cancel on the consent screen. Likely cause: consent declined.
    .fix = Explain the permissions and retry.

AADSTS90093 =
    .cause = User is not authorised to grant the requested permissions. Likely cause: user consent disabled by policy or non-admin granting admin permission.
    .fix = Have an administrator grant consent.

AADSTS90094 =
    .cause = Requested permissions need administrator consent. Likely cause: admin-restricted scope, user consent off, or assignment-required app without admin consent.
    .fix = Open the admin consent URL as an authorised admin.

AADSTS90095 =
    .cause = User must file a request in the admin consent workflow. Likely cause: admin consent workflow enabled.
    .fix = Submit the request or have an admin consent directly.

AADSTS90090 =
    .cause = Temporary failure while recording consent. Likely cause: transient directory error.
    .fix = Retry the consent after a short wait.

AADSTS90091 =
    .cause = Directory service unreachable. Likely cause: transient outage.
    .fix = Retry later.

AADSTS90092 =
    .cause = Directory returned a permanent error. Likely cause: object state problem.
    .fix = Contact support with the correlation ID.

AADSTS900941 =
    .cause = App judged risky; admin consent needed. Likely cause: unverified publisher or risky permissions.
    .fix = Verify the publisher or have an admin consent after review.

AADSTS900981 =
    .cause = Warning that a consent request concerns a risky app. Likely cause: unverified publisher with admin consent workflow on.
    .fix = Admin reviews and decides.

AADSTS90097 =
    .cause = Error while processing admin consent. Likely cause: transient or app metadata problem.
    .fix = Retry; check the registration and publisher state.

AADSTS90099 =
    .cause = The application was not approved in the directory{ $tenant ->
            [missing] {""}
           *[other] {" "}{ $tenant }
        } for a partner who administers it.
    .fix = Approve the application there beforehand.

AADSTS9002341 =
    .cause = User must permit single sign-on for the app. Likely cause: SSO consent missing.
    .fix = Send the user to the consent screen.

AADSTS52004 =
    .cause = No consent for LinkedIn resources. Likely cause: LinkedIn connection requested.
    .fix = Skip or consent.

AADSTS50020 =
    .cause = The account{ $user ->
            [missing] {""}
           *[other] {" "}{ $user }
        } belongs to another directory or is a personal one.
    .fix = Use an account of this directory, or invite this one as a guest.

AADSTS16000 =
    .cause = This account is not known in the directory{ $tenant ->
            [missing] {""}
           *[other] {" "}{ $tenant }
        }. Often a personal account, or one of another directory, is still signed in.
    .fix = Sign out and choose another account, or have this one invited as a guest.

AADSTS16001 =
    .cause = Picked account tile was rejected. Likely cause: stale session tile.
    .fix = Choose another account.

AADSTS16002 =
    .cause = Requested session id (sid) not satisfied. Likely cause: sid hint points to another session.
    .fix = Drop the sid hint.

AADSTS160021 =
    .cause = Requested session does not exist. Likely cause: sid no longer valid.
    .fix = Sign in again without sid.

AADSTS16003 =
    .cause = Session user has not been added to the resource tenant. Likely cause: guest not invited.
    .fix = Invite the user or switch account.

AADSTS50034 =
    .cause = User name does not exist in the directory. Likely cause: typo or wrong tenant.
    .fix = Check the user name and tenant.

AADSTS51004 =
    .cause = Account is not in the directory. Likely cause: wrong tenant or federated user not synced.
    .fix = Add the user or correct the tenant.

AADSTS50014 =
    .cause = Guest invitation has not been redeemed. Likely cause: pending invitation.
    .fix = Redeem the invitation.

AADSTS90072 =
    .cause = External account not in tenant so tenant MFA cannot be met. Likely cause: guest missing or ImmutableID mismatch.
    .fix = Add the account as guest or fix sync.

AADSTS500207 =
    .cause = Account type cannot be used for this resource. Likely cause: personal account against a work-only API.
    .fix = Use a work account.

AADSTS500208 =
    .cause = User domain is not valid for the account type allowed. Likely cause: personal account on a work-only app.
    .fix = Use a work or school account.

AADSTS500212 =
    .cause = Home tenant outbound cross-tenant policy blocks access. Likely cause: outbound B2B restriction.
    .fix = Home admin allows the resource tenant.

AADSTS500213 =
    .cause = Resource tenant inbound cross-tenant policy blocks the user. Likely cause: inbound B2B restriction.
    .fix = Resource admin allows the partner tenant.

AADSTS50105 =
    .cause = User is not assigned to an app that requires assignment. Likely cause: user/group not assigned; nested groups do not count.
    .fix = Assign the user or group directly, or turn off assignment required.

AADSTS50057 =
    .cause = User account is disabled. Likely cause: blocked sign-in.
    .fix = Enable the account.

AADSTS500571 =
    .cause = Guest account is disabled. Likely cause: guest blocked in resource tenant.
    .fix = Enable the guest account.

AADSTS50053 =
    .cause = Account locked or IP blocked. Likely cause: too many bad passwords or malicious IP.
    .fix = Wait or have an admin unblock; check risk.

AADSTS50055 =
    .cause = Password expired. Likely cause: password policy.
    .fix = Reset the password.

AADSTS50056 =
    .cause = No password stored for the user in the directory. Likely cause: federated or passwordless user used with password.
    .fix = Use the right sign-in method.

AADSTS50126 =
    .cause = Wrong user name or password. Likely cause: bad credentials.
    .fix = Re-enter credentials.

AADSTS50064 =
    .cause = Credential validation failed. Likely cause: bad credentials.
    .fix = Retry with correct credentials.

AADSTS50144 =
    .cause = On-premises AD password expired. Likely cause: AD policy.
    .fix = Reset the AD password.

AADSTS50132 =
    .cause = Session invalid after password change/expiry. Likely cause: password changed.
    .fix = Sign in again.

AADSTS50133 =
    .cause = Session revoked after password change. Likely cause: password changed or sessions revoked.
    .fix = Sign in again.

AADSTS50135 =
    .cause = Password change required because of account risk. Likely cause: user risk policy.
    .fix = Change the password.

AADSTS50125 =
    .cause = Sign-in interrupted for password reset/registration. Likely cause: SSPR registration.
    .fix = Complete registration.

AADSTS50058 =
    .cause = Silent request but no usable signed-in session. Likely cause: prompt=none without session or cookies blocked.
    .fix = Retry interactively.

AADSTS50140 =
    .cause = Keep-me-signed-in question shown. Likely cause: normal interrupt.
    .fix = No action; user answers the question.

AADSTS50143 =
    .cause = Session tenant does not match the domain hint. Likely cause: wrong domain_hint.
    .fix = Remove or correct domain_hint.

AADSTS50197 =
    .cause = User could not be found uniquely. Likely cause: same name in several identity systems.
    .fix = Sign in again and pick the right account type.

AADSTS50168 =
    .cause = Browser SSO extension token missing or expired. Likely cause: Windows accounts extension.
    .fix = Sign in again.

AADSTS54000 =
    .cause = Minor blocked by age rule. Likely cause: app legal age setting.
    .fix = Change the app age group rule or account.

AADSTS90125 =
    .cause = User not in the system. Likely cause: wrong user name.
    .fix = Check the user name.

AADSTS50072 =
    .cause = User must register a second factor. Likely cause: MFA registration pending.
    .fix = Register MFA methods interactively.

AADSTS50074 =
    .cause = Strong authentication required and not passed. Likely cause: MFA challenge open or failed.
    .fix = Complete MFA.

AADSTS50076 =
    .cause = A policy or a new place asks for a second factor{ $resource ->
            [missing] {""}
           *[other] {" "}for { $resource }
        }.
    .fix = Sign in again in the browser, and have the service pass on the claims that Microsoft sent.

AADSTS50078 =
    .cause = The second factor was given too long ago{ $resource ->
            [missing] {""}
           *[other] {" "}for { $resource }
        }.
    .fix = Give it again.

AADSTS50079 =
    .cause = A second factor is needed{ $resource ->
            [missing] {""}
           *[other] {" "}for { $resource }
        }, and the person has none set up, or the federated provider did not send it.
    .fix = Set one up under My sign-ins, or have the federated provider send it.

AADSTS50088 =
    .cause = Phone MFA call limit reached. Likely cause: too many attempts.
    .fix = Wait and retry.

AADSTS50097 =
    .cause = Device authentication needed. Likely cause: device-based policy; webview without device credentials.
    .fix = Use the system browser on a registered device.

AADSTS50129 =
    .cause = Device must be workplace joined. Likely cause: device policy.
    .fix = Register the device.

AADSTS50131 =
    .cause = Conditional Access condition failed. Likely cause: device state, risk or policy decision.
    .fix = Check sign-in logs for the policy.

AADSTS50005 =
    .cause = Platform not supported by policy. Likely cause: OS platform excluded.
    .fix = Use a supported platform.

AADSTS50127 =
    .cause = Broker app required. Likely cause: app protection policy on mobile.
    .fix = Install the broker app.

AADSTS50155 =
    .cause = Device authentication failed. Likely cause: stale device registration.
    .fix = Re-register the device.

AADSTS50187 =
    .cause = No device information was sent. Likely cause: embedded webview cannot present device identity.
    .fix = Use the system browser or broker.

AADSTS700003 =
    .cause = Device object not in tenant. Likely cause: device deleted.
    .fix = Re-join the device.

AADSTS50158 =
    .cause = External MFA/control not satisfied. Likely cause: third-party control in CA.
    .fix = Complete the external challenge.

AADSTS50161 =
    .cause = External provider claims insufficient. Likely cause: misconfigured external control.
    .fix = Fix the provider configuration.

AADSTS53000 =
    .cause = Policy requires a compliant device. Likely cause: device not compliant/managed, or not visible to Entra from a webview.
    .fix = Enrol the device and use the system browser.

AADSTS53001 =
    .cause = Policy requires a domain-joined device. Likely cause: unjoined device.
    .fix = Use a joined device.

AADSTS53002 =
    .cause = Policy requires an approved client app. Likely cause: browser/app not on list.
    .fix = Use an approved app or exclude the app from policy.

AADSTS53003 =
    .cause = Conditional Access blocked token issuance. Likely cause: policy matches user/app/location/flow.
    .fix = Tenant admin reviews the policy in sign-in logs.

AADSTS53004 =
    .cause = MFA registration blocked because of risk. Likely cause: risky session.
    .fix = Register MFA from a trusted place.

AADSTS53009 =
    .cause = App must enforce Intune protection policy. Likely cause: app protection policy in CA.
    .fix = Use a managed app or change the policy.

AADSTS53010 =
    .cause = Security info can be registered only from allowed places. Likely cause: security-info CA policy.
    .fix = Register from a trusted location.

AADSTS53011 =
    .cause = User blocked for risk in the home tenant. Likely cause: home tenant risk.
    .fix = Home admin remediates the user.

AADSTS530032 =
    .cause = Tenant security policy blocked the request. Likely cause: tenant-level security policy.
    .fix = Admin reviews security policies.

AADSTS530034 =
    .cause = Delegated admin blocked for risk. Likely cause: partner account risk.
    .fix = Partner remediates the account.

AADSTS530035 =
    .cause = Security defaults blocked the request. Likely cause: legacy auth or unsafe flow.
    .fix = Use modern interactive auth.

AADSTS530004 =
    .cause = Guest device compliance not trusted in cross-tenant settings. Likely cause: inbound trust not set.
    .fix = Configure inbound trust for compliant devices.

AADSTS75001 =
    .cause = SAML message binding error. Likely cause: bad encoding of SAMLRequest.
    .fix = Deflate, base64 then URL-encode the request.

AADSTS75003 =
    .cause = Response requested over a binding other than HTTP-POST. Likely cause: ProtocolBinding set to Artifact/Redirect.
    .fix = Request or accept HTTP-POST responses.

AADSTS75005 =
    .cause = SAML request not valid or not supported. Likely cause: malformed XML, unsupported element or attribute.
    .fix = Send a minimal AuthnRequest; remove extras such as Subject.

AADSTS75006 =
    .cause = Error while processing the SAML AuthnRequest. Likely cause: unsupported property (inner code explains).
    .fix = Read the inner code and remove the property.

AADSTS90011 =
    .cause = A property of the AuthnRequest is not supported. Likely cause: for example NameIDPolicy/SPNameQualifier.
    .fix = Remove the property.

AADSTS900236 =
    .cause = The SAML request sets { $parameter ->
            [missing] a property
           *[other] { $parameter }
        }, which must not be set.
    .fix = Have the service leave it out.

AADSTS75008 =
    .cause = SAML request denied because of unexpected Destination. Likely cause: destination attribute not the Entra SSO URL.
    .fix = Set Destination to the tenant saml2 URL or omit it.

AADSTS75011 =
    .cause = The service asks that the person signs in in a certain way{ $expected ->
            [missing] {""}
           *[other] {" "}({ $expected })
        }, and the person signed in in another{ $received ->
            [missing] {""}
           *[other] {" "}({ $received })
        }.
    .fix = Have the service leave RequestedAuthnContext out, or send {"ForceAuthn=\"true\""}.

AADSTS75016 =
    .cause = NameIDPolicy in the request is invalid. Likely cause: unsupported NameID Format.
    .fix = Use emailAddress, persistent, transient or unspecified.

AADSTS750054 =
    .cause = No SAMLRequest/SAMLResponse in the query string. Likely cause: saml2 URL opened directly or POST data without redirect binding.
    .fix = Start from the SP sign-in URL and use HTTP-Redirect.

AADSTS7500514 =
    .cause = No supported answer found in what the federated IdP sent. Likely cause: federated IdP misconfiguration.
    .fix = Fix the federated IdP response.

AADSTS7500529 =
    .cause = The ID of the SAML request is not valid{ $received ->
            [missing] {""}
           *[other] : { $received }
        }. An ID must not begin with a digit.
    .fix = Have the service put a letter or an underscore before it.

AADSTS76021 =
    .cause = App requires signed AuthnRequests but the request is unsigned. Likely cause: verification certificates enforced; IdP-initiated start.
    .fix = Sign the request (RSA-SHA256) or disable enforcement.

AADSTS76026 =
    .cause = IssueInstant of the AuthnRequest is too old. Likely cause: clock skew or replayed/bookmarked request.
    .fix = Sync the SP clock and issue a fresh request.

AADSTS501241 =
    .cause = The Name ID could not be made, because a value{ $parameter ->
            [missing] {""}
           *[other] {" "}({ $parameter })
        } that it is made of is empty for this person.
    .fix = Under Attributes & Claims, choose a source that everybody has, or fill in the person’s value.

AADSTS50124 =
    .cause = Claims transformation has a bad input. Likely cause: transformation misconfigured.
    .fix = Fix the claim rule.

AADSTS501621 =
    .cause = Regex claim transformation timed out. Likely cause: complex regex.
    .fix = Simplify the transformation.

AADSTS50146 =
    .cause = App needs its own signing key. Likely cause: claims mapping policy without custom key/acceptMappedClaims, or key expired.
    .fix = Add a key for signing tokens or fix acceptMappedClaims.

AADSTS501461 =
    .cause = acceptMappedClaims only works for GUID or verified-domain audiences. Likely cause: audience is an unverified URI.
    .fix = Change the resource identifier or use an app-specific key.

AADSTS50003 =
    .cause = No signing key or certificate configured. Likely cause: SAML app without active certificate.
    .fix = Create and activate a SAML signing certificate.

AADSTS50007 =
    .cause = Encryption certificate for the app is missing. Likely cause: token encryption set without certificate.
    .fix = Upload the encryption certificate or disable encryption.

AADSTS50010 =
    .cause = No token audience configured for the app. Likely cause: missing identifier.
    .fix = Set the identifier.

AADSTS50008 =
    .cause = The answer of the federated IdP is missing or misconfigured. Likely cause: federated domain IdP problem.
    .fix = Fix claims/signing at the federated IdP.

AADSTS5000819 =
    .cause = The answer of the federated IdP lacks a matching email. Likely cause: direct federation email domain mismatch.
    .fix = Send an email in the federated domain.

AADSTS50107 =
    .cause = The federation{ $domain ->
            [missing] {""}
           *[other] {" "}{ $domain }
        } does not exist: it was removed, or the guest came by way of another provider.
    .fix = Put the federation setting right, or have the guest redeem the invitation again.

AADSTS50169 =
    .cause = Realm is not configured for this namespace. Likely cause: unknown wtrealm/realm.
    .fix = Register the realm as an identifier URI.

AADSTS50017 =
    .cause = Certificate chain validation failed. Likely cause: untrusted CA or CRL unreachable.
    .fix = Fix CA chain and CRL.

AADSTS50120 =
    .cause = JWT header problem. Likely cause: bad JWT header.
    .fix = Correct the header.

AADSTS20001 =
    .cause = Federated IdP returned a WS-Fed error. Likely cause: federated IdP.
    .fix = Contact the federated IdP.

AADSTS20012 =
    .cause = WS-Fed message from the federated IdP invalid. Likely cause: federated IdP.
    .fix = Contact the federated IdP.

AADSTS20033 =
    .cause = Federation metadata tenant name is invalid. Likely cause: wrong tenant segment in metadata URL.
    .fix = Use the tenant GUID or domain.

AADSTS90081 =
    .cause = WS-Fed message could not be processed. Likely cause: malformed wresult/wsignin.
    .fix = Fix the WS-Fed parameters.

AADSTS90082 =
    .cause = Authentication policy requested is not supported. Likely cause: unsupported wauth/policy.
    .fix = Remove wauth/policy parameter.

AADSTS90084 =
    .cause = Guests not allowed for this site. Likely cause: guest user.
    .fix = Use a member account.

AADSTS90087 =
    .cause = WS-Fed message could not be built from the URL. Likely cause: missing wa or wtrealm.
    .fix = Send wa=wsignin1.0 and wtrealm.

AADSTS90107 =
    .cause = Request XML invalid. Likely cause: bad characters.
    .fix = Fix the XML.

AADSTS50061 =
    .cause = Sign-out request invalid. Likely cause: malformed LogoutRequest.
    .fix = Fix the request.

AADSTS50068 =
    .cause = Sign-out initiator is not in the session. Likely cause: logout for another session.
    .fix = Sign out locally only.

AADSTS50070 =
    .cause = NameID in sign-out does not match a session. Likely cause: wrong NameID/SessionIndex.
    .fix = Send the NameID received at sign-in.

AADSTS50071 =
    .cause = Logout request expired. Likely cause: stale request.
    .fix = Send a fresh LogoutRequest.

AADSTS50042 =
    .cause = Pairwise identifier salt missing. Likely cause: directory object problem.
    .fix = Contact support.

AADSTS90020 =
    .cause = The answer of the federated IdP lacks ImmutableID. Likely cause: federated IdP claim rules.
    .fix = Emit ImmutableID.

AADSTS70016 =
    .cause = Device flow: user has not finished. Likely cause: normal while polling.
    .fix = Keep polling at the given interval.

AADSTS70018 =
    .cause = User code or device code wrong. Likely cause: typing error or wrong device_code.
    .fix = Restart and enter the shown code.

AADSTS70019 =
    .cause = Verification code expired. Likely cause: 15-minute window passed.
    .fix = Request a new code.

AADSTS70020 =
    .cause = Device code expired while polling. Likely cause: polling after expires_in.
    .fix = Stop and restart.

AADSTS90119 =
    .cause = User code null or empty. Likely cause: empty code submitted.
    .fix = Enter the code.

AADSTS90120 =
    .cause = Device request already approved or declined. Likely cause: code re-used.
    .fix = Start a new device request.

AADSTS50134 =
    .cause = Approval happened in another data centre than the request. Likely cause: routing.
    .fix = Restart the device flow.

AADSTS50000 =
    .cause = Sign-in service could not issue the token. Likely cause: service or app object problem.
    .fix = Retry; then open a support ticket with correlation ID.

AADSTS50033 =
    .cause = Transient non-database error. Likely cause: transient.
    .fix = Retry with backoff.

AADSTS50086 =
    .cause = Strong-auth service permanent error. Likely cause: MFA service.
    .fix = Contact support.

AADSTS50087 =
    .cause = Transient strong-auth error. Likely cause: MFA service.
    .fix = Sign in again.

AADSTS90006 =
    .cause = External service temporarily unavailable. Likely cause: transient.
    .fix = Sign in again.

AADSTS90012 =
    .cause = Request timed out. Likely cause: transient.
    .fix = Sign in again.

AADSTS90024 =
    .cause = Transient overload. Likely cause: transient.
    .fix = Retry with backoff.

AADSTS90033 =
    .cause = Directory service unavailable. Likely cause: outage.
    .fix = Retry later.

AADSTS90036 =
    .cause = Directory service permanent failure. Likely cause: service defect.
    .fix = Open a ticket.

AADSTS90055 =
    .cause = Too many requests for the tenant. Likely cause: throttling.
    .fix = Honour Retry-After and slow down.

AADSTS51005 =
    .cause = HTTP 307 equivalent: follow Location. Likely cause: service routing.
    .fix = Follow the redirect with the same method.

AADSTS80001 =
    .cause = Pass-through auth agent cannot reach AD. Likely cause: PTA agent or AD down.
    .fix = Customer fixes the agent.

AADSTS80007 =
    .cause = Pass-through agent could not validate the password. Likely cause: AD error.
    .fix = Check agent logs.

AADSTS81004 =
    .cause = Seamless SSO Kerberos failed. Likely cause: Kerberos problem.
    .fix = Falls back to password; fix seamless SSO.

AADSTS81012 =
    .cause = User chosen differs from the Windows user. Likely cause: different account.
    .fix = Pick the matching account.

AADSTS220450 =
    .cause = Embedded WebView version too old. Likely cause: old WebView.
    .fix = Update WebView or use the system browser.

Authorization_RequestDenied =
    .cause = Caller lacks permission or directory role for the Graph call. Likely cause: delegated scope not consented or user role too low.
    .fix = Consent the scope and use an account with Application/Cloud Application Administrator.

InvalidAuthenticationToken =
    .cause = Access token missing, expired or for another audience. Likely cause: wrong aud or expired token.
    .fix = Acquire a token for https://graph.microsoft.com.

Request_ResourceNotFound =
    .cause = Object not found, or not yet replicated after create. Likely cause: replication delay or object id/appId mix-up.
    .fix = Retry with exponential backoff; use appId key syntax.

Request_BadRequest =
    .cause = Property invalid or request malformed. Likely cause: bad enum, URL or GUID.
    .fix = Fix the named property.

Request_MultipleObjectsWithSameKeyValue =
    .cause = Unique property already used (for example identifierUris or a second service principal for an appId). Likely cause: object exists already.
    .fix = Look the object up and reuse or change the value.

Request_UnsupportedQuery =
    .cause = Filter or orderby not supported without advanced query headers. Likely cause: missing ConsistencyLevel: eventual and $count=true.
    .fix = Add the header and $count or change the filter.

HostNameNotOnVerifiedDomain =
    .cause = identifierUris value uses a domain the tenant has not verified. Likely cause: unverified domain in App ID URI.
    .fix = Use api://{"{"}appId{"}"} or a verified domain; for SAML set preferredSingleSignOnMode first.

CredentialTypeNotAllowedAsPerAppPolicy =
    .cause = Tenant app management policy forbids client secrets. Likely cause: password credentials blocked.
    .fix = Use a certificate or federated credential, or ask for an exemption.

CredentialInvalidLifetimeAsPerAppPolicy =
    .cause = Secret lifetime exceeds the tenant app management policy. Likely cause: endDateTime too far out.
    .fix = Shorten the secret lifetime.

SignInAudienceNotAllowedAsPerAppPolicy =
    .cause = signInAudience value not allowed by tenant policy. Likely cause: multi-tenant or personal audience blocked.
    .fix = Use AzureADMyOrg.

Directory_QuotaExceeded =
    .cause = Creator or directory object quota reached. Likely cause: non-admin created-object limit (250) or tenant quota.
    .fix = Delete unused objects or use an admin.

CannotDeleteOrUpdateEnabledEntitlement =
    .cause = An enabled scope or app role cannot be deleted. Likely cause: removing an enabled oauth2PermissionScope/appRole.
    .fix = Disable it first, then delete.

TooManyRequests =
    .cause = Graph throttled the caller. Likely cause: too many calls.
    .fix = Wait Retry-After seconds, then back off.

UnknownError =
    .cause = Transient Graph failure. Likely cause: service fault.
    .fix = Retry with backoff; log request-id.

## The protocol's own words, where no number stands beside them (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 8628 §3.5, OpenID Connect Core §3.1.2.6)

access_denied =
    .cause = The person or Microsoft refused.
    .fix = Sign in again; if it stays, look into the sign-in logs.

account_selection_required =
    .cause = Several accounts are signed in, and the person has to choose one.
    .fix = Sign in again and choose the account on Microsoft’s page.

authorization_pending =
    .cause = Nobody has entered the code on the sign-in page yet.
    .fix = Enter the code there, then wait.

consent_required =
    .cause = Nobody has approved the application’s permissions.
    .fix = Grant admin consent.

expired_token =
    .cause = The code was not entered in time.
    .fix = Begin again, and enter the new code within a quarter of an hour.

interaction_required =
    .cause = Microsoft wants the person to do something on its page, such as a second factor, and the request did not let it ask.
    .fix = Sign in again in the browser and complete what the page asks for.

invalid_client =
    .cause = Microsoft does not accept how the application proves itself: the client secret is wrong, has ended or is missing.
    .fix = Make a new client secret under Certificates & secrets, and enter its Value where the old one stands.

invalid_grant =
    .cause = The code or token of this sign-in was used before, is too old, or belongs to another request.
    .fix = Sign in again from the beginning, and do not reload the page on which it ends.

invalid_instance =
    .cause = The address is not one of Microsoft’s sign-in hosts.
    .fix = Compare the host with the directory’s cloud, such as login.microsoftonline.com.

invalid_request =
    .cause = The sign-in request lacks a parameter, holds one twice, or holds one with a wrong value. Whoever builds the request has to correct it: the service or its software.
    .fix = Give the service the details of this failure.

invalid_request_object =
    .cause = The request object that the service sent with the sign-in request cannot be used.
    .fix = Have the service send its parameters in the address: Microsoft Entra ID takes no request objects.

invalid_request_uri =
    .cause = The request_uri of the sign-in request cannot be used.
    .fix = Have the service send its parameters in the address: Microsoft Entra ID takes no request_uri.

invalid_resource =
    .cause = The sign-in asks for an API that this directory does not have.
    .fix = Compare the API permissions of the registration with what the service documents; an API that nobody in the directory uses has to be approved first.

invalid_scope =
    .cause = The sign-in asks for a permission (scope) that Microsoft does not know, or writes it in a form that Microsoft refuses.
    .fix = Compare the service’s scopes with what it documents: openid, profile and email are enough to sign in.

invalid_tenant =
    .cause = Microsoft knows no directory of this name in this cloud.
    .fix = Enter the Directory (tenant) ID.

invalid_token =
    .cause = The access token is not accepted: it has ended, was taken back, or is for another API.
    .fix = Sign in again.

login_required =
    .cause = Nobody is signed in, and the request did not let Microsoft ask.
    .fix = Sign in again in the browser.

permission_denied =
    .cause = The administrator declined the permissions.
    .fix = Agree on the permissions, then open the consent link again.

registration_not_supported =
    .cause = The sign-in request tries to register the application by itself, which Microsoft Entra ID does not take.
    .fix = Register the application in the Entra admin center, and have the service leave the parameter out.

request_not_supported =
    .cause = The sign-in request carries a request object, which Microsoft Entra ID does not take.
    .fix = Have the service send its parameters in the address.

request_uri_not_supported =
    .cause = The sign-in request carries a request_uri, which Microsoft Entra ID does not take.
    .fix = Have the service send its parameters in the address.

server_error =
    .cause = Microsoft’s service failed.
    .fix = Wait a few minutes, then try again.

slow_down =
    .cause = The question was asked too often.
    .fix = Wait longer between two questions.

temporarily_unavailable =
    .cause = Microsoft’s service is too busy.
    .fix = Wait a few minutes, then try again.

unauthorized_client =
    .cause = The application may not sign people in this way here: it is not registered in this directory, is not for this kind of account, or may not use this kind of sign-in.
    .fix = Compare the Application (client) ID with the registration’s Overview, then the supported account types under Authentication.

unsupported_grant_type =
    .cause = The service asks for tokens in a way that Microsoft Entra ID does not take (grant_type).
    .fix = Have the service use the authorization code flow.

unsupported_response_type =
    .cause = The service asks for a kind of answer that the registration does not allow, such as an ID token straight from the sign-in page.
    .fix = Under Authentication, allow ID tokens under Implicit grant and hybrid flows, or have the service use the authorization code flow.

## More of Microsoft's published numbers

AADSTS17003 =
    .cause = Entra ID could not make the key that belongs to the person’s credential.
    .fix = Try again later; if it stays, open a support request with the correlation ID.

AADSTS230109 =
    .cause = The request reached Microsoft’s backup sign-in service without passing its gateway, so something in between sends it past the usual address.
    .fix = Look for a proxy or name server that leads login.microsoftonline.com elsewhere.

AADSTS399284 =
    .cause = The token of the federated identity provider names no issuer, or another one than the federation is set up for.
    .fix = Compare the issuer in the provider’s tokens with the one under External Identities, All identity providers.

AADSTS399274 =
    .cause = The application is set up for SAML, and the service asks for OpenID Connect tokens, which Microsoft keeps apart for newer applications.
    .fix = Make a second app registration for OpenID Connect, and leave this application to SAML.

AADSTS40008 =
    .cause = The identity provider with which the directory is federated failed, and asking again does not help.
    .fix = Whoever runs that provider has to look at it.

AADSTS40009 =
    .cause = The federated identity provider did not renew the person’s session.
    .fix = Sign in again there; if it stays, ask whoever runs that provider.

AADSTS40010 =
    .cause = The identity provider with which the directory is federated failed for a moment.
    .fix = Try again; if it stays, ask whoever runs that provider.

AADSTS40015 =
    .cause = The federated identity provider did not accept the code that it had issued itself.
    .fix = Sign in again; if it stays, ask whoever runs that provider.

AADSTS500014 =
    .cause = The API that the sign-in asks for{ $resource ->
            [missing] {""}
           *[other] {" "}({ $resource })
        } is switched off in this directory: a subscription has run out, or an administrator switched its enterprise application off.
    .fix = Under Enterprise applications, switch sign-in for that API on again, or renew the subscription.

AADSTS500141 =
    .cause = The guest has accepted the invitation, but on a page that another application opened.
    .fix = Begin the sign-in once more.

AADSTS50015 =
    .cause = The person’s age group needs somebody’s consent before the account may be used.
    .fix = Give the consent that Microsoft’s page asks for, or use another account.

AADSTS5001256 =
    .cause = The token of an external authentication provider is not valid, so the second factor was not accepted.
    .fix = Whoever runs that provider finds the reason in the details.

AADSTS500200 =
    .cause = A personal Microsoft account was used, which this application does not take.
    .fix = Sign in with a work or school account, or have the personal account invited as a guest.

AADSTS50032 =
    .cause = A key was used that is too short.
    .fix = Register the device or credential anew, so that it gets a longer key.

AADSTS50043 =
    .cause = Entra ID holds two different seeds from which the person’s sub would be made.
    .fix = Open a support request with the correlation ID.

AADSTS50085 =
    .cause = The session came from a social account, which has to sign in again by itself.
    .fix = Sign in again with user name and password.

AADSTS50098 =
    .cause = A token that the service sent lacks a field that is needed.
    .fix = Have the service compare the fields of its token with Microsoft’s documentation of the flow.

AADSTS50099 =
    .cause = The device proved itself with a signature that does not fit.
    .fix = Register the device with the directory again.

AADSTS50100 =
    .cause = The claims of the token could not be put together from the rules under Attributes & Claims.
    .fix = Look at the claim rules of the enterprise application, the one that was changed last first.

AADSTS50101 =
    .cause = A claim rule of the application names a transformation that does not exist.
    .fix = Correct the claims mapping policy of the enterprise application.

AADSTS50102 =
    .cause = A claim rule of the application names a transformation that cannot be loaded.
    .fix = Correct the claims mapping policy of the enterprise application.

AADSTS50103 =
    .cause = A claim rule of the application failed while the token was made.
    .fix = Look at the claim rules of the enterprise application; the details say which one failed.

AADSTS50108 =
    .cause = The claim rules of the application could not be read.
    .fix = Save the rules under Attributes & Claims anew, then try again.

AADSTS50109 =
    .cause = The claim rules of the application name a transformation that is not known.
    .fix = Correct the claims mapping policy of the enterprise application.

AADSTS50111 =
    .cause = The claim rules of the application use a transformation that is not known.
    .fix = Correct the claims mapping policy of the enterprise application.

AADSTS50117 =
    .cause = The claims parameter of the request holds a policy that cannot be read.
    .fix = Have the service send the claims parameter exactly as it received it.

AADSTS50123 =
    .cause = A claim rule of the application names a way to transform that does not exist.
    .fix = Correct the claims mapping policy of the enterprise application.

AADSTS50130 =
    .cause = The federated provider says in a way that is not known how the person signed in.
    .fix = Compare the authentication methods that the provider sends with those that Microsoft documents.

AADSTS50136 =
    .cause = One session with a personal Microsoft account was found, and the person was sent on with it.
    .fix = Sign out of the personal account, or use a private window.

AADSTS50137 =
    .cause = A security rule wants the person to change the password.
    .fix = Change the password on Microsoft’s page, then sign in again.

AADSTS50138 =
    .cause = A key of Microsoft’s is of another environment.
    .fix = Try again later; if it stays, open a support request with the correlation ID.

AADSTS50139 =
    .cause = The session with a personal account cannot be renewed.
    .fix = Sign in again.

AADSTS50141 =
    .cause = The protected key on this device belongs to somebody else.
    .fix = Sign in with the account that this device is registered for.

AADSTS50142 =
    .cause = A Conditional Access policy wants the person to change the password.
    .fix = Change the password on Microsoft’s page, then sign in again.

AADSTS50148 =
    .cause = The code_verifier does not fit the code_challenge of this sign-in.
    .fix = Start the sign-in again.

AADSTS50149 =
    .cause = The code_challenge_method of the request is neither S256 nor plain.
    .fix = Have the service send S256.

AADSTS50150 =
    .cause = The credential does not hold the person’s approval.
    .fix = Sign in again and approve on Microsoft’s page.

AADSTS50156 =
    .cause = A token of a device was sent where only a person’s will do.
    .fix = Have the service sign a person in.

AADSTS50157 =
    .cause = The person has to be sent on to another region.
    .fix = Start the sign-in again.

AADSTS50159 =
    .cause = The external provider of the second factor did not say enough.
    .fix = Compare the claims that the provider sends with those that the external control asks for.

AADSTS50160 =
    .cause = The account is better used in another directory.
    .fix = Sign in at the directory that the account belongs to.

AADSTS50162 =
    .cause = The claim rules of the application took too long, because there are too many or they are too hard.
    .fix = Try again; then take rules away under Attributes & Claims.

AADSTS50163 =
    .cause = A regular expression in the claim rules made a value that is too long.
    .fix = Shorten the rule under Attributes & Claims.

AADSTS501631 =
    .cause = A regular expression in the claim rules replaces too often in the value.
    .fix = Narrow the rule under Attributes & Claims.

AADSTS501632 =
    .cause = The replacement of a regular expression in the claim rules names too many parts.
    .fix = Shorten the replacement under Attributes & Claims.

AADSTS50164 =
    .cause = The access token was issued for another purpose.
    .fix = Have the service ask for a token of its own for this purpose.

AADSTS50165 =
    .cause = The application wants its tokens encrypted in a way that does not exist for them.
    .fix = Correct the token encryption of the application.

AADSTS50166 =
    .cause = The external provider of a claim or second factor did not answer, or asks for a pause.
    .fix = Wait, then try again; if it stays, ask whoever runs that provider.

AADSTS50167 =
    .cause = The key with which the service wants to bind its token is not valid.
    .fix = Have the service make its key anew.

AADSTS50170 =
    .cause = The external control of a Conditional Access policy is not wired up.
    .fix = Look at the custom controls of the policy.

AADSTS50171 =
    .cause = This audience takes requests over mutual TLS only.
    .fix = Have the service use a client certificate for the connection.

AADSTS50172 =
    .cause = The external claims provider is not approved.
    .fix = Approve the provider in the directory, or take the control out of the policy.

AADSTS50176 =
    .cause = A Conditional Access policy names an external control that is not defined.
    .fix = Define the custom control, or take it out of the policy.

AADSTS50177 =
    .cause = An external second factor was asked of an account that cannot be asked for one.
    .fix = Leave such accounts out of the policy.

AADSTS50178 =
    .cause = A session control was set for an account that it does not work for.
    .fix = Leave such accounts out of the policy.

AADSTS50180 =
    .cause = Integrated Windows authentication is needed, and the directory does not offer it.
    .fix = Switch Seamless single sign-on on in Microsoft Entra Connect.

AADSTS50192 =
    .cause = No credential came with the request: in certificate-based sign-in a proxy may have taken the certificate away.
    .fix = Let the sign-in hosts past the proxy that looks into TLS, and choose the certificate when the browser asks.

AADSTS51001 =
    .cause = The request names a person of the local network without saying which domain.
    .fix = Have the service send domain_hint.

AADSTS51006 =
    .cause = The session came about without integrated Windows authentication, which is needed here.
    .fix = Sign in again.

AADSTS650059 =
    .cause = The application is registered for its own directory alone (AzureADMyOrg), so that no other directory can use it.
    .fix = The service has to open its registration to other directories, or give you the right Application (client) ID.

AADSTS67003 =
    .cause = The service acts for a person with an identity that may not do so.
    .fix = Have the service use its own registered identity.

AADSTS70012 =
    .cause = Microsoft’s service for personal accounts failed.
    .fix = Try again later.

AADSTS700213 =
    .cause = The token that the workload presented fits no federated credential of the registration: its subject is another one.
    .fix = Compare the subject under Certificates & secrets, Federated credentials, with the one in the details, letter by letter.

AADSTS7500522 =
    .cause = The service’s SAML request holds a value that must be an address (URI) and is none.
    .fix = Have the service correct its request: the details name the element.

AADSTS7500525 =
    .cause = The SAML request that the service sends is broken XML, or was packed in a way that its binding does not have.
    .fix = Have the service correct its request; it may be compressed in the Redirect binding only, not in POST.

AADSTS750161 =
    .cause = The service asks for a Name ID format that Entra ID cannot give.
    .fix = In the service, choose emailAddress, persistent, transient or unspecified, or leave the format out.

AADSTS76020 =
    .cause = The application takes signed requests only, and the service uses a protocol that has none.
    .fix = Have the service use SAML with signed requests, or switch “Require Verification certificates” off under Single sign-on, SAML Certificates.

AADSTS76022 =
    .cause = The application wants signed requests, but no verification certificate is stored to check them with.
    .fix = Under Single sign-on, SAML Certificates, upload the service’s verification certificate.

AADSTS76023 =
    .cause = The signature of the service’s SAML request does not fit its verification certificate.
    .fix = Compare the certificate under Single sign-on, SAML Certificates, with the one that the service signs with.

AADSTS76024 =
    .cause = Several verification certificates are stored, and the request does not say which one signed it.
    .fix = Delete those that are not in use, or have the service put KeyInfo into its requests.

AADSTS76025 =
    .cause = The signed request lacks the name of its signature algorithm, or is too old.
    .fix = Have the service send SigAlg, and sign in again.

AADSTS76031 =
    .cause = Signed requests are not supported at this address.
    .fix = Have the service send them to the directory’s usual address, which ends in /saml2.

AADSTS76032 =
    .cause = The address holds the ID of the enterprise application in a form that is no GUID.
    .fix = Have the service use the Object ID from the enterprise application’s Overview.

AADSTS80002 =
    .cause = The local Active Directory did not check the password in time.
    .fix = Look whether Active Directory answers the authentication agents.

AADSTS80005 =
    .cause = The authentication agent gave an answer that was not understood.
    .fix = Try again; if it stays, look at the agent’s log.

AADSTS80010 =
    .cause = The authentication agent could not decrypt the password.
    .fix = Install the authentication agent anew.

AADSTS80012 =
    .cause = The person signed in outside the hours that Active Directory allows.
    .fix = Sign in within those hours, or change them in Active Directory.

AADSTS80013 =
    .cause = The clocks of the authentication agent and of Active Directory differ too much.
    .fix = Set the clock of the agent’s server.

AADSTS80014 =
    .cause = The authentication agent took too long.
    .fix = Try again; if it stays, look at the agent’s server.

AADSTS81005 =
    .cause = Seamless single sign-on was tried in a way that is not supported.
    .fix = Sign in with the password, and look at the settings of Seamless single sign-on.

AADSTS81006 =
    .cause = The browser sent no Kerberos ticket for Seamless single sign-on.
    .fix = Put Microsoft’s sign-in address into the browser’s intranet zone, or sign in with the password.

AADSTS81007 =
    .cause = Seamless single sign-on is not switched on for this directory.
    .fix = Switch it on in Microsoft Entra Connect, or sign in with the password.

AADSTS81009 =
    .cause = The Kerberos ticket for Seamless single sign-on could not be read.
    .fix = Sign in to Windows again, then try again.

AADSTS81010 =
    .cause = The Kerberos ticket for Seamless single sign-on has ended or is not valid.
    .fix = Sign in to Windows again; if it stays, roll the key of the AZUREADSSOACC account over.

AADSTS81011 =
    .cause = The person in the Kerberos ticket is not known to the directory.
    .fix = Look whether the person is synchronised to Entra ID.

AADSTS900384 =
    .cause = The signature of a token that the service sent does not fit.
    .fix = Have the service send its tokens unchanged; the details say what was wrong.

AADSTS900612 =
    .cause = The signing keys that the federated provider publishes cannot be read.
    .fix = Whoever runs that provider has to correct its list of keys (JWKS).

AADSTS90007 =
    .cause = The session that the browser names cannot be read.
    .fix = Start the sign-in again in a private window.

AADSTS90010 =
    .cause = The request asks for an algorithm that Entra ID does not have.
    .fix = Have the service use one that Microsoft documents, such as RS256.

AADSTS90016 =
    .cause = The access token lacks a claim that is needed.
    .fix = Have the service ask for a new token.

AADSTS90022 =
    .cause = A name in the request has not the form name, host and realm.
    .fix = Have the service correct the name.

AADSTS90085 =
    .cause = Microsoft has not set the organization up completely yet.
    .fix = Wait some hours, then try again.

AADSTS90086 =
    .cause = The token of the older sign-in protocol has ended.
    .fix = Sign in again.

AADSTS90101 =
    .cause = What was entered is no email address.
    .fix = Enter an address such as ada@contoso.com.

AADSTS90112 =
    .cause = The application was named by something that is no GUID.
    .fix = Have the service send the Application (client) ID from the registration’s Overview.

AADSTS90114 =
    .cause = The bulk token would have ended before it was issued.
    .fix = Choose a later day for its end.

AADSTS90117 =
    .cause = The request holds a value that Entra ID does not take.
    .fix = Have the service compare its request with what Microsoft documents.

AADSTS90121 =
    .cause = The request was empty.
    .fix = Have the service send its parameters; a page that was loaded again sends none.

AADSTS90123 =
    .cause = The identity provider that knows the person refused to say anything about them.
    .fix = Whoever runs that provider finds the reason in its log.

AADSTS90126 =
    .cause = The directory cannot be told from this user name.
    .fix = Enter the whole user name with the domain of the organization.

AADSTS901011 =
    .cause = The external provider gave no email address, usually because the person hides it.
    .fix = Sign in again and share the email address.

AADSTS901012 =
    .cause = The external provider has not verified the person’s email address.
    .fix = Have the address verified there, then sign in again.

AADSTS901014 =
    .cause = The token of the external provider does not say who the person is.
    .fix = Whoever runs that provider has to add the identifier to its token.

AADSTS120000 =
    .cause = The old password is wrong.
    .fix = Enter the present password again.

AADSTS120002 =
    .cause = The new password is too easy to guess.
    .fix = Choose a longer and less common one.

AADSTS120003 =
    .cause = The new password holds the person’s name.
    .fix = Choose one without it.

AADSTS120004 =
    .cause = The new password does not keep the rules of the local Active Directory.
    .fix = Choose one that keeps them.

AADSTS120005 =
    .cause = The password was changed in the local Active Directory, but not in the cloud.
    .fix = Wait for the next synchronisation, then sign in with the new password.

AADSTS120008 =
    .cause = The change of the password failed, and trying again does not help.
    .fix = An administrator has to reset the password.

AADSTS120011 =
    .cause = The change of the password failed because the person’s user name could not be told.
    .fix = An administrator has to reset the password.

AADSTS120012 =
    .cause = This password is kept in the local network.
    .fix = Change it there, for instance at a Windows computer of the organization.

AADSTS120013 =
    .cause = The local Active Directory could not be reached to change the password.
    .fix = Look at the connection and at Microsoft Entra Connect.

AADSTS120014 =
    .cause = The account is locked or switched off in the local Active Directory.
    .fix = An administrator has to unlock it there.

AADSTS120015 =
    .cause = Only an administrator of the local Active Directory can change this password.
    .fix = Ask an administrator of the local network.

AADSTS120016 =
    .cause = The self-service for passwords does not know the person.
    .fix = An administrator has to reset the password.

AADSTS120018 =
    .cause = The new password is on a list of those that are forbidden, or nearly.
    .fix = Choose one that is less common.

AADSTS120020 =
    .cause = The password was not changed.
    .fix = Try again; if it stays, ask an administrator to reset it.

AADSTS120021 =
    .cause = Microsoft’s self-service for passwords failed.
    .fix = Try again later.

AADSTS130004 =
    .cause = Windows Hello for Business holds no key for this person.
    .fix = Set Windows Hello up again, or sign in another way.

AADSTS130005 =
    .cause = The signature of Windows Hello for Business does not fit.
    .fix = Set Windows Hello up again, or sign in another way.

AADSTS130006 =
    .cause = The device has no key of its own for Windows Hello for Business.
    .fix = Register the device with the directory again.

AADSTS130007 =
    .cause = The device is switched off in the directory.
    .fix = An administrator switches it on under Devices.

AADSTS130008 =
    .cause = The device is not known to the directory any more.
    .fix = Register the device with the directory again.

AADSTS135010 =
    .cause = The key with which the person or device wants to prove itself is not known.
    .fix = Register the key or the device again.

AADSTS135011 =
    .cause = The device is switched off in the directory.
    .fix = An administrator switches it on under Devices.

AADSTS140001 =
    .cause = The key of this device’s session is not valid.
    .fix = Sign out of the device and in again.

AADSTS165004 =
    .cause = Microsoft’s service reports a reason that is different each time.
    .fix = Read it in the details; it stands there in Microsoft’s words.

AADSTS165900 =
    .cause = The request does not have the form that the API takes.
    .fix = Have the service compare its request with what Microsoft documents.

AADSTS220501 =
    .cause = The list of revoked certificates could not be fetched, so the certificate was not accepted.
    .fix = Make the address of the list reachable from the internet, and look at its size.

AADSTS221000 =
    .cause = The API does not take tokens that stand for a device alone.
    .fix = Have the service sign a person in.

AADSTS240001 =
    .cause = The person may not register devices with the directory.
    .fix = Allow it under Devices, Device settings.

AADSTS240002 =
    .cause = The ID token may not be exchanged in this way.
    .fix = Have the service use an access token for it.

AADSTS240003 =
    .cause = The sign-in page answered in a way that was not expected.
    .fix = Start the sign-in again; if it stays, give the service the details.

AADSTS240004 =
    .cause = The sign-in page gave no code.
    .fix = Start the sign-in again; if it stays, give the service the details.

AADSTS1000000 =
    .cause = The person has to sign in at the other identity provider first.
    .fix = Sign in there, then try again.

AADSTS1000002 =
    .cause = The two accounts were joined, which the person is told once.
    .fix = Sign in again.

AADSTS100007 =
    .cause = Microsoft’s regional sign-in addresses are for Microsoft’s own infrastructure only.
    .fix = Have the service use login.microsoftonline.com.

AADSTS1002016 =
    .cause = The program asks over an outdated kind of TLS (1.0 or 1.1), which Microsoft refuses.
    .fix = Have the service or the computer use TLS 1.2 or newer.

AADB2C90006 =
    .cause = The redirect URI is not registered with the application in Azure AD B2C.
    .fix = Register it there exactly as it was sent.

AADB2C90091 =
    .cause = The person cancelled on a page of Azure AD B2C.
    .fix = Start the sign-in again.

AADB2C90118 =
    .cause = The person chose “Forgot your password?” on a page of Azure AD B2C, which the service has to lead on from.
    .fix = Reset the password in the service’s own way, then sign in again.
