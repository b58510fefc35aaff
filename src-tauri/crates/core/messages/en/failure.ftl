### What a person reads about each failure: the sentence says what happened, its advice why and what to do.
###
### The id is `failure-` and the code, with a hyphen in place of the full stop. A fact that nobody gave selects [missing].

# What the system says, as the end of a sentence, or the name of what it means.
system-reason = { $reason ->
    [ambiguous] it holds several secrets of this name
    [no-certificate] it holds no certificate
    [no-command] no command is named
    [no-text] what it holds is no text
    [no-web-address] it is no web address
    [proxy-password] the proxy asks for a password
    [silent] it did not answer
    [too-long] the secret is longer than this system’s keyring takes
    [unsupported] it does not support this
   *[other] { $reason }
 }

# $set_up_as is how the application is set up in Entra: as a registration for OpenID Connect, or at the enterprise application.
redirect-address = { $set_up_as ->
    [saml] Reply URL (ACS URL)
    [ws-fed] Reply URL (ACS URL)
   *[oidc] redirect URI
 }

# What a service calls itself by. $signs_in_by is the protocol in which people sign in.
application-name = { $signs_in_by ->
    [saml] Identifier (Entity ID)
    [ws-fed] { $set_up_as ->
        [oidc] Application ID URI
       *[other] Identifier (Entity ID)
    }
   *[oidc] Application (client) ID
 }

# Where the name of the service stands in the Entra admin center.
application-name-page = { $set_up_as ->
    [saml] under Single sign-on, Basic SAML Configuration
    [ws-fed] under Single sign-on, Basic SAML Configuration
   *[oidc] { $signs_in_by ->
        [ws-fed] under Expose an API
       *[oidc] with the registration’s Overview
    }
 }

# Where the federation metadata is found.
metadata-source = { $set_up_as ->
    [oidc] the Federation metadata document, under Endpoints of the app registrations
   *[other] the App Federation Metadata Url, under Single sign-on, SAML Certificates
 }

# The name of the service, and the address for its answers, with where they stand in the Entra admin center.
service-name-in-entra = { $set_up_as ->
    [oidc] the Application ID URI, under Expose an API,
   *[other] the Identifier (Entity ID), under Single sign-on, Basic SAML Configuration,
 }
reply-address-in-entra = { $set_up_as ->
    [oidc] the redirect URI, under Authentication
   *[other] the Reply URL (ACS URL), under Single sign-on, Basic SAML Configuration
 }

# Where the application’s ID stands.
application-overview = { $set_up_as ->
    [saml] the enterprise application’s Overview
    [ws-fed] the enterprise application’s Overview
   *[oidc] the registration’s Overview
 }

# Where a claim is added.
claims-page = { $set_up_as ->
    [saml] under Single sign-on, Attributes & Claims
    [ws-fed] under Single sign-on, Attributes & Claims
   *[oidc] in Token configuration
 }

# The API that every directory has.
resource-microsoft-graph = Microsoft Graph

## application

failure-application-unknown = This directory knows no application with { $client_id ->
        [missing] this { application-name }
       *[other] { $client_id }
    }.
    .advice = Compare the { application-name } { application-name-page }, letter by letter, and check the Directory (tenant) ID. An application that was created or approved within the last few minutes may still be spreading through the directory: wait, then try again.

failure-application-disabled =
    { $application_name ->
        [missing] The application is switched off in this directory.
       *[other] The application { $application_name } is switched off in this directory.
    }
    .advice = A Cloud Application Administrator opens the enterprise application, then Properties, and sets “Enabled for users to sign-in” to Yes.

failure-application-not_installed = The application exists, but this directory has no enterprise application for it.
    .advice = Grant admin consent, which creates it. If that happened within the last few minutes, it may still be spreading through the directory: wait, then try again.

failure-application-work_accounts_only =
    { $user ->
        [missing] A personal Microsoft account was used, and this application is for work or school accounts only.
       *[other] A personal Microsoft account was used, { $user }, and this application is for work or school accounts only.
    }
    .advice = Sign in with a work or school account, in a private window, and at the directory’s own address in place of common.{ $signs_in_by ->
            [saml] {""}
            [ws-fed] {""}
           *[oidc] {" "}If it was a work account, the Application (client) ID is wrong: the Secret ID is a usual mix-up.
        }

## azure_cli

failure-azure_cli-missing = The Azure CLI is not installed on this computer.
    .advice = Install it, or follow the instructions for the Entra admin center instead: both lead to the same result.

failure-azure_cli-signed_out = Nobody is signed in with the Azure CLI.
    .advice = Run {"az login"} in a terminal, then try again. Nothing was changed.

## browser

failure-browser-not_opened = No browser could be started.
    .advice = Copy the address and open it by hand; the wizard keeps waiting for the answer.

## bundle

failure-bundle-malformed = This file is not a connection bundle.
    .advice = Choose a file that ends in .consentry. If it came by email, ask for it again: it may have been changed on the way.
    .answer = It may have been changed on the way. Please send the file that ends in .consentry as it is: in an archive, or uploaded as a file.

failure-bundle-digest = The connection bundle was changed after it was written.
    .advice = Its contents do not have the SHA-256 that it states. Ask whoever made it for a fresh one, and do not use this one.
    .answer = Its contents do not have the SHA-256 that it states. Please export it anew, and send it as it is: in an archive, or uploaded as a file.

failure-bundle-version = This connection bundle was written by a newer Consentry.
    .advice = Update Consentry{ $received ->
            [missing] {""}
           *[other] { $expected ->
                [missing] {""}
               *[other] {" "}(the bundle has version { $received }, this one reads up to { $expected })
            }
        }, then open the bundle again.
    .answer = We need a newer program to open it. You need not do anything.

failure-bundle-profile_unknown = This connection bundle was made with a newer Consentry, or with a profile that is not here.
    .advice = It is whole. { $service ->
            [missing] {""}
           *[other] It connects { $service } ({ $service_id ->
                [missing] –
               *[other] { $service_id }
            }){ $model ->
                [missing] {""}
               *[other] {" "}in the model { $model }
            }{ $protocol ->
                [missing] {""}
               *[other] , by { $protocol }
            }{ $tenant ->
                [missing] {""}
               *[other] , for { $tenant }
            }. { $program ->
                [missing] {""}
               *[other] Saved { $saved ->
                    [missing] {""}
                   *[other] on { $saved }{" "}
                }with { $program }. {""}
            }{ $runs ->
                [missing] It holds no test login. {""}
               *[other] Test logins: { $runs }, the last one { $verdict ->
                    [pass] passed
                    [fail] failed
                   *[other] without a verdict
                }. {""}
            }
        }Update Consentry, or add the profile, then open it again. No set-up was made, and the file is as it was; “consentry bundle show” tells all that it holds.
    .answer = It is whole. If you connected a service by a profile of your own, please send us that profile too.

failure-bundle-too_large = This file is larger or more deeply nested than any connection bundle.
    .advice = Nothing of it was read. Check that you chose the right file.

failure-bundle-not_sealed = This connection bundle holds no client secret.
    .advice = Whoever exports it must choose to seal the secret into it. Without that, deliver the Client secret (Value) in another way.

failure-bundle-wrong_key = This passphrase or key does not open the sealed secret.
    .advice = Check the passphrase, or ask whoever made the bundle for whom it was sealed.

failure-bundle-recipient_malformed = This is not a key that a secret can be sealed for.
    .advice = A recipient’s key starts with “age1”. Copy it again from whoever gave it to you.

failure-bundle-identity_malformed = This is not an age identity file that can be used here.
    .advice = Such a file holds lines that start with “AGE-SECRET-KEY-1”, and comments. One that is encrypted itself must be decrypted first, with “age --decrypt”; identities of plugins and SSH keys cannot be used.

failure-bundle-failure_unknown =
    { $failure_code ->
        [missing] The bundle tells of a failure that this version of Consentry does not know.
       *[other] The bundle tells of the failure { $failure_code }, which this version of Consentry does not know.
    }
    .advice = A later version wrote the bundle. Update Consentry to read what it means; the code and the details are kept as they came.
    .answer = We need a newer program to read what it means. You need not do anything.

failure-bundle-unwritable =
    { $path ->
        [missing] The connection bundle could not be written.
       *[other] The connection bundle could not be written to { $path }.
    }
    .advice = Check that the folder exists, that it may be written to and that there is space, or choose another folder.

## file

failure-file-exists =
    { $path ->
        [missing] There is a file of this name already.
       *[other] { $path } is there already, and was not overwritten.
    }
    .advice = Choose another name, or say that the file is to be replaced: in the terminal with --force.

failure-file-unwritable =
    { $path ->
        [missing] The file cannot be written.
       *[other] { $path } cannot be written.
    }
    .advice = Check that the folder may be written to and that there is space, or choose another folder.

## observation

failure-observation-dns_silent = No name server answered the question for { $name ->
        [missing] this name
       *[other] { $name }
    }.
    .advice = Nothing is known about the record. Check this computer’s connection, then look again.

failure-observation-domain_taken =
    { $domain ->
        [missing] A domain
       *[other] { $domain }
    } already stands in { $setup ->
        [missing] another set-up
       *[other] { $setup }
    }.
    .advice = Each domain may lead to one connection only. Take it out of one of the two.

