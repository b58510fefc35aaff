### What stands before the person at a step.
