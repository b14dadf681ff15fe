"""Background jobs, tried with real workers that are really killed."""