failure-observation-host_silent =
    { $host ->
        [missing] The host
       *[other] { $host }
    } does not answer.
    .advice = Check the name letter by letter. If it is right, ask the service whether it is set up yet.

failure-observation-not_a_token = This is not a token that can be read.
    .advice = Paste the whole token as the service issued it: three parts with full stops between them.

failure-observation-not_in_rehearsal = In a rehearsal nobody outside this computer is asked.
    .advice = With a real directory, Consentry looks at this for you.

failure-observation-other_tenant = This belongs to another directory.
    .advice = The directory being connected is { $expected ->
            [missing] another one
           *[other] { $expected }
        }{ $received ->
            [missing] {""}
           *[other] ; this one is { $received }
        }. Use a domain or address of the first.

failure-observation-token_lacks = The token holds nothing at { $paths ->
        [missing] the places it should
       *[other] { $paths }
    }.
    .advice = Go through the tasks for this once more, sign in again, and paste the new token.

failure-observation-too_early =
    { $value ->
        [missing] A value
       *[other] { $value }
    } is not known yet.
    .advice = Enter it first, or finish the step that finds it out.

failure-observation-txt_missing = There is no TXT record at { $name ->
        [missing] this name
       *[other] { $name }
    } yet.
    .advice = A new record can take minutes or hours until everybody sees it. Check its name, then look again later.

failure-observation-unusual =
    { $received ->
        [missing] This
       *[other] { $received }
    } looks different from what it usually does.
    .advice = It may be right all the same. Compare it letter by letter with what the service shows.

## claims

failure-claims-email_missing = The sign-in worked, but { $service ->
        [missing] the service
       *[other] { $service }
    } received no email address.
    .advice = Fill in the user’s Email property in Entra ID, or { $signs_in_by ->
            [saml] choose another source for the claim under Single sign-on, Attributes & Claims
            [ws-fed] choose another source for the claim { claims-page }
           *[oidc] add the optional claim “email” to the ID token
        }. Users without a mailbox often have none.

failure-claims-need_unmet = The token holds nothing for { $need ->
        [missing] something that the service needs
       *[other] { $need }
    }.
    .advice = The service takes it from { $claims ->
            [missing] a claim of its own
           *[other] { $claims }
        }. Add one of them { claims-page }, then run the test login again.
    .answer = The service takes it from { $claims ->
            [missing] a claim of its own
           *[other] { $claims }
        }. Add one of them { claims-page }, then sign in once more.

## consent

failure-consent-admin_required = Only an administrator of the directory may grant this consent.
    .advice = Send the consent link to somebody who is at least Cloud Application Administrator. Microsoft Graph application permissions need a Global Administrator.

failure-consent-missing =
    { $application_name ->
        [missing] Nobody has granted admin consent yet.
       *[other] Nobody has granted admin consent to { $application_name } yet.
    }
    .advice = Open the consent link as an administrator of this directory, or send it to one.

failure-consent-not_a_landing = This is not the address of the page on which one lands after consent.
    .advice = Copy the whole address from the browser’s address bar once the consent page has closed. It contains “admin_consent” or “error”.

failure-consent-refused = Admin consent was declined.
    .advice = Nothing was changed in the directory. Agree with the administrator on the permissions, then open the consent link again.

failure-consent-state_mismatch = This answer belongs to another consent request.
    .advice = Open the consent link of this set-up again, and use the address on which that one lands.
    .answer = Open the consent link again, and use the address on which that one lands.

failure-consent-wrong_tenant =
    { $received ->
        [missing] Admin consent was granted in another directory.
       *[other] Admin consent was granted in another directory ({ $received }).
    }
    .advice = Open the consent link again and sign in with an account of { $expected ->
            [missing] the directory that is connected
           *[other] { $expected }
        }. The consent in the other directory can be removed there, under Enterprise applications.

## environment

failure-environment-authority_host =
    { $received ->
        [missing] The login host that CONSENTRY_AUTHORITY_HOST names is no address.
       *[other] The login host that CONSENTRY_AUTHORITY_HOST names is no address: { $received }.
    }
    .advice = Set it to an address such as https://login.microsoftonline.com, or take it away. Nobody was asked.
failure-environment-home = This system names no folder for a program’s data.
    .advice = Set CONSENTRY_HOME to a folder in which Consentry may keep what it keeps.

## federation

failure-federation-certificate_alone = This is the certificate alone{ $subject ->
        [missing] {""}
       *[other] {" "}({ $subject }{ $date ->
            [missing] {""}
           *[other] , until { $date }
        })
    }, not the metadata.
    .advice = Take { metadata-source }: it holds the certificate and more.

failure-federation-certificate_expired =
    { $date ->
        [missing] The signing certificate has expired.
       *[other] The signing certificate has expired: it ended on { $date }.
    }
    .advice = { $set_up_as ->
            [oidc] Microsoft renews it by itself: read the metadata again, then give the service the new one.
           *[other] Under Single sign-on, SAML Certificates, make a new certificate and activate it, then give the service the new one.
        } Until then the service refuses every sign-in, although Entra goes on signing.

failure-federation-certificate_not_yet_valid =
    { $date ->
        [missing] The signing certificate is not valid yet.
       *[other] The signing certificate is not valid yet: it begins on { $date }.
    }
    .advice = Check this computer’s clock. If the clock is right, wait until that day{ $set_up_as ->
            [oidc] {""}
           *[other] , or activate another certificate under Single sign-on, SAML Certificates
        }.
    .answer = Wait until that day{ $set_up_as ->
            [oidc] {""}
           *[other] , or activate another certificate under Single sign-on, SAML Certificates
        }.

failure-federation-endpoint_missing =
    { $expected ->
        [missing] The federation metadata names no address for this kind of sign-in.
       *[other] The federation metadata names no address for this kind of sign-in: { $expected }.
    }
    .advice = Take { metadata-source }, of this very application, and try again.

failure-federation-metadata_expired =
    { $date ->
        [missing] The federation metadata may not be used any more.
       *[other] The federation metadata may not be used any more: it ended on { $date }.
    }
    .advice = Its validUntil { $received ->
            [missing] is over
           *[other] was { $received }
        }. Read the metadata again from where the provider publishes it; a service that was given the old document must be given the new one.

failure-federation-metadata_incomplete = The federation metadata lacks something that is needed.
    .advice = { $part ->
            [missing] A part
           *[other] { $part }
        }{ $number ->
            [missing] {""}
           *[other] , number { $number },
        } { $kind ->
            [address] holds no address that could be opened
            [certificate] holds no certificate that could be read
            [empty] is empty
            [missing-part] is missing
           *[missing] cannot be read
        }. Take { metadata-source }, and read it again.

failure-federation-metadata_malformed = This is no federation metadata of an identity provider.
    .advice = { $kind ->
            [document-type] It begins with a document type declaration, as web pages do.
            [duplicate-id] Two of its elements have the same ID.
            [malformed] It is not well-formed XML.
            [no-entity] It is XML without any EntityDescriptor.
            [not-utf8] It is not written in UTF-8.
            [too-long] It is longer than any metadata.
           *[missing] It cannot be read.
        } Take { metadata-source }.

failure-federation-metadata_of_a_service = This is the metadata of a service, not of an identity provider.
    .advice = It describes { $entities ->
            [missing] a service
           *[other] { $entities }
        }. Take Entra’s: { metadata-source }.

failure-federation-metadata_several = The federation metadata describes { $count ->
        [missing] several identity providers
       *[other] { $count } identity providers
    }, and nobody says which is meant.
    .advice = They are { $entities ->
            [missing] not named
           *[other] { $entities }
        }. Give the document of one of them.

failure-federation-metadata_not_found =
    { $host ->
        [missing] No federation metadata is published at this address.
       *[other] No federation metadata is published at this address of { $host }.
    }
    .advice = Take { metadata-source }. For an application that was created within the last few minutes, wait and try again.

failure-federation-not_replaced = Entra still publishes the certificates that are in use.
    .advice = { $set_up_as ->
            [oidc] Microsoft renews them by itself.
           *[other] Make a new certificate under Single sign-on, SAML Certificates.
        } Then read the metadata again.

failure-federation-url_malformed =
    { $received ->
        [missing] This is not an App Federation Metadata Url.
       *[other] This is not an App Federation Metadata Url: { $received }.
    }
    .advice = It holds “federationmetadata.xml” and, at its end, “appid=” with an ID. Take { metadata-source }; the Login URL and the Microsoft Entra Identifier are other values.

## form

failure-form-not_known_yet = This form of the hand-over cannot be written yet: { $value ->
        [missing] a value of it
       *[other] { $value }
    } is not known.
    .advice = Continue the set-up until it is known, then try again. The note can be written at any time, and says what is left to do.

failure-form-nothing_ends = There is nothing to put into a calendar: no day is known from now on on which a secret or certificate ends.
    .advice = Prove the credentials again, with the day on which they end; then try again.

failure-form-not_of_protocol =
    { $form ->
        [keycloak] Keycloak has no identity provider for WS-Federation.
       *[sp-metadata] A service that signs people in by { $protocol ->
            [oidc] OpenID Connect
           *[ws-fed] WS-Federation
        } has no SAML metadata.
    }
    .advice = Choose another form. The note and the page fit every service.

