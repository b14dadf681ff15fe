"""People: making an account, signing in and out, and what each may do."""

from webapp.discovery import Feature

feature = Feature(title="Accounts")
