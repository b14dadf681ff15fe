"""Background work: one thin file for each feature, the worker that runs them, and the relay."""