## internal

failure-internal-defect = Consentry made a mistake of its own.
    .advice = Your entries are saved. Copy the details below and report them; trying again does no harm.

## id_token

failure-id_token-signature = The signature of the sign-in answer does not fit its key.
    .advice = The answer was changed on the way, or it is not from Microsoft. Nothing in it was used. Sign in again; if it stays, look for a proxy that alters traffic.

failure-id_token-signing_key_unknown = The sign-in answer is signed with a key that the directory does not publish.
    .advice = Microsoft changes its keys without notice: sign in again. If it stays, the application signs with a key of its own, which only the discovery document with appid= and its Application (client) ID names, or the answer is from another directory.

failure-id_token-key_issuer = The sign-in answer is signed with a key of another issuer.
    .advice = The key belongs to { $received ->
            [missing] another issuer
           *[other] { $received }
        }, so the answer was refused. Check that the Directory (tenant) ID is the one you mean.

failure-id_token-algorithm =
    { $received ->
        [missing] The sign-in answer is signed by a method that is not allowed.
       *[other] The sign-in answer is signed by a method that is not allowed: { $received }{ $unit ->
            [bit] {" "}bits
           *[missing] {""}
        }.
    }
    .advice = Only RS256 is accepted, because weaker methods let anybody forge an answer. Microsoft Entra ID always uses RS256.

failure-id_token-issuer =
    { $source ->
        [discovery] { $difference ->
            [version-1] The discovery document is the one of Entra’s version 1.0, with another issuer
           *[missing] The discovery document names another issuer
        }
       *[missing] { $difference ->
            [directory] The sign-in answer is from another directory
            [external-id] The sign-in answer is from Entra External ID
            [personal] The sign-in answer is of a personal Microsoft account
            [template] The issuer of the sign-in answer is a placeholder
            [case] The issuer of the sign-in answer is written otherwise
            [scheme] The issuer of the sign-in answer is written otherwise
            [slash] The issuer of the sign-in answer is written otherwise
           *[missing] The sign-in answer is from another issuer
        }
    }{ $received ->
        [missing] {""}
       *[other] : { $received }
    }.
    .advice =
        { $expected ->
            [missing] The issuer of this directory
           *[other] { $expected }
        } was expected. { $difference ->
            [case] Only upper and lower case differ, and they count: give the issuer exactly as the discovery document writes it.
            [scheme] Only http and https differ, and they count: give the issuer exactly as the discovery document writes it.
            [slash] Only a slash at the end differs, and it counts: give the issuer exactly as the discovery document writes it.
            [personal] Sign in with a work or school account of this directory.
            [template] Entra never signs such an answer: it comes from something that stands in for Entra.
            [domain] An issuer holds the Directory (tenant) ID in place of a domain: give it as the document writes it, or name the directory with {"--tenant"}.
            [external-id] External ID is another product with addresses of its own: choose a workforce directory.
            [version-1] Give the issuer of version 2.0, which ends in /v2.0.
           *[missing] { $source ->
                [discovery] Give the issuer that the document names, if you know it to be the right one.
               *[missing] Check the directory.
            }
        }

failure-id_token-issuer_of_version_1 = The sign-in answer has the issuer of Entra’s version 1.0{ $received ->
        [missing] {""}
       *[other] : { $received }
    }.
    .advice = The directory is the right one. { $expected ->
            [missing] The issuer of the v2.0 endpoint
           *[other] { $expected }
        } was expected: whoever asks must use the addresses with /oauth2/v2.0/ and read the discovery document below /v2.0.

failure-id_token-audience =
    { $received ->
        [missing] The sign-in answer is meant for another application.
       *[other] The sign-in answer is meant for another application ({ $received }).
    }
    .advice = It must name { $expected ->
            [missing] the Application (client) ID that the service has
           *[other] { $expected }
        }. { $difference ->
            [api] With api:// before the ID it is an access token for the application’s own API: take the ID token.
            [graph] It is an access token for Microsoft Graph: take the ID token.
            [spn] With spn: before the ID it is a token of the v1.0 endpoint: use the v2.0 endpoint.
            [case] Only upper and lower case differ, which count: Entra writes the ID in lower case.
            [slash] Only a slash at the end differs, which counts.
           *[missing] Compare the Application (client) ID with the registration’s Overview.
        }

failure-id_token-tenant =
    { $difference ->
        [personal] The person signed in with a personal Microsoft account
        [spelling] The sign-in answer writes the directory’s ID otherwise
       *[missing] The person signed in to another directory
    }{ $received ->
        [missing] {""}
       *[other] {" "}({ $received })
    }.
    .advice =
        { $difference ->
            [personal] Sign in with a work or school account of the directory.
            [spelling] Entra writes it in lower case and without braces, and it is compared as text: this answer does not come from Entra as it is.
           *[missing] Sign in with an account of { $expected ->
                [missing] the directory that is connected
               *[other] { $expected }
            }, or choose the other directory in the first step.
        }
    .answer =
        { $difference ->
            [personal] Sign in with a work or school account of the directory.
            [spelling] Entra writes it in lower case and without braces, and it is compared as text: this answer does not come from Entra as it is.
           *[missing] Sign in with an account of { $expected ->
                [missing] the directory that the service is connected to
               *[other] { $expected }
            }.
        }

failure-id_token-nonce = The sign-in answer belongs to another sign-in.
    .advice = An older answer or another browser tab was used. Start the test login again, and use only the page that it opens.
    .answer = An older answer or another browser tab was used. Close the other tabs, and sign in once more from the service’s own page.

failure-id_token-expired = The sign-in answer has expired.
    .advice = It was valid until { $received ->
            [missing] earlier
           *[other] { $received }
        }. Start the test login again; if this comes back, check this computer’s clock.
    .answer = It was valid until { $received ->
            [missing] earlier
           *[other] { $received }
        }. If some time went by before it was sent to us, that is no fault. If the service refuses a new one as well, its clock may be wrong.

failure-id_token-not_yet_valid = The sign-in answer is not valid yet.
    .advice = It becomes valid at { $received ->
            [missing] a later time
           *[other] { $received }
        }, so this computer’s clock is behind. Set the clock, then start the test login again.
    .answer = It becomes valid at { $received ->
            [missing] a later time
           *[other] { $received }
        }. A clock is behind: check that of the service.

failure-id_token-malformed = What came is not a sign-in answer of Microsoft’s.
    .advice = An ID token has three parts with a full stop between them. Copy it again, whole, or start the test login.
    .answer = An ID token has three parts with a full stop between them. Copy it again, whole.

failure-id_token-absent = Microsoft sent no ID token.
    .advice = The request must ask for the scope “openid”. Start the test login again; if it stays, report the details below.
    .answer = The service has to ask for the scope “openid”.

failure-id_token-hash = The parts of the sign-in answer do not belong together.
    .advice = A hash in the ID token does not fit the code or token beside it, so the answer was refused. Start the test login again.
    .answer = A hash in the ID token does not fit the code or token beside it, so the answer has to be refused. Sign in once more.

## keyring

failure-keyring-locked = The keyring of this computer is locked.
    .advice = Unlock it in the system’s password application, or in a terminal with {"gnome-keyring-daemon --unlock"}, and try again; or enter the client secret again. Nothing was saved in any other place.

failure-keyring-failed =
    { $reason ->
        [missing] The keyring of this computer refused to work.
       *[other] The keyring of this computer refused to work: { system-reason }.
    }
    .advice = Open the system’s password or keychain application and check that it works, then try again.

failure-letter-not_opened = No email program could be opened.
    .advice = Copy the letter, and paste it where you write email.

failure-letter-too_long = This letter is too long to be opened as a draft.
    .advice = Copy it, and paste it into an email of your own.

## login

failure-login-blocked_by_policy = A policy of the directory blocked the sign-in.
    .advice =
        { $cause ->
            [missing] {""}
           *[other] { $fix ->
                [missing] {""}
               *[other] { $cause } { $fix }{" "}
            }
        }An administrator finds the policy in the sign-in logs, by the correlation ID in the details below.
    .answer =
        { $cause ->
            [missing] {""}
           *[other] { $fix ->
                [missing] {""}
               *[other] { $cause } { $fix }{" "}
            }
        }An administrator finds the policy in the sign-in logs, by the correlation ID that the error page shows.

failure-login-denied = The sign-in was refused, and Microsoft does not say by whom.
    .advice = The person declined on Microsoft’s page, or a rule of the directory did. Start the test login again; if it stays, an administrator finds the reason in the sign-in logs.
    .answer = The person declined on Microsoft’s page, or a rule of the directory did. Sign in once more; if it stays, an administrator finds the reason in the sign-in logs.

failure-login-declined = The sign-in was cancelled on Microsoft’s page.
    .advice = Nobody was signed in and nothing was changed. Start again whenever you like.

failure-login-account_not_in_tenant =
    { $user ->
        [missing] This account does not belong to the directory.
       *[other] The account { $user } does not belong to the directory.
    }
    .advice =
        { $cause ->
            [missing] {""}
           *[other] { $cause }{" "}
        }Sign in with an account of { $tenant ->
            [missing] the directory that is connected
           *[other] { $tenant }
        }, or have the account invited as a guest.

