### The six steps: their names, what comes next, how each stands.
