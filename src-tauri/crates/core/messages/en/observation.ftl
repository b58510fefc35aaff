### What Consentry looks at by itself.

## What was seen, where it is as it should be

observation-answer = { $host } answers.
observation-directory = The discovery document names this directory: issuer { $issuer }
observation-domain = { $domain } belongs to this directory.
observation-no-other = None of them stands in another set-up on this computer.
observation-records = { $name } has { $count ->
    [one] 1 record
   *[other] records
 } of the type TXT.
observation-token = The token holds { $paths }.
observation-usual = It has the shape that it usually has.

# Two things, or many: then $before is such a list itself.
list-and = { $before } and { $last }