failure-login-mfa_required = Microsoft asks for another proof of identity.
    .advice =
        { $cause ->
            [missing] Sign in again in the browser and complete the step that Microsoft shows there.
           *[other] { $cause } Sign in again in the browser and complete the step that Microsoft shows there.
        }

failure-login-timed_out =
    { $cause ->
        [tls] The browser came back with https, and the answer is awaited over http.
       *[other] No answer came back from the sign-in page in time.
    }
    .advice =
        { $cause ->
            [tls] Delete the rule for localhost in the browser ({"chrome://net-internals/#hsts"}), or switch its https-only mode off for localhost. Then start the test login again; or change {"https://"} to {"http://"} in its address bar and paste that address here.
           *[other] If the page shows an error, copy its text and paste it here: many errors stay on Microsoft’s page. Otherwise start the test login again.
        }
    .answer = Many errors stay on Microsoft’s page. If the page showed one, its text says why.

failure-login-window_closed = The sign-in window was closed.
    .advice = Nobody was signed in and nothing was changed. Start the test login again whenever you like.
    .answer = Nobody was signed in, and nothing was changed. Sign in once more.

failure-login-state_mismatch = This answer belongs to another sign-in request.
    .advice = An older browser tab answered, or somebody else did. Start the test login again, and use only the page that it opens.
    .answer = An older browser tab answered, or somebody else did. Close the other tabs, and sign in once more from the service’s own page.

failure-login-not_an_answer = What was pasted is neither a sign-in answer nor an error.
    .advice = { failure-wanted } If Microsoft’s page shows an error, copy all of its text.

failure-login-code_spent = The sign-in answer was used before or is too old.
    .advice = It works once, within about ten minutes. Start the test login again, and do not reload the page on which it ends.
    .answer = It works once, within about ten minutes. Sign in once more, and do not reload the page on which it ends.

failure-login-verifier = Microsoft refused the proof of who had started the sign-in.
    .advice = The code_verifier does not fit the code_challenge that was sent. Start the test login again; if it stays, report the details below.
    .answer = The code_verifier does not fit the code_challenge that was sent. Sign in once more; if it stays, tell the people of the service.

failure-login-user_not_assigned =
    { $user ->
        [missing] This person is not assigned to the application.
       *[other] { $user } is not assigned to the application.
    }
    .advice = Assign the person, or a group that holds the person directly, under Users and groups. Groups inside groups do not count.

failure-login-outsider_let_in = Somebody who should be refused got in.
    .advice = Set Assignment required to Yes under Properties of the enterprise application, or try a person who is really not assigned.

failure-login-refused =
    { $aadsts ->
        [missing] Microsoft refused the sign-in.
       *[other] Microsoft refused the sign-in ({ $aadsts }).
    }
    .advice =
        { $cause ->
            [missing] Consentry has no sentence of its own for this refusal; the details below hold all that came.
           *[other] { $cause }
        }{ $fix ->
            [missing] {""}
           *[other] {" "}{ $fix }
        }{ $page ->
            [missing] {""}
           *[other] {" "}Microsoft explains the number at { $page }.
        }
    .answer =
        { $cause ->
            [missing] What it means is described nowhere that we know of.
           *[other] { $cause }
        }{ $fix ->
            [missing] {""}
           *[other] {" "}{ $fix }
        }{ $page ->
            [missing] {""}
           *[other] {" "}Microsoft explains the number at { $page }.
        }

failure-login-wrong_protocol =
    { $received ->
        [missing] This answer belongs to another kind of sign-in.
       *[other] This answer belongs to another kind of sign-in: { $received }.
    }
    .advice =
        { $expected ->
            [missing] Another kind of answer
           *[other] { $expected }
        } was expected. Start the test login again, and paste what that page shows; or choose the integration model that fits the answer.
    .answer =
        { $expected ->
            [missing] Another kind of answer
           *[other] { $expected }
        } was expected. Check for which protocol the service is set up.

failure-login-loopback_unavailable =
    { $port ->
        [missing] The address for the answer is taken on this computer.
       *[other] The address for the answer is taken on this computer: port { $port }.
    }
    .advice = Another program uses it. Close that program, or choose another way to test the sign-in.

## microsoft

failure-microsoft-throttled =
    { $seconds ->
        [missing] Microsoft asks for a pause.
       *[other] Microsoft asks for a pause of { $seconds } seconds.
    }
    .advice = Too many requests came from this network or went to this directory. Nothing was changed; wait, then try again.

failure-microsoft-unavailable = Microsoft’s service is not available at the moment.
    .advice =
        { $host ->
            [missing] {""}
           *[other] { $status ->
                [missing] {""}
               *[other] { $host } answered with status { $status }.{" "}
            }
        }Nothing was changed and nothing you entered is wrong; wait a few minutes, then try again.

failure-microsoft-unexpected =
    { $host ->
        [missing] Microsoft
       *[other] { $host }
    } sent an answer that Consentry does not understand.
    .advice = A proxy or the sign-in page of this network may have answered in its place. Open { $host ->
            [missing] the address
           *[other] { $host }
        } in a browser; if a foreign page appears, sign in to the network first.

## model

failure-model-input_missing =
    { $input ->
        [missing] A value is missing.
       *[other] A value is missing: “{ $input }”.
    }
    .advice =
        { $service ->
            [missing] The service
           *[other] { $service }
        } needs it for this integration model. Fill it in, then go on.

failure-model-input_malformed =
    { $input ->
        [missing] A value does not have the right form.
       *[other] A value does not have the right form: “{ $input }”.
    }
    .advice =
        { $unfit ->
            [missing] {""}
           *[other] What is wrong: { input-unfit }.{" "}
        }{ $taken ->
            [missing] Copy it again from { $service ->
                [missing] the service
               *[other] { $service }
            }, without spaces or anything around it.
           *[other] There are: { $taken }.
        }

failure-model-unknown =
    { $service ->
        [missing] The service
       *[other] { $service }
    } has no such integration model.
    .advice = Choose one of those that are offered; “consentry services show” lists them.

## network

failure-network-unreachable =
    { $host ->
        [missing] The server
       *[other] { $host }
    } cannot be reached from this computer.
    .advice =
        { $reason ->
            [missing] {""}
           *[other] The system says: { $path ->
                [missing] { $host ->
                    [missing] no secure connection can be made from this computer:{" "}
                   *[other] {""}
                }
               *[other] the certificates in { $path } cannot be used:{" "}
            }{ system-reason }.{" "}
        }Check the connection, the proxy and the firewall: they must let this address through. Nothing was changed.

failure-network-certificate_untrusted =
    { $host ->
        [missing] The server
       *[other] { $host }
    } answered with a certificate{ $issuer ->
        [missing] {""}
       *[other] {" "}of { $issuer }
    }{ $reason ->
        [expired] {" "}that has expired
        [no-trust-store] , and this computer has no certificate authorities to trust
        [not-yet-valid] {" "}that is not valid yet
        [other-name] {" "}that is made out to another name
       *[other] {" "}that this computer does not trust
    }.
    .advice =
        { $reason ->
            [expired] Check this computer’s clock. If it is right, the certificate of a proxy has expired: tell whoever runs this network.
            [no-trust-store] Install the system’s certificate authorities (on Debian and Ubuntu the package ca-certificates), or name a PEM file of them in {"SSL_CERT_FILE"}.
            [not-yet-valid] Check this computer’s clock. If it is right, tell whoever runs this network.
            [other-name] A proxy or the sign-in page of this network answered in its place. Sign in to the network first, then try again.
           *[other] A proxy opens the connection. Ask whoever runs this network for { $issuer ->
                [missing] its certificate authority
               *[other] the certificate of { $issuer }
            }, and add it to the system’s trust store (WSL and containers have one of their own), or name its PEM file, with the system’s certificates, in {"SSL_CERT_FILE"}.
        } Nothing was changed.

failure-network-proxy_unusable =
    { $variable ->
        [missing] The environment
       *[other] { $variable }
    } names a proxy that Consentry cannot use, so { $host ->
        [missing] the server
       *[other] { $host }
    } was not asked.
    .advice = Set it to {"http://HOST:PORT"} or, for a SOCKS proxy, to {"socks5h://HOST:PORT"}, or unset it. Nothing was changed.

failure-network-timed_out =
    { $host ->
        [missing] The server
       *[other] { $host }
    } did not answer in time.
    .advice = The network is slow, or a firewall swallows the connection. Nothing was changed; try again.

## practice

failure-practice-not_running = This belongs to a practice tenant, and none runs here.
    .advice = Rehearse in the practice tenant from the start screen, or in the terminal with {"--practice"}. A practice tenant that runs elsewhere is named with {"--authority-host"}.

failure-practice-not_started = The practice tenant could not be started.
    .advice = Another program may use its address. Close other copies of Consentry, then try again.

## provider

failure-provider-no_document =
    { $kind ->
        [json] JSON came that is no discovery document
        [nothing] An empty answer came in place of a discovery document
        [page] A web page came in place of a discovery document
        [text] Text came in place of a discovery document
       *[missing] No discovery document came, but status { $status ->
            [missing] of a refusal
           *[other] { $status }
        }
    }{ $address ->
        [missing] {""}
       *[other] {" "}from { $address }
    }.
    .advice = Check the issuer: its discovery document stands at the issuer’s address with /.well-known/openid-configuration behind it. For Entra the issuer ends in /v2.0.

