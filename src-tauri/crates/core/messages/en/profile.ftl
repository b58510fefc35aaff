### What is wrong with a service profile, and with what was entered for it.

# Where in a file: $path of an element, or $line and $column.
profile-place = { $line ->
    [missing] { $path ->
        [missing] the file itself
       *[other] { $path }
    }
   *[other] line { $line }, column { $column }
 }

# Why a profile is none, as the end of a sentence.
profile-flaw = { $flaw ->
    [choices] choices belong to the type choice, and it needs at least one
    [condition] expected { $expected ->
        [closing-bracket] a closing bracket
        [closing-quote] a closing quote
        [comparison] == or in
        [end] the end
        [list] a list
        [list-end] the end of the list
        [opening-bracket] an opening bracket
        [text] a text in single quotes
       *[name] a name
    } at character { $at }
    [condition-too-deep] brackets and negations are nested too deep
    [consent-elsewhere] the address of consent begins with { "{authority}/" }
    [consent-for-another] the service’s own registration goes with vendor_url, the customer’s with own_app
    [credentials-for-another] a certificate goes with saml, a secret or none with oidc, and all of them with ws-fed
    [cycle] it depends on itself, perhaps by way of others
    [default] the default does not fit: { input-unfit }
    [fact-id] { $id } is not the id of a fact, such as KIVO-33
    [guide-twice] the step has a guide already
    [id] “{ $id ->
        [missing] {""}
       *[other] { $id }
    }” is not an id: a small letter, then small letters, digits, _ and, but for inputs, -
    [id-taken] the id { $id } is taken
    [lines] the English list has { $expected } lines, this one { $found }
    [lock-out] a task of the stage enforce comes after a private_window task and a way_back task, on every way
    [name-taken] { $id } is taken; choose another name
    [needs-an-optional-task] it is required, but depends on the optional task { $id }
    [no-facts] the list names no fact
    [no-letter] consent that is asked for needs a letter
    [no-note] notify needs a note
    [no-such-choice] { $input } cannot be “{ $value }”
    [no-such-input] there is no input { $id }
    [no-such-shared] nothing is shared as shared.{ $kind }.{ $id }
    [no-such-task] there is no task { $id } in this model
    [no-such-text] the profile has nothing of this name here
    [none] at least one is needed
    [not-a-text] it is no text, and is the same in every language
    [nothing-to-hand-over] the model has no such thing to hand over
    [other-values] it has other values in braces than the English one
    [out-of-turn] it comes before the turn { $before ->
        [make] Make
        [deliver] Deliver
        [test] Test
       *[remove] Remove
    }: make, deliver, test, remove
    [recipient] an age recipient is age1 and 58 more letters and digits
    [too-large] it has more than { $limit } bytes
    [shared-unused] it is shared, but nothing uses it
    [stage-in-step] a task of a later stage belongs to the step export
    [template-brace] a brace stands alone; write { "{{" } or { "}}" } for a literal one
    [template-encoding] no encoding is called { $encoding }; only url is
    [template-name] no value is called { "{" }{ $name }{ "}" }
    [too-early] { "{" }{ $name }{ "}" } is not known here yet
    [turn] turn belongs to the stage rotate, and each of its tasks has one
    [version] it is { $found ->
        [missing] none
       *[other] { $found }
    }; this Consentry reads { $reads }
    [way-back-unnamed] a way_back task asks for something
   *[unlike] { $detail }
 }

# What is wrong with a value, as the end of a sentence.
input-unfit = { $unfit ->
    [address] it is not a whole address such as https://sso.example.com/answer
    [alias] it uses an alias that the service does not know
    [choice] it is none of the choices
    [domain] it is not a domain such as contoso.com
    [domains] it is not a list of domains such as contoso.com, contoso.de
    [email] it is not an email address
    [flag] it is neither true nor false
    [fragment] it has a fragment (#…)
    [guid] it is not an ID such as 4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34
    [host] it is not a host such as sso.example.com
    [identifier] it is not an identifier: at most 256 characters without spaces
    [json] it is not an object in JSON, such as { "{}" }
    [long] it is longer than the 256 characters that Entra takes
    [not-asked] this model asks for no such value
    [scheme] it does not begin with https://
    [space] it holds a space
    [user-name] it holds a user name
    [wildcard] it holds a wildcard
   *[line] it is longer than one short line
 }
