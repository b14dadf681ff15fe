"""Loading the demo: through everybody's gates, and once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.visitor import Visitor
from tests.world import World
from webapp.app import Handshape
from webapp.captions.models import Cue, Track
from webapp.captions.rows import SORTS
from webapp.clips.forms import ClipForm
from webapp.clips.operations import add_clip
from webapp.database import db
from webapp.demo import PEOPLE, accounts, operations
from webapp.demo.clips import Clip
from webapp.demo.interface import demo_text_clips
from webapp.demo.lesson import FILM, SIGNERS, TRACKS
from webapp.demo.library import demo_entries
from webapp.demo.loading import someone, uploaded
from webapp.demo.operations import FILMED
from webapp.entries.models import Entry, EntryText
from webapp.errors import SignInNeeded
from webapp.jobs import Job
from webapp.permissions import NOBODY, PROGRAM
from webapp.storage import media_folder
from webapp.videos.models import SignVersion, Video

TEXTS = demo_text_clips()
MOVEMENTS = {text.clip.name for text in TEXTS}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of clips as they are drawn; what is in the files does not matter here."""
    names: list[str] = []

    def draw(clip: Clip, target: Path) -> None:
        names.append(clip.name)
        target.write_bytes(clip.name.encode())

    monkeypatch.setattr(operations, "draw_clip", draw)
    return names


async def load(app: Handshape) -> World:
    """Load the demo as the command does."""
    world = World(app)
    async with world.acting_as(PROGRAM):
        await operations.load_demo()
    return world


async def test_the_demo_is_published_with_every_text_video_and_caption(
    app: Handshape, drawn: list[str]
) -> None:
    world = await load(app)
    async with world.acting_as(PROGRAM):
        rows = await db.execute(select(Entry.slug, Entry.state))
        assert {row.slug: row.state for row in rows} == {
            entry.slug: "published" for entry in demo_entries()
        }
        assert await db.scalar(select(func.count(EntryText.id))) == sum(
            len(entry.texts) for entry in demo_entries()
        )
        assert await db.scalar(select(func.count(Video.entry_id))) == len(FILMED)
        assert sorted(drawn) == sorted({clip.name for clip in FILMED} | MOVEMENTS)
        assert await db.scalar(select(func.count(Track.id))) == len(TRACKS) + sum(
            len(clip.captions) for clip in FILMED
        )
        assert await db.scalar(select(func.count(Cue.id))) == sum(
            len(cues) for clip in FILMED for cues in clip.captions.values()
        ) + sum(len(track.cues) for track in TRACKS)


async def test_the_lesson_has_two_signers_beside_it_and_a_track_of_each_kind(
    app: Handshape, drawn: list[str]
) -> None:
    world = await load(app)
    async with world.acting_as(PROGRAM):
        main = (await db.scalars(select(Video.id).where(Video.title == FILM.title))).first()
        beside = select(SignVersion.sign_language, SignVersion.kind, SignVersion.offset_ms).where(
            SignVersion.subject_type == "video", SignVersion.subject_id == main
        )
        found = {tuple(row) for row in await db.execute(beside)}
        assert {("ase", "avatar", 0), ("gsg", "avatar", 300)} == found
        query = select(Track.kind, Track.language, Track.variant).where(Track.video_id == main)
        sorts = {SORTS[track.sort]: track.language for track in TRACKS}
        wanted = {(sort.kind, language, sort.variant) for sort, language in sorts.items()}
        wanted |= {("captions", "en", "verbatim"), ("captions", "de", "verbatim")}
        assert wanted == {tuple(row) for row in await db.execute(query)}
    page = await world.visitor().get(f"/videos/{main}")
    assert FILM.title in page.words
    assert len(SIGNERS) == len(found)


async def test_every_drawn_signer_is_an_avatar_and_every_file_waits_for_the_worker(
    app: Handshape, drawn: list[str]
) -> None:
    world = await load(app)
    async with world.acting_as(PROGRAM):
        kinds = set(await db.scalars(select(SignVersion.kind)))
        languages = set(await db.scalars(select(SignVersion.sign_language)))
        tasks = list(await db.scalars(select(Job.task)))
        keys = list(await db.scalars(select(Video.key)))
        assert (kinds, languages) == ({"avatar"}, {"ase", "gsg", "bfi"})
        assert tasks == ["tasks.videos.process"] * (len(FILMED) + len(TEXTS))
        assert all((media_folder(f"videos/{key}") / "source").is_file() for key in keys)


async def test_every_text_clip_is_a_drawing_of_its_own_text(
    app: Handshape, drawn: list[str]
) -> None:
    world = await load(app)
    async with world.acting_as(PROGRAM):
        query = select(SignVersion.text_key, SignVersion.sign_language, SignVersion.kind)
        rows = await db.execute(query.where(SignVersion.text_key.is_not(None)))
        wanted = {(text.key, text.clip.language, "avatar") for text in TEXTS}
        assert wanted == {tuple(row) for row in rows}


async def test_a_text_that_somebody_has_signed_gets_no_drawing(
    app: Handshape, drawn: list[str], tmp_path: Path
) -> None:
    world = World(app)
    (tmp_path / "real.mp4").write_bytes(b"a person")
    async with world.acting_as(PROGRAM):
        person = await someone(PEOPLE[0])
    async with world.acting_as(person):
        form = ClipForm(sign_language="ase", upload_key="by-a-person")
        await add_clip("settings-title", form, await uploaded(tmp_path / "real.mp4"))
    async with world.acting_as(PROGRAM):
        await operations.load_demo()
        query = select(SignVersion.text_key).where(SignVersion.sign_language == "ase")
        keys = set(await db.scalars(query))
        assert "settings-title" in keys
        assert "nav-settings" not in keys, "it says the same"


async def test_loading_twice_changes_nothing_and_draws_nothing(
    app: Handshape, drawn: list[str]
) -> None:
    world = await load(app)
    once = len(drawn)
    await load(app)
    async with world.acting_as(PROGRAM):
        assert await db.scalar(select(func.count(Entry.id))) == len(demo_entries())
        assert await db.scalar(select(func.count(Video.id))) == len(FILMED) + len(TEXTS)
    assert len(drawn) == once


async def test_the_first_page_tells_a_newcomer_what_this_is(
    app: Handshape, drawn: list[str]
) -> None:
    world = await load(app)
    page = await world.visitor().get("/")
    assert "What Handshape is" in page.words


async def test_ada_gets_her_page_when_she_signs_in(app: Handshape, drawn: list[str]) -> None:
    world = await load(app)
    ada = next(person for person in PEOPLE if person.name == "Ada")
    visitor: Visitor = world.visitor()
    await visitor.sign_in(ada.email, ada.password)
    page = await visitor.get("/entries/what-is-handshape")
    assert "A place to learn things in sign language and in text" in page.words


async def test_all_demo_people_can_sign_in(app: Handshape, drawn: list[str]) -> None:
    world = await load(app)
    for email, password, _ in accounts():
        visitor = world.visitor()
        await visitor.sign_in(email, password)
        assert visitor.status in {200, 303}


async def test_nobody_else_may_load_the_demo(app: Handshape, drawn: list[str]) -> None:
    world = World(app)
    with pytest.raises(SignInNeeded):
        async with world.acting_as(NOBODY):
            await operations.load_demo()
    assert drawn == []
