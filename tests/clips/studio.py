"""What the tests of the signed interface share: clips that are made, and everything signed at once."""

from __future__ import annotations

from pathlib import Path

from tests.videos.test_processing_flow import work
from tests.visitor import Visitor
from tests.world import World
from webapp.asker import Asker
from webapp.clips.forms import ClipForm
from webapp.clips.operations import add_clip
from webapp.clips.wording import interface_keys
from webapp.database import db
from webapp.uploads import Upload
from webapp.variants import Fixed
from webapp.videos.models import Video
from webapp.videos.operations import tell

FIVE_PAGES = ("/", "/entries", "/entries/fire-alarm", "/settings", "/sign-in")


async def sent_clip(world: World, key: str, language: str = "ase", by: str = "dev") -> int:
    """A clip that an editor has sent and nobody has worked on; the number of its video."""
    file = a_file(world, f"{key}-{language}.upload")
    form = ClipForm(sign_language=language, upload_key=f"{key}-{language}-0123456789")
    async with world.acting_as(by):
        return await add_clip(key, form, Upload({}, "clip.mp4", file, 31, "0"))


def a_file(world: World, name: str) -> Path:
    """Something that somebody sends."""
    file = world.app.settings.data_folder / name
    file.write_bytes(b"a film, as far as anybody knows")
    return file


async def ready_clip(world: World, key: str, language: str = "ase") -> int:
    """A clip as it is after the worker was there, without its files."""
    number = await sent_clip(world, key, language)
    async with world.acting_as("dev"):
        video = await db.get_one(Video, number)
        video.state = "ready"
        await tell(video, "video.ready")
    return number


async def uploaded(world: World, content: bytes, key: str = "nav-settings") -> Visitor:
    """Dev has sent this as a clip with the form, and it has been worked on."""
    dev = await world.browser_of("dev")
    page = await dev.get(f"/clips/{key}/new?signed=ase")
    kept = str(page.one('input[name="upload_key"]')["value"])
    await dev.upload(f"/clips/{key}", content, "a.mp4", sign_language="ase", upload_key=kept)
    assert 200 == dev.status
    await work(world)
    return dev


def all_signed(world: World) -> None:
    """Let every text have a clip in American Sign Language, as far as pages are concerned."""

    async def tell(asker: Asker) -> None:
        signed = asker.preferences.sign_language == "ase"
        asker.signed_texts = Fixed({key: key for key in interface_keys()} if signed else {})

    world.app.extensions["signing"].tell = tell