failure-provider-not_found = There is nothing at { $address ->
        [missing] the address of the discovery document
       *[other] { $address }
    }{ $status ->
        [missing] {""}
       *[other] {" "}({ $status })
    }.
    .advice = Check the issuer, letter by letter. For Entra the issuer ends in /v2.0.

failure-provider-not_specific = This discovery document is for every directory: its issuer is a placeholder{ $received ->
        [missing] {""}
       *[other] , { $received }
    }.
    .advice = Name the directory: its domain or Directory (tenant) ID with {"--tenant"}, or in the issuer in place of “common” or “organizations”.
    .answer = The service has to name your directory: its domain or Directory (tenant) ID stands in place of “common” or “organizations” in the address.

## redirect_uri

failure-redirect_uri-not_registered =
    { $redirect_uri ->
        [missing] The { redirect-address } is not registered with the application.
       *[other] The { redirect-address } is not registered with the application{ $client_id ->
            [missing] {""}
           *[other] {" "}{ $client_id }
        }: { $redirect_uri }.
    }
    .advice = Add it under { $set_up_as ->
            [saml] Single sign-on, Basic SAML Configuration,
            [ws-fed] Single sign-on, Basic SAML Configuration,
           *[oidc] Authentication
        } exactly as shown: capital letters and a slash at the end count. A change takes up to five minutes to work.

failure-redirect_uri-malformed =
    { $redirect_uri ->
        [missing] The { redirect-address } has a form that Microsoft Entra ID refuses.
       *[other] The { redirect-address } has a form that Microsoft Entra ID refuses: { $redirect_uri }.
    }
    .advice = It must be a whole address that begins with https, or with http://localhost for this computer, and have at most 256 characters.

## saml

failure-saml-algorithm =
    { $received ->
        [missing] The sign-in answer is signed in a way that is not allowed.
       *[other] The sign-in answer is signed in a way that is not allowed: { $received }.
    }
    .advice = Only RSA with SHA-256 over the plain assertion is accepted, because weaker ways let anybody forge an answer. Entra signs so by default{ $set_up_as ->
            [oidc] {""}
           *[other] : under Single sign-on, SAML Certificates, choose the signing algorithm SHA-256
        }.

failure-saml-assertion_count =
    { $received ->
        [missing] The sign-in answer does not hold exactly one statement about a person.
       *[other] The sign-in answer does not hold exactly one statement about a person: { $received }.
    }
    .advice = Nothing in it was used. Start the test login again; if it stays, the answer was put together by somebody else.
    .answer = Nothing in it may be used. Sign in once more; if it stays, the answer was put together by somebody else.

failure-saml-authn_context = The service asks for a way of signing in that this person did not use.
    .advice = Its request holds a RequestedAuthnContext, such as a password where the person used a second factor. In the service, leave the authentication context out; “exact” is the only comparison that Entra takes.

failure-saml-authn_failed = The identity provider could not make sure who the person is.
    .advice = Sign in again, with another method if the person has one. The sign-in logs of the directory say which method failed.

failure-saml-audience =
    { $received ->
        [missing] The sign-in answer is meant for another service.
       *[other] The sign-in answer is meant for another service ({ $received }).
    }
    .advice = It must name { $expected ->
            [missing] the service by its own name
           *[other] { $expected }
        }. { $difference ->
            [case] Only upper and lower case differ, and they count. Write { service-name-in-entra } exactly as the service does.
            [scheme] Only http and https differ, and they count. Write { service-name-in-entra } exactly as the service does.
            [slash] Only a slash at the end differs, and it counts. Write { service-name-in-entra } exactly as the service does.
           *[missing] Compare { service-name-in-entra } letter by letter: a slash at the end counts.
        }

failure-saml-bearer = The sign-in answer may not be used by whoever brings it.
    .advice = A browser can only bring an answer that is confirmed by the method “bearer”. Start the test login again; if it stays, report the details below.
    .answer = A browser can only bring an answer that is confirmed by the method “bearer”. Sign in once more; if it stays, tell whoever runs the identity provider.

failure-saml-condition =
    { $received ->
        [missing] The sign-in answer makes a condition that nobody here understands.
       *[other] The sign-in answer makes a condition that nobody here understands: { $received }.
    }
    .advice = A condition that is not understood must be refused. Remove it at the identity provider, then start the test login again.
    .answer = A condition that is not understood must be refused. Remove it at the identity provider, then sign in once more.

failure-saml-destination =
    { $received ->
        [missing] The sign-in answer was addressed to another place.
       *[other] The sign-in answer was addressed to another place: { $received }.
    }
    .advice =
        { $expected ->
            [missing] The address of the service
           *[other] { $expected }
        } was expected. { $difference ->
            [case] Only upper and lower case differ, and they count. Correct { reply-address-in-entra }.
            [port] Only the port differs: the answer is of a sign-in that waited at another port.
            [scheme] Only http and https differ, and they count. Correct { reply-address-in-entra }.
            [slash] Only a slash at the end differs, and it counts. Correct { reply-address-in-entra }.
           *[missing] Compare { reply-address-in-entra }, letter by letter.
        }

failure-saml-encrypted = The sign-in answer is encrypted for the service.
    .advice = Only the service can read it, so its contents cannot be shown here. Switch token encryption off for the test, or test in the service itself.
    .answer = Only the service can read it. Switch token encryption off while you look for the fault, or see what the service itself says of it.

failure-saml-expired = The sign-in answer is too old.
    .advice = It was valid until { $received ->
            [missing] earlier
           *[other] { $received }
        }. Start the test login again; if this comes back, check this computer’s clock.
    .answer = It was valid until { $received ->
            [missing] earlier
           *[other] { $received }
        }. If some time went by before it was sent to us, that is no fault. If the service refuses a new one as well, its clock may be wrong.

failure-saml-in_response_to = The sign-in answer belongs to another request.
    .advice = An older answer or another browser tab was used. Start the test login again, and use only the page that it opens.
    .answer = An older answer or another browser tab was used. Close the other tabs, and sign in once more from the service’s own page.

failure-saml-issuer =
    { $difference ->
        [directory] The sign-in answer is from another directory than the federation metadata
        [logout] The issuer of the sign-in answer is the one that Entra’s logout messages have
        [personal] The sign-in answer is of the tenant of personal Microsoft accounts
        [template] The issuer of the sign-in answer holds a placeholder
        [version-2] The issuer of the sign-in answer is the one of OpenID Connect
        [case] The issuer of the sign-in answer is not written as in the federation metadata
        [scheme] The issuer of the sign-in answer is not written as in the federation metadata
        [slash] The issuer of the sign-in answer is not written as in the federation metadata
       *[missing] The sign-in answer is from another identity provider
    }{ $received ->
        [missing] {""}
       *[other] : { $received }
    }.
    .advice =
        { $expected ->
            [missing] The Microsoft Entra Identifier of this directory
           *[other] { $expected }
        } was expected. { $difference ->
            [case] It is the same directory, but upper and lower case count.
            [logout] It is the same directory: take the answer to the sign-in, not the one to the sign-out.
            [scheme] It is the same directory, but http and https are two addresses.
            [slash] It is the same directory, but a slash at the end counts.
            [template] The federation metadata for every directory was used somewhere: take { metadata-source }, of this very application.
            [version-2] It is the same directory: whatever made the answer took the issuer from another document than the federation metadata.
           *[missing] Check the directory, and that the federation metadata is that of this very application.
        }

failure-saml-issuer_with_application_id =
    { $application ->
        [missing] The issuer of the sign-in answer is followed by an Application (client) ID.
       *[other] The issuer of the sign-in answer is followed by the Application (client) ID { $application }.
    }
    .advice = The directory is the right one. Under Single sign-on, Attributes & Claims, Advanced SAML claims options, “Append application ID to issuer” is switched on. Switch it off, or give the service the issuer { $received ->
            [missing] with the ID
           *[other] { $received }
        } in place of { $expected ->
            [missing] the one of the metadata
           *[other] { $expected }
        }.

failure-saml-malformed = What came is not a whole SAML answer.
    .advice = Copy the whole value of SAMLResponse, from its first to its last character, or start the test login again.
    .answer = Copy the whole value of SAMLResponse, from its first to its last character.

failure-saml-name_id_policy = The service asks for a name identifier format that Entra cannot give.
    .advice = In the service, choose emailAddress, persistent, transient or unspecified, or leave the format out.

failure-saml-no_identity_provider = The service asks for an identity provider that cannot be reached from here.
    .advice = Its request holds a list of identity providers (Scoping, IDPList), which Entra does not take. In the service, leave the list out.

failure-saml-no_passive = The service asks not to show any page, and the person has no session.
    .advice = Its request holds IsPassive. Sign in to Entra first in the same browser, or switch the silent sign-in of the service off.

failure-saml-not_yet_valid = The sign-in answer becomes valid later than now.
    .advice = It becomes valid at { $received ->
            [missing] a later time
           *[other] { $received }
        }, so this computer’s clock is behind. Set the clock, then start the test login again.
    .answer = It becomes valid at { $received ->
            [missing] a later time
           *[other] { $received }
        }. A clock is behind: check that of the service.

