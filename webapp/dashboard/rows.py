"""What the live page is made of: work that goes on, and things that happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.events import Event
from webapp.languages import language_name
from webapp.texts import t


@dataclass(frozen=True, slots=True)
class Activity:
    """A video that is being worked on."""

    id: int
    name: str
    sign_language: str | None
    state: str
    progress: int

    @property
    def title(self) -> str:
        """Its name with its sign language: several versions of one thing often share their name."""
        if not self.sign_language:
            return self.name
        return f"{self.name}, {language_name(self.sign_language)}"

    @property
    def url(self) -> str:
        """Its page."""
        return f"/videos/{self.id}"

    @property
    def words(self) -> str:
        """Its state in words."""
        return t(f"activity-{self.state}")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, in words."""

    id: int
    when: datetime
    text: str
    url: str | None


def happening(event: Event) -> Happening:
    """An event as people read it."""
    key = f"event-{event.type.replace('.', '-').replace('_', '-')}"
    if event.payload.get("kind", "captions") != "captions":
        key = key.replace("captions", "track")
    text = t(key, **titled(event))
    if language := event.payload.get("sign_language"):
        text = f"{text} {language_name(language)}."
    return Happening(event.id, event.created_at, text, address(event))


def titled(event: Event) -> dict[str, Any]:
    """What the text of an event needs."""
    said = {name: event.payload[name] for name in event.payload if name in {"title", "language"}}
    if "language" in said:
        said["language"] = language_name(said["language"])
    if "kind" in event.payload:
        said["what"] = t(f"captions-what-{event.payload['kind']}")
    return said


def address(event: Event) -> str | None:
    """Where to read on, if there is something left to see."""
    if event.subject_type == "entry":
        return f"/entries/{event.payload['slug']}"
    if event.subject_type == "captions":
        return f"/videos/{event.payload['video_id']}"
    if event.subject_type == "signer":
        return f"/videos/{event.payload['main_id']}"
    if event.subject_type == "video" and event.type != "video.removed":
        return f"/videos/{event.subject_id}"
    return None


def activity(event: Event) -> Activity:
    """The work that an event of a video tells of."""
    state = "queued" if event.type in {"video.uploaded", "video.retried"} else "processing"
    told = event.payload
    return Activity(
        event.subject_id, told["title"], told.get("sign_language"), state, told["progress"]
    )
