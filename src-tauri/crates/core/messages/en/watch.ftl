# What a check of bundles finds. `$count` is the number of days to or since the day that is meant.

watch-secret-ended = { $service }’s client secret ended on { $date }, { $count ->
    [one] yesterday
   *[other] { $count } days ago
 }.
    .advice = Make a new client secret in Entra under Certificates & secrets, give its value to the service, and take the old one away. If that has been done, export a new bundle.
watch-secret-ends = { $service }’s client secret ends { $count ->
    [0] today, { $date }
    [one] tomorrow, { $date }
   *[other] in { $count } days, on { $date }
 }.
    .advice = Make a new client secret in Entra under Certificates & secrets, give its value to the service before that day, and take the old one away. The old one goes on until it ends.
watch-secret-end_unknown = Nobody wrote down when { $service }’s client secret ends.
    .advice = Entra shows the day under Certificates & secrets. Open the set-up, enter it, and export the bundle again.

watch-certificate-ended = The signing certificate ended on { $date }, { $count ->
    [0] today
    [one] yesterday
   *[other] { $count } days ago
 }, and there is no other.
    .advice = In Entra, under Single sign-on, SAML Certificates, make a new certificate and activate it, and give it to the service. Until then a service that looks at the day refuses every sign-in, although Entra goes on signing.
watch-certificate-ends = The signing certificate ends { $count ->
    [0] today, { $date }
    [one] tomorrow, { $date }
   *[other] in { $count } days, on { $date }
 }.
    .advice = In Entra, under Single sign-on, SAML Certificates, make a new certificate, give it to the service, and only then activate it.
watch-certificate-not_yet_valid = The signing certificate is not valid before { $date }.
    .advice = Services refuse every sign-in until then. If that is not meant, make a new certificate in Entra, under Single sign-on, SAML Certificates.
watch-certificate-replaced = The active signing certificate ended on { $date }, and a new one is there: Entra signs with that at once, activated or not.
    .advice = Give the service the new certificate ({ $new }), valid until { $until }. Until it knows that one, it refuses every sign-in.
watch-certificate-replaced_before = A signing certificate that ended on { $date } is still beside the new one, with which Entra signs.
    .advice = The service must know the new certificate ({ $new }), valid until { $until }. Take the old one away in Entra, so that no service takes it up again.
watch-certificate-hands_over = One signing certificate ends on { $date }. On that day Entra signs with the other at once, activated or not.
    .advice = Give the service the new certificate ({ $new }), valid until { $until }, before that day; where it takes only one, activate the new one in Entra at the same time.
watch-certificate-contradicts = { $kind ->
    [reversed] A signing certificate ends before it begins{ $thumbprint ->
        [missing] .
       *[other] : { $thumbprint }.
    }
    [unreadable] What the bundle has for a signing certificate is none{ $thumbprint ->
        [missing] .
       *[other] : { $thumbprint }.
    }
   *[stated] The bundle says other days or another thumbprint of a signing certificate than the certificate itself{ $thumbprint ->
        [missing] .
       *[other] : { $thumbprint }.
    }
 }
    .advice = Somebody or something changed the bundle by hand. Ask for a new one, or read the federation metadata again.

watch-profile-changed = { $service }’s profile is version { $now } here; the set-up followed version { $then }.
    .advice = Open the bundle: what the profile asks for by now, and the set-up does not have, is open there. Export it again.
watch-profile-model_gone = { $service }’s profile does not have the integration model { $model } here.
    .advice = Look at what the service offers by now, or update Consentry.
watch-profile-unknown = The service { $service_id } is not known here, so nobody can say whether its profile changed.
    .advice = Put its profile into the folder for services of this computer, if it matters.

watch-file-unreadable = The file cannot be read: { $reason ->
    [no-file] it is no file
   *[other] { $reason }
 }.
    .advice = See that it is there and may be read by whoever runs this.

watch-live-not_asked = Microsoft was not asked: the bundle names no directory, or one of a practice tenant that is not running.
    .advice = An unfinished set-up has no directory yet. A practice tenant is asked with {"--authority-host"}.
watch-drift-discovery = The directory’s discovery document says another { $member ->
    [authorization-endpoint] authorization endpoint
    [issuer] issuer
    [jwks-uri] address for its keys
    [region] region
   *[token-endpoint] token endpoint
 }: then { $then }, now { $now ->
    [missing] none
   *[other] { $now }
 }.
    .advice = A service that has the old value fixed fails. Compare what was entered there, and export the set-up again.
watch-drift-keys = None of the keys that signed ID tokens then is published any more.
    .advice = Keys come and go: a service that reads them anew does not notice. One that has them fixed fails.
watch-drift-metadata = The application’s federation metadata says another { $member ->
    [entity-id] Identifier (Entity ID)
    [login-url] Login URL
   *[logout-url] Logout URL
 }: then { $then }, now { $now ->
    [missing] none
   *[other] { $now }
 }.
    .advice = Give the service the new value, and export the set-up again.
watch-drift-certificates = The signing certificates are not those of then{ $added ->
    [missing] {""}
   *[other] , new: { $added }
 }{ $gone ->
    [missing] {""}
   *[other] , gone: { $gone }
 }.
    .advice = Give the service the certificate that is active in Entra, under Single sign-on, SAML Certificates, and export the set-up again.

watch-calendar = { $title }: the { $what ->
    [secret] client secret
   *[certificate] signing certificate
 } ends
    .description = { $what ->
        [secret] The client secret that begins with { $id }
       *[certificate] The signing certificate with the thumbprint { $id }
    } is valid until this day. Bundle: { $file }
