"""Has a machine write a first draft of captions, which counts for nothing until a person saves it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from webapp import storage
from webapp.captions.formats import understood
from webapp.captions.formats.findings import Reading, Unreadable
from webapp.captions.formats.letters import NoText, decoded
from webapp.captions.operations import add_captions
from webapp.captions.providers import Draft, HttpProvider, Provider, ProviderRefuses
from webapp.config import settings
from webapp.database import read
from webapp.errors import Conflict, Invalid
from webapp.leases import Hopeless
from webapp.videos.operations import video_to_change
from webapp.videos.queries import video_to_hear
from webapp.videos.renditions import workspace
from webapp.videos.sound import write_speech


async def make(video_id: int) -> None:
    """Draft captions for a video that is heard and has none in the language that is spoken.

    Nothing is marked when it fails: the video is as good as before, and people write its captions.
    """
    heard, language = await read(video_to_hear, video_id), settings.caption_provider_language
    if heard is None or language in heard.languages or not settings.caption_provider_url:
        return
    provider = HttpProvider(settings.caption_provider_url, settings.caption_provider_token)
    video = storage.media_folder(heard.folder) / "video.mp4"
    try:
        draft = await asyncio.to_thread(drafted, provider, video, heard.duration_ms, language)
        reading = understood_draft(draft, heard.duration_ms)
        await add_captions(
            await video_to_change(video_id), draft.language, reading.cues, reading.repairs,
            reading.head, origin="machine",
        )  # fmt: skip
    except Conflict:
        return  # somebody was faster than the machine
    except (ProviderRefuses, Unreadable, NoText, Invalid) as error:
        raise Hopeless(f"{type(error).__name__}: {error}"[:200]) from error


def drafted(provider: Provider, video: Path, duration_ms: int, language: str) -> Draft:
    """What the provider hears; the sound is on disk meanwhile, and never in memory as a whole."""
    with workspace(video.parent, "speech") as work:
        return provider.draft(write_speech(video, work, duration_ms), language)


def understood_draft(draft: Draft, duration_ms: int) -> Reading:
    """The captions of a draft, read as everybody's are."""
    text, guessed = decoded(draft.content, draft.language)
    return understood(text, duration_ms, guessed=guessed, language=draft.language)
