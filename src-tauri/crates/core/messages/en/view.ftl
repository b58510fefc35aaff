### What the screens of a set-up say beside values: ways, people, sequence, contents of a bundle.