failure-saml-recipient =
    { $received ->
        [missing] The statement about the person may be delivered to another address only.
       *[other] The statement about the person may be delivered to another address only: { $received }.
    }
    .advice =
        { $expected ->
            [missing] The address of the service
           *[other] { $expected }
        } was expected. { $difference ->
            [case] Only upper and lower case differ, and they count. Correct { reply-address-in-entra }.
            [port] Only the port differs: the answer is of a sign-in that waited at another port.
            [scheme] Only http and https differ, and they count. Correct { reply-address-in-entra }.
            [slash] Only a slash at the end differs, and it counts. Correct { reply-address-in-entra }.
           *[missing] Compare { reply-address-in-entra }, letter by letter.
        }

failure-saml-refused =
    { $status ->
        [missing] The identity provider refused the request.
       *[other] The identity provider refused the request: { $status }.
    }
    .advice = { $message ->
            [missing] It gave no reason.
           *[other] It wrote: { $message }
        } The sign-in logs of the directory say more.

failure-saml-request_denied = The identity provider does not want to answer this request.
    .advice = { $message ->
            [missing] It gave no reason.
           *[other] It wrote: { $message }
        } The sign-in logs of the directory say which rule it was.

failure-saml-request_unsupported = The service asks for something that the identity provider does not do.
    .advice = { $message ->
            [missing] It did not say what.
           *[other] It wrote: { $message }
        } Compare the SAML settings of the service with what Entra takes: no Subject, no Scoping, and “exact” as the only comparison of authentication contexts.

failure-saml-sha1 = The sign-in answer is signed with SHA-1, which can be forged.
    .advice = { $set_up_as ->
            [oidc] Entra signs with SHA-256 by default.
           *[other] Under Single sign-on, SAML Certificates, edit the certificate and choose the signing algorithm SHA-256.
        } Only a service that cannot do that may be allowed SHA-1.

failure-saml-signature = The signature of the sign-in answer does not fit the published certificate.
    .advice = The answer was changed on the way, or somebody else made it. Nothing in it was used. Start the test login again; if it stays, look for a proxy that alters traffic.
    .answer = The answer was changed on the way, or somebody else made it. If it was copied by hand, copy it again without changing a character; if it stays, look for a proxy that alters traffic.

failure-saml-white_space = This XML was indented by the program it was copied from, which breaks its signature.
    .advice = Nobody tampered with it: without the white space between its tags the signature fits. It proves nothing as it is, because white space inside a signed element is signed as well. Paste the value of SAMLResponse or wresult as the browser sent it; SAML-tracer shows it in its Parameters tab.
    .answer = Nobody tampered with it: without the white space between its tags the signature fits. It proves nothing as it is, because white space inside a signed element is signed as well. Please send the value of SAMLResponse or wresult as the browser sent it; SAML-tracer shows it in its Parameters tab.

failure-saml-signing_certificate_unknown = The sign-in answer is signed with a certificate that the federation metadata does not list.
    .advice = The certificate was changed a short while ago, or the metadata is that of another application. Read { metadata-source }, of this very application again, then give the service the new certificate.

failure-saml-tenant =
    { $difference ->
        [spelling] The statement about the person writes the directory’s ID otherwise
       *[missing] The statement about the person is from another directory
    }{ $received ->
        [missing] {""}
       *[other] {" "}({ $received })
    }.
    .advice =
        { $difference ->
            [spelling] Entra writes it in lower case and without braces, and it is compared as text. Look for a claim that takes the place of the tenantid claim.
           *[missing] Sign in with an account of { $expected ->
                [missing] the directory that is connected
               *[other] { $expected }
            }, or choose the other directory in the first step.
        }
    .answer =
        { $difference ->
            [spelling] Entra writes it in lower case and without braces, and it is compared as text. Look for a claim that takes the place of the tenantid claim.
           *[missing] Sign in with an account of { $expected ->
                [missing] the directory that the service is connected to
               *[other] { $expected }
            }.
        }

failure-saml-unknown_principal = The identity provider does not know this person.
    .advice = Sign in with an account of this directory. For a guest, the invitation must have been accepted.

failure-saml-unsafe_xml = The sign-in answer is written so that two readers could understand it in different ways.
    .advice = Nothing in it was used. No identity provider writes such an answer: somebody put it together. Start the test login again.
    .answer = Nothing in it may be used. No identity provider writes such an answer: somebody put it together. Sign in once more.

failure-saml-unsigned = The sign-in answer is not signed.
    .advice = Anybody could have written it, so nothing in it was used.{ $set_up_as ->
            [oidc] {""}
           *[other] {" "}Under Single sign-on, SAML Certificates, choose the signing option “Sign SAML assertion”.
        }

failure-saml-unsupported_binding = The service asks for its answer in a way that the identity provider does not send.
    .advice = Entra sends its answers by HTTP-POST alone. In the service, choose HTTP-POST as the binding of the address for its answers.

failure-saml-version =
    { $received ->
        [missing] The sign-in answer is of another version of SAML.
       *[other] The sign-in answer is of another version of SAML: { $received }.
    }
    .advice =
        { $expected ->
            [missing] Version 2.0
           *[other] { $expected }
        } was expected. Check that the identity provider is set up for this version.

failure-saml-weak_key =
    { $received ->
        [missing] The key that signed the answer is too short.
       *[other] The key that signed the answer is too short: { $received }{ $unit ->
            [bit] {" "}bits
           *[missing] {""}
        }.
    }
    .advice = At least 2048 bits are needed, because shorter keys can be forged.{ $set_up_as ->
            [oidc] {""}
           *[other] {" "}Make a new certificate under Single sign-on, SAML Certificates, and activate it.
        }

failure-saml-wrapped = The signature belongs to another part of the answer than the one that would be read.
    .advice = This is how answers are forged; nothing in it was used. Start the test login again; if it stays, tell whoever runs the identity provider.
    .answer = This is how answers are forged; nothing in it may be used. Sign in once more; if it stays, tell whoever runs the identity provider.

## scope

failure-scope-unknown =
    { $scope ->
        [missing] The service asks for a permission that does not exist.
       *[other] The service asks for a permission named { $scope }, which does not exist{ $resource ->
            [missing] {""}
           *[other] {" "}on { $resource }
        }.
    }
    .advice = Take it out of the scopes that the service asks for. Group claims need no scope: they are added under Token configuration.

## service

failure-service_metadata-incomplete = The service’s metadata lacks something that is needed.
    .advice = { $part ->
            [missing] A part
           *[other] { $part }
        }{ $number ->
            [missing] {""}
           *[other] , number { $number },
        } { $kind ->
            [address] holds no address that could be opened
            [certificate] holds no certificate that could be read
            [empty] is empty
            [missing-part] is missing
           *[missing] cannot be read
        }. Enter the values by hand, or ask the service for another file.

failure-service_metadata-malformed = This is no metadata of a service.
    .advice = { $kind ->
            [document-type] It begins with a document type declaration, as web pages do.
            [duplicate-id] Two of its elements have the same ID.
            [malformed] It is not well-formed XML.
            [no-entity] It is XML without any EntityDescriptor.
            [not-utf8] It is not written in UTF-8.
            [too-long] It is longer than any metadata.
           *[missing] It cannot be read.
        } Download the file from the SAML settings of the service, or enter the values by hand.

failure-service_metadata-of_a_provider = This is the metadata of an identity provider, not of the service.
    .advice = It describes { $entities ->
            [missing] an identity provider
           *[other] { $entities }
        }. Download the file from the SAML settings of the service.

failure-service_metadata-several = The metadata describes { $count ->
        [missing] several services
       *[other] { $count } services
    }, and nobody says which is meant.
    .advice = They are { $entities ->
            [missing] not named
           *[other] { $entities }
        }. Take the one out that is to be connected, or enter its values by hand.

failure-service-known_error =
    { $service ->
        [missing] The service shows an error that is known.
       *[other] { $service } shows an error that is known{ $shown ->
            [missing] {""}
           *[other] : { $shown }
        }.
    }
    .advice =
        { $cause ->
            [missing] Its profile is not here any more. Ask the service what the error means.
           *[other] { $cause }
        }{ $fix ->
            [missing] {""}
           *[other] {" "}{ $fix }
        }

failure-service-unknown =
    { $service ->
        [missing] There is no service profile.
       *[other] There is no service profile named { $service }.
    }
    .advice = Choose one of the services that are offered; “consentry services list” names them.

failure-service-malformed = The service profile{ $file ->
        [missing] {""}
       *[other] {" "}{ $file }
    } has a mistake in it{ $path ->
        [missing] { $line ->
            [missing] {""}
           *[other] , at { profile-place }
        }
       *[other] , at { profile-place }
    }.
    .advice =
        { $flaw ->
            [missing] {""}
           *[other] What is wrong: { profile-flaw }.{" "}
        }Correct the file; “consentry services check FILE” shows each mistake with its place.

## setup

failure-setup-busy = Something else is running.
    .advice = Cancel it, or wait until it ends, then try again.

failure-setup-changed_elsewhere = Another window or terminal has changed this set-up.
    .advice = Open it anew: on the start screen, or with consentry setups open. What the other one saved is kept.

