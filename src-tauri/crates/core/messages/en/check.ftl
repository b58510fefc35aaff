### The checks of a verdict, by their id.
