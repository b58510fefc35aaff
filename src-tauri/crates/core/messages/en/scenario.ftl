### What goes wrong in the practice tenant, and who can sign in there.
