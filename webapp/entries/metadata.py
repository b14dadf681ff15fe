"""An entry as schema.org describes it: what it is, and who can use it how.

Addresses are relative: they count from the address at which the description is found.
"""

from __future__ import annotations

from typing import Any

from webapp import accessibility
from webapp.accessibility import Facts
from webapp.videos.rows import VideoRow

from .rows import EntryPage

Thing = dict[str, Any]


def metadata(entry: EntryPage) -> Thing:
    """The whole description."""
    return {
        "@context": "https://schema.org",
        "@type": ["Article", "LearningResource"],
        "@id": f"/entries/{entry.slug}",
        "url": f"/entries/{entry.slug}",
        "name": entry.text.title,
        "description": entry.text.summary,
        "inLanguage": list(dict.fromkeys(text.language for text in entry.texts)),
        "author": {"@type": "Person", "name": entry.author},
        "dateModified": entry.updated_at.isoformat(),
        **({"datePublished": entry.published_at.isoformat()} if entry.published_at else {}),
        **usable(entry.facts),
        "hasPart": [
            {
                "@type": "Article",
                "name": text.title,
                "url": f"/entries/{entry.slug}?level={text.reading_level}&language={text.language}",
                "inLanguage": text.language,
                "educationalLevel": str(text.reading_level),
            }
            for text in entry.texts
        ],
        "video": [
            *(film(each.video, []) for each in entry.signs),
            *(film(each.video, [sign.video for sign in each.signers]) for each in entry.watches),
        ],
    }


def usable(facts: Facts) -> Thing:
    """Who can use a thing how."""
    return {
        "accessMode": accessibility.modes(facts),
        "accessModeSufficient": [
            {"@type": "ItemList", "itemListElement": senses}
            for senses in accessibility.sufficient(facts)
        ],
        "accessibilityFeature": accessibility.features(facts),
        "accessibilitySummary": accessibility.summary(facts),
    }


def film(video: VideoRow, signers: list[VideoRow]) -> Thing:
    """One video, with its signers as translations of it."""
    found: Thing = {
        "@type": "VideoObject",
        "@id": f"/videos/{video.id}",
        "url": f"/videos/{video.id}",
        "name": video.title,
        "uploadDate": video.created_at.isoformat(),
        "contentUrl": video.mp4_url,
        "thumbnailUrl": video.poster_url,
        "inLanguage": video.sign_language,
        "creditText": video.signer,
        "duration": duration(video),
        **usable(video.offers(signers)),
        "caption": [
            {
                "@type": "MediaObject",
                "encodingFormat": "text/vtt",
                "inLanguage": track.language,
                "contentUrl": track.file("vtt"),
            }
            for track in video.captions
        ],
        "workTranslation": [film(each, []) for each in signers],
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def duration(video: VideoRow) -> str | None:
    """How long it lasts, as ISO 8601 says it."""
    milliseconds = video.probe.get("duration_ms")
    return f"PT{milliseconds / 1000:.3f}S" if milliseconds else None
