### What Consentry looks at by itself.
