"""What is happening now, live."""

from webapp.discovery import Feature

feature = Feature(
    title="Live", requires=("entries", "videos"), navigation=(("nav-dashboard", "dashboard.index"),)
)
