### What is wrong with a service profile.
