### What deserves a look although a sign-in passed.
