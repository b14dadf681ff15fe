"""What the gallery reads: one real film, so that the player is shown with something in it."""

from __future__ import annotations

from sqlalchemy import Connection

from webapp.home.queries import featured_cards
from webapp.preferences import Preferences
from webapp.videos.queries import media_of_entry
from webapp.videos.rows import VideoRow


def a_signed_video(connection: Connection, preferences: Preferences) -> VideoRow | None:
    """A signed video that everybody may see; None in a library that has none."""
    for card in featured_cards(connection, preferences):
        signs = media_of_entry(connection, card.id, preferences.sign_language).signs
        if signs:
            return signs[0].video
    return None
