"""Knowledge entries: one thing to know, told at several reading levels and in several sign languages."""

from webapp.discovery import Feature

feature = Feature(
    title="Entries", requires=("accounts", "videos"), navigation=(("nav-entries", "entries.index"),)
)
