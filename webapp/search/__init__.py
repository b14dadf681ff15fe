"""One search over everything: entries, what is said in videos, and what is signed in them."""

from webapp.discovery import Feature

feature = Feature(
    title="Search",
    requires=("entries", "videos", "captions"),
    navigation=(("nav-search", "search.index"),),
)
