"""The page where readers say what fits them."""

from webapp.discovery import Feature

feature = Feature(
    title="Settings",
    requires=("accounts", "videos"),
    navigation=(("nav-settings", "settings.show"),),
)
