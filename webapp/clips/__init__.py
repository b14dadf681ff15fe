"""The signed interface: every text of it can own one clip in each sign language."""

from webapp.discovery import Feature

feature = Feature(title="Signed interface", requires=("accounts", "videos"))
