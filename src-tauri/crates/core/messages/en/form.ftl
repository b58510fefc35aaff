### What the forms of a hand-over say in their own comments: what they are, what they do not hold, and what is left to do.

form-title =
    { $form ->
        [azure-cli] { $title }: a script for the Azure CLI
        [calendar] { $title }: the days on which something ends
        [env] { $title }: settings for a program that reads its environment
        [graph-powershell] { $title }: a script for Microsoft Graph PowerShell
        [keycloak] { $title }: an identity provider for Keycloak
        [sp-metadata] { $title }: the service’s metadata, to upload in the Entra admin center
        [terraform] { $title }: a configuration for Terraform
       *[other] { $title }
    }
form-made = Written by Consentry { $version } on { $day }.
form-practice = This comes from a rehearsal in the practice tenant: nothing in it is about a real directory. Do not use it for one.
form-foreign = It was read from the bundle { $name }{ $at ->
        [missing] {""}
       *[other] , which was saved { $at }
    }. Nobody checked that file here: what it says is only reported.
form-unfinished = The set-up is unfinished: nobody was seen to sign in yet, so something in here may be missing or wrong.

## What is not in it

form-apart = Not in here
form-apart-secret = The client secret{ $hint ->
        [missing] {""}
       *[other] {" "}that begins with { $hint }
    }{ $day ->
        [missing] {""}
       *[other] {" "}and ends on { $day }
    }. It stands in no form of a hand-over, sealed or not: it goes to the service by itself.
form-apart-told = Proof of these, which somebody told and Consentry did not see: { $what }.
form-apart-reported = Proof of these, which the bundle reports and nobody saw here: { $what }.
form-apart-new = The application of this set-up{ $client ->
        [missing] {""}
       *[other] , { $client }
    }. This makes a new one, with an Application (client) ID{ $kind ->
        [certificate] {" "}and a signing certificate
        [secret] {" "}and client secrets
       *[none] {""}
    } of its own: the service then needs the new values.
form-apart-permissions = Permissions whose IDs Consentry does not know: { $names }. Add them under API permissions.
form-apart-consent = Admin consent. { $url ->
        [missing] Somebody with the role grants it afterwards, under API permissions in the Entra admin center.
       *[other] Somebody with the role grants it at { $url }
    }
form-apart-test-address = The address of Consentry’s test login, { $address }. Add it for as long as you run one.
form-apart-claims = Changes under Attributes & Claims: what Entra sends by itself is left as it is.{ $needs ->
        [missing] {""}
       *[other] {" "}The service needs: { $needs }.
    }
form-apart-redirect = The redirect URI of Keycloak. Keycloak shows it with the imported provider: register it in Entra too.
form-apart-untried = A trial: the names of all settings are those of Keycloak’s source, but no Keycloak has imported this file.
form-apart-people = The people and groups that are assigned to the application.
form-apart-policies = Conditional Access and the directory’s other policies.

form-left = Left to do
form-task = { $title } ({ $who })

## The note and the page

form-about = What is connected
form-about-caption = The service, the directory, and the application between them.
form-service = Service
form-values = What the service is given
form-values-caption = The fields of the service, and what goes into each.
form-field = Field
form-value = Value
form-secret = Not in here: it goes to the service by itself.
form-unread = The XML that { $url } answers with.
form-ends = What ends
form-ends-caption = Before these days, something new has to take its place.
form-ends-secret = Client secret
form-ends-certificate = Signing certificate { $thumbprint }
form-what = What
form-day = Last day
form-letter = The note for the service

## Settings and scripts

form-env-secret = { $name } is missing on purpose: put the client secret (Value) into the place where your program keeps its secrets.
form-env-left-out = { $name } is left out: { $why ->
        [unquotable] its value cannot be written so that every program reads it in the same way.
       *[missing] it is not known yet.
    }
form-elsewhere-cli = The Azure CLI is not signed in to this directory. Run {"az login --allow-no-subscriptions --tenant"} { $tenant }, then try again.

## What a form cannot be written without

form-lacks =
    { $name ->
        [authority] the sign-in host (a practice tenant has one only while it runs)
        [client_id] the Application (client) ID
        [entra_identifier] the Microsoft Entra Identifier
        [login_url] the Login URL
        [tenant_id] the Directory (tenant) ID
       *[other] { $name }
    }

form-calendar = { $service }: the { $what ->
        [secret] client secret
       *[certificate] signing certificate
    } ends
    .description = { $what ->
        [secret] The client secret that begins with { $id }
       *[certificate] The signing certificate { $id }
    } is valid until this day. Something new has to take its place before: nobody can sign in without it.