failure-setup-next_not_tried = Nobody has signed in with the new credentials yet.
    .advice = Run a test login with them first. The old ones go last, so that nobody is locked out.

failure-setup-not_ready = An earlier step comes first.
    .advice = Finish the step that is open; this one follows from it.

failure-setup-none_open = No set-up is open.
    .advice = Choose a service to begin one, or continue one: on the start screen, or with consentry setups open.

failure-setup-nothing_to_undo = There is no change to take back.
    .advice = The last change that took something away can be taken back until the next change, and the last deletion until the next one. Everything is as it was saved.

failure-setup-task_too_early = Something that comes before this is not done.
    .advice = Do the tasks that it waits for first. They keep people from being locked out.

failure-setup-task_unsaid = This task asks for something that was not said.
    .advice =
        { $question ->
            [missing] Write the answer down, then mark the task as done.
           *[other] It asks: { $question } Write the answer down, then mark the task as done.
        }

failure-setup-unknown = There is no such set-up on this computer.
    .advice = It may have been deleted. The start screen and consentry setups list show those that are here.

failure-setup-unreadable =
    { $path ->
        [missing] This set-up cannot be read from disk.
       *[other] This set-up cannot be read from disk: { $path }.
    }
    .advice = Its file was left as it is. Restore it from a back-up, or begin a new set-up.

failure-setup-unwritable =
    { $path ->
        [missing] This set-up cannot be saved.
       *[other] This set-up cannot be saved in { $path }.
    }
    .advice = Check that the disk has space and that the folder may be written to, then try again. Your entries are still here.

## tenant

failure-tenant-consumer_domain =
    { $asked ->
        [missing] { $tenant ->
            [missing] This domain
           *[other] This directory
        }
       *[other] { $asked }
    } is for personal accounts and has no directory.
    .advice = Enter the domain of the company, such as contoso.com, or the address with which its people sign in to Microsoft 365.

failure-tenant-empty = No directory was entered.
    .advice = Enter the company’s domain, somebody’s work email address, the Directory (tenant) ID, or paste an address from the Entra admin center.

failure-tenant-external = This address is of a directory for customers, not for a workforce.
    .advice = Microsoft Entra External ID and Azure AD B2C are not what people sign in to work with. Enter the domain of the company’s own directory.

failure-tenant-foreign_host =
    { $asked ->
        [missing] This
       *[other] { $asked }
    } { $kind ->
        [closed-cloud] was the sign-in of Microsoft’s cloud in Germany, which is closed.
        [identity-provider] is the address of another identity provider, not of a directory.
        [mail-filter] is a mail filter’s link, and it cannot be seen where it leads.
        [personal-accounts] is for personal Microsoft accounts, which have no directory.
        [share-point] is a SharePoint address, not the domain of a directory.
       *[other] is a page of Microsoft’s that names no directory.
    }
    .advice =
        { $kind ->
            [mail-filter] Open the link in a browser, and copy the address that it ends at.
            [share-point] { $suggestion ->
                [missing] Enter the company’s domain or its Directory (tenant) ID.
               *[other] Its directory most likely began as { $suggestion }: enter that, or the company’s own domain.
            }
           *[other] Enter the company’s domain, the address with which its people sign in to Microsoft 365, or its Directory (tenant) ID.
        }

failure-tenant-malformed =
    { $asked ->
        [missing] This
       *[other] { $asked }
    } is no domain, email address, Directory (tenant) ID or sign-in address.
    .advice = Enter a whole domain such as contoso.com or contoso.onmicrosoft.com, or copy the Directory (tenant) ID from the directory’s Overview.

failure-tenant-not_specific = This address names no particular directory.
    .advice = It works for every directory, because it holds “common”, “organizations” or no directory at all. Enter the company’s domain or its Directory (tenant) ID.

failure-tenant-unknown = Microsoft knows no directory { $asked ->
        [missing] of this name
       *[other] { $asked }
    }{ $cloud ->
        [missing] {""}
       *[other] {" "}in { $cloud }
    }.
    .advice = Check the spelling, or enter the domain that ends in .onmicrosoft.com. If the directory is in the US Government cloud or in China (21Vianet), choose that cloud (in the terminal with {"--cloud us-government"} or {"--cloud china"}) and try again.
    .answer = Check the spelling, or use the domain that ends in .onmicrosoft.com. If the directory is in the US Government cloud or in China (21Vianet), the service has to ask that cloud.

failure-tenant-unmanaged = Nobody administers the directory{ $domain ->
        [missing] {""}
       *[other] {" "}of { $domain }
    }.
    .advice = It came into being when somebody signed up by themselves. Before an application can be approved there, somebody must take the directory over: prove the domain by a DNS record, as “Admin takeover of an unmanaged directory” on learn.microsoft.com describes.

failure-tenant-wrong_cloud =
    { $own_cloud ->
        [missing] This directory is in another cloud.
       *[other] This directory is in another cloud: { $own_cloud }.
    }
    .advice =
        { $cloud ->
            [missing] {""}
           *[other] It was looked for in { $cloud }.{" "}
        }Choose its own cloud{ $cloud_id ->
            [missing] {""}
           *[other] {" "}(in the terminal with {"--cloud"} { $cloud_id })
        }, then try again. The application must be in that cloud as well.
    .answer = The service has to ask the cloud that the directory is in, and the application must be in that cloud as well.

## token

failure-token-client_id_malformed = This is not an Application (client) ID.
    .advice = It has 36 characters, such as 11111111-2222-3333-4444-555555555555. Copy it from { application-overview }.

failure-token-client_id_is_the_tenant = This is the Directory (tenant) ID, not the Application (client) ID.
    .advice = Copy the one named { $set_up_as ->
            [saml] Application ID
            [ws-fed] Application ID
           *[oidc] Application (client) ID
        } from { application-overview }.

failure-token-secret_is_an_id = This is the Secret ID, not the Value.
    .advice = Under Certificates & secrets, copy from the column Value. It is shown only right after the secret was made: if it is hidden, make a new client secret.

failure-token-secret_not_replaced = This is the secret that is in use already.
    .advice = Make a second client secret in Entra and enter its Value. The first one stays valid meanwhile.

failure-token-secret_not_kept = This computer keeps no client secret for this application.
    .advice = It was never entered here, or the keyring was missing or locked, so that it was kept only until Consentry closed. Enter the Client secret (Value) again.

failure-token-secret_missing = No client secret was entered.
    .advice = Copy the Value of a client secret from Certificates & secrets. It is shown only right after the secret was made.

failure-token-secret_has_spaces = The client secret has a space or line break inside.
    .advice = A Value has none, so the copy took something more along. Copy the Value again with the button beside it.

failure-token-secret_is_hidden = This is the hidden form of a client secret.
    .advice = The Entra admin center shows the Value only right after the secret was made. Make a new client secret and copy its Value at once.

failure-token-secret_dressed =
    { $dress ->
        [base64] This is the base64 of a client secret, as Kubernetes stores it.
        [escaped] This is a client secret with a literal {"\\n"} at its end.
        [key-vault] This is a reference to a vault, not the client secret that it holds.
        [percent-encoded] This is a client secret in percent-encoding, as in an address.
       *[other] There is something around this client secret, such as its name.
    }
    .advice =
        { $dress ->
            [base64] Decode it first, and enter the Value itself.
            [escaped] Enter the Value without it.
            [key-vault] Open the vault, and copy the secret’s value.
            [percent-encoded] Enter the Value itself: its {"%7E"} is {"~"}.
           *[other] Enter the Value alone.
        }

failure-token-secret_length =
    { $received ->
        [missing] A client secret usually has 16 to 64 characters.
       *[other] A client secret usually has 16 to 64 characters, and this one has { $received }.
    }
    .advice = Compare it with the Value: whole and with nothing around it. If somebody chose it so, go on: Microsoft decides.

failure-token-secret_expiry_malformed =
    { $date ->
        [missing] A client secret can hardly end on this day.
       *[other] { $kind ->
            [past] This client secret would have ended on { $date }.
           *[other] This client secret would end on { $date }, and the Entra admin center allows 24 months at most.
        }
    }
    .advice = Compare it with the column Expires under Certificates & secrets. If it is right all the same, go on.

failure-token-secret_expired =
    { $date ->
        [missing] The client secret has expired.
       *[other] The client secret has expired: it ended on { $date }.
    }
    .advice = Make a new client secret under Certificates & secrets, and copy its Value at once. Nobody can sign in with the old one.

failure-token-secret_wrong = This client secret is not accepted for the application{ $received ->
        [missing] .
       *[other] ; it has { $received } characters, and those that Entra makes have 37 to 40.
    }
    .advice = Copy the Value, not the Secret ID, of a secret of this very application, as the admin center shows it: not in base64, not percent-encoded, with nothing around it. A secret that was made within the last few minutes may still be spreading: wait, then try again.

failure-token-public_client = The registration is a public client, which must not send a client secret.
    .advice = Under Authentication, register the redirect URI for the platform Web in place of Mobile and desktop applications, or leave the secret out.

