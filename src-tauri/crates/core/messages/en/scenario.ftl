### What goes wrong in the practice tenant, by the name of the scenario.

scenario-secret-expired = The client secret has expired.
scenario-secret-id-pasted = The Secret ID was copied in place of the secret’s value.
scenario-unknown-client-id = No application in the directory has this client ID.
scenario-redirect-not-registered = The redirect URI is not on the app registration.
scenario-consent-missing = Nobody has consented to the application yet.
scenario-consent-refused = Whoever was asked for consent declined.
scenario-admin-approval-needed = Only an administrator can consent, and this person is none.
scenario-email-missing = The token carries no email address.
scenario-user-not-assigned = The person is not assigned to the application.
scenario-wrong-tenant-consented = The administrator consented in another tenant.
scenario-key-rollover = ID tokens are signed with a key that is not published yet.
scenario-certificate-expired = The SAML signing certificate has expired.
scenario-certificate-rolled = Assertions are signed with a certificate that is not published yet.
scenario-certificate-expired-new-inactive = The SAML signing certificate has expired, and a new inactive one signs in its place.
scenario-name-id-not-email = The NameID is an opaque value and no email address.
scenario-upn-other-than-mail = The person signs in with a name that is not the mail address.
scenario-response-signed = The SAML response is signed in place of the assertion.
scenario-both-signed = Both the SAML response and the assertion are signed.
scenario-signed-with-sha1 = Assertions are signed with SHA-1.
scenario-groups-overage = The person is in too many groups for a token.
scenario-throttled = Microsoft answers that there were too many requests.
scenario-down = Microsoft’s sign-in service is out of service.
