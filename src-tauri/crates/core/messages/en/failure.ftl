### Failures, by code: what happened; .advice says why and what to do.