failure-token-refused =
    { $aadsts ->
        [missing] Microsoft refused the credentials.
       *[other] Microsoft refused the credentials ({ $aadsts }).
    }
    .advice =
        { $cause ->
            [missing] Consentry has no sentence of its own for this answer; the details below hold all that came.
           *[other] { $cause }
        }{ $fix ->
            [missing] {""}
           *[other] {" "}{ $fix }
        }{ $page ->
            [missing] {""}
           *[other] {" "}Microsoft explains the number at { $page }.
        }
    .answer =
        { $cause ->
            [missing] What it means is described nowhere that we know of.
           *[other] { $cause }
        }{ $fix ->
            [missing] {""}
           *[other] {" "}{ $fix }
        }{ $page ->
            [missing] {""}
           *[other] {" "}Microsoft explains the number at { $page }.
        }

## ws_fed

failure-ws_fed-applies_to =
    { $received ->
        [missing] The sign-in answer was issued for another service.
       *[other] The sign-in answer was issued for another service ({ $received }).
    }
    .advice = It must name { $expected ->
            [missing] the service’s wtrealm
           *[other] { $expected }
        }. Compare { service-name-in-entra } with what the service sends, letter by letter.

failure-ws_fed-lifetime = The time that the sign-in answer states for itself does not include now.
    .advice = It says { $received ->
            [missing] another time
           *[other] { $received }
        }. Start the test login again; if this comes back, check this computer’s clock.
    .answer = It says { $received ->
            [missing] another time
           *[other] { $received }
        }. If some time went by before it was sent to us, that is no fault. If the service refuses a new one as well, its clock may be wrong.

failure-ws_fed-malformed = What came is not a whole WS-Federation answer.
    .advice = Copy the whole value of wresult, from its first to its last character, or start the test login again.
    .answer = Copy the whole value of wresult, from its first to its last character.

# What stands in the place of what was wanted. `wanted` says what that is.

failure-wanted =
    { $wanted ->
        [landing] Copy the whole address from the browser’s address bar on the page that shows after the consent.
        [oidc] Paste the address from the browser’s address bar after the sign-in, or the value of id_token.
        [provider-metadata] Take the App Federation Metadata Url, or the Federation Metadata XML, from the application’s Single sign-on page in the Entra admin center.
        [saml] Paste the value of SAMLResponse: after the sign-in the browser posts it to the Reply URL (ACS URL), and its developer tools show it under Network, Payload.
        [service-metadata] Take the service’s own metadata, often called SP metadata, from its single sign-on settings.
        [ws-fed] Paste the value of wresult: after the sign-in the browser posts it to the Reply URL, and its developer tools show it under Network, Payload.
       *[other] Paste the address from the browser’s address bar after the sign-in or, for SAML and WS-Federation, the value of SAMLResponse or wresult.
    }

answer-wanted = { $wanted ->
    [oidc] the ID token
   *[other] what is wanted here
 }

failure-pasted-access_token =
    { $audience ->
        [missing] This is an access token, not { answer-wanted }.
       *[other] This is an access token for { $audience }, not { answer-wanted }.
    }
    .advice = Nothing is wrong with it: an access token is for the API that it names, and says nothing about this sign-in. { failure-wanted }
    .answer = Nothing is wrong with it: an access token is for the API that it names, and says nothing about the sign-in.

failure-pasted-answer =
    { $protocol ->
        [oidc] This is an ID token.
        [saml] This is the answer to a sign-in with SAML 2.0.
       *[other] This is the answer to a sign-in with WS-Federation.
    }
    .advice = Something else is wanted here. { failure-wanted }

failure-pasted-assertion = This is an assertion alone, without the answer that it came in.
    .advice = The answer around it says whether the sign-in worked and where it was sent. { failure-wanted }
    .answer = The answer around it says whether the sign-in worked and where it was sent.

failure-pasted-bundle = This is a connection bundle.
    .advice = Open it with “Open a bundle” on the start screen, or with consentry bundle show. { failure-wanted }

failure-pasted-certificate = This is a certificate.
    .advice = Signatures are verified with it; it is no answer to a sign-in and holds no address. { failure-wanted }

failure-pasted-cut_off = This value was cut off: there is an ellipsis in its middle.
    .advice = The browser’s panel shows long values shortened. Use its “Copy value”, or “Copy as cURL” for the whole request. { failure-wanted }
    .answer = The browser’s panel shows long values shortened. Use its “Copy value”, or “Copy as cURL” for the whole request.

failure-pasted-discovery_document =
    { $issuer ->
        [missing] This is the discovery document of a provider.
       *[other] This is the discovery document of { $issuer }.
    }
    .advice = It describes the provider and is no answer to a sign-in. { failure-wanted }

failure-pasted-encrypted_token = This token is encrypted.
    .advice = Only whoever it was made for can read it. Microsoft issues such tokens for its own services. { failure-wanted }
    .answer = Only whoever it was made for can read it. Microsoft issues such tokens for its own services.

failure-pasted-graph_token = This is an access token for Microsoft Graph, not { answer-wanted }.
    .advice = Nothing is wrong with it: nobody but Microsoft Graph can verify it, because the nonce in its header changes what is signed. { failure-wanted }
    .answer = Nothing is wrong with it: it is for Microsoft Graph, and says nothing about the sign-in.

failure-pasted-key_set = This is a document of published keys (JWKS).
    .advice = Signatures are verified with them; they are no answer to a sign-in. { failure-wanted }

failure-pasted-logout = This is a message of a sign-out, not the answer to a sign-in.
    .advice = It may stand in the same field or at the same address. { failure-wanted }
    .answer = It may stand in the same field or at the same address as the answer.

failure-pasted-provider_metadata =
    { $entity ->
        [missing] This is the metadata of an identity provider.
       *[other] This is the metadata of the identity provider { $entity }.
    }
    .advice = The sign-in side describes itself in it. { failure-wanted }

failure-pasted-recording =
    { $count ->
        [missing] This is a recording of requests, and none of them is an answer to a sign-in.
       *[other] This is a recording of { $count } requests, and none of them is an answer to a sign-in.
    }
    .advice = Start recording before the sign-in, keep the log when pages change (“Preserve log”), and save it after the page of the service has come. { failure-wanted }
    .answer = Start recording before the sign-in, keep the log when pages change (“Preserve log”), and save it after the page of the service has come.

failure-pasted-request =
    { $protocol ->
        [oidc] This is the request that begins a sign-in, not its answer.
       *[other] This is the request that the service sends to begin a sign-in, not its answer.
    }
    .advice = { failure-asked-by } { failure-reply-to }{ failure-asked-format } { failure-asked-contexts } { failure-wanted }
    .answer = { failure-asked-by } { failure-reply-to }{ failure-asked-format } { failure-asked-contexts }

failure-asked-by =
    { $asked_by ->
        [missing] It does not say who asks.
       *[other] It asks in the name of { $asked_by }, which must be the application’s identifier in Entra (otherwise AADSTS700016).
    }

failure-reply-to =
    { $reply_to ->
        [missing] It does not say where the answer goes, which is then the default address.
       *[other] The answer is wanted at { $reply_to }, which must be registered in Entra (otherwise AADSTS50011).
    }

failure-asked-format =
    { $format ->
        [missing] { $protocol ->
            [saml] {" "}It asks for no Name ID format.
           *[other] {""}
        }
       *[other] {" "}It asks for the Name ID format { $format }.
    }

failure-asked-contexts =
    { $contexts ->
        [missing] It demands no way of signing in.
       *[other] It demands the way of signing in { $contexts }.
    }

failure-pasted-secret =
    { $what ->
        [password] There is a password in it.
        [private-key] There is a private key in it.
       *[client-secret] There is a client secret in it.
    }
    .advice =
        { $what ->
            [password] Whoever has seen it can sign in with it. The person changes the password, and records a sign-in without typing one the next time.
            [private-key] Whoever has seen it can sign in as its owner. Make a new key and certificate, put the new certificate in the place of the old one, and delete the old one.
           *[client-secret] Whoever has seen it can sign in as the application. In the Entra admin center, whoever looks after the application makes a new one, gives the service its Value, and deletes the old one.
        }

failure-pasted-service_metadata =
    { $entity ->
        [missing] This is the metadata of a service.
       *[other] This is the metadata of the service { $entity }.
    }
    .advice = The service that people sign in to describes itself in it. { failure-wanted }

failure-pasted-too_long = This is more than Consentry reads at once.
    .advice = Paste the one value that is needed, or a recording of this sign-in alone. { failure-wanted }

failure-pasted-unknown =
    { $what ->
        [address] This address carries no answer to a sign-in and no error.
        [empty] There is nothing in it.
        [id] This is an ID alone, and does not say of what.
        [json] This is JSON, and nothing in it can be recognised.
        [recording] The end of this recording is missing, and no error stands in what is left.
        [mark] Microsoft’s mark stands here, and no number that can be read.
        [xml] This is XML, and nothing in it can be recognised.
       *[other] Nothing in this can be recognised.
    }
    .advice = Known are: the text or number of a Microsoft error, the address after a sign-in or a consent, tokens, SAML and WS-Federation messages, metadata and keys, rows of the sign-in logs, a Microsoft Graph error, an error of a service, a recording of a browser’s requests (HAR, SAML-tracer), a connection bundle. Paste all of it, from the first to the last character.
    .answer = It may be a part of something: please send all of it, from the first to the last character.
