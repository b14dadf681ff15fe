"""Shows every component in all its states, what it has to hold, and how to call it."""

from webapp.discovery import Feature

feature = Feature(title="Gallery", requires=("entries", "videos"))
