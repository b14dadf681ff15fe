"""Signs by their glosses: where each is signed, all over the library."""

from webapp.discovery import Feature

feature = Feature(title="Signs", requires=("entries", "videos", "captions"))
