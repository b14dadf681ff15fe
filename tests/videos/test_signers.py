"""Signers beside a video: sent, listed, changed and taken away, by those who may."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.page import words
from tests.videos.beside import SIGNER, pair, signer
from tests.visitor import Visitor
from tests.world import World
from webapp.database import db
from webapp.events import EventRow
from webapp.jobs import Job
from webapp.permissions import PROGRAM
from webapp.videos.forms import milliseconds, seconds
from webapp.videos.models import SignVersion, Video

PLACE = "/videos/1/signers"
FIELDS = {
    "sign_language": "bfi", "kind": "human", "signer": "Fay <3", "offset": "-0,4",
    "upload_key": "0123456789abcdef",
}  # fmt: skip
sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def cleo(world: World) -> Visitor:
    """Cleo, whose published video has a signer."""
    await pair(world, signer="Ann", kind="avatar")
    return await world.browser_of("cleo")


async def versions(world: World) -> list[SignVersion]:
    """What stands beside the video."""
    async with world.acting_as(PROGRAM):
        return list(await db.scalars(select(SignVersion).order_by(SignVersion.id)))


async def test_a_signer_is_taken_in_like_any_sign_film(world: World, cleo: Visitor) -> None:
    page = await cleo.get(f"{PLACE}/new")
    assert "multipart/form-data" == page.one("main form")["enctype"]
    page = await cleo.upload(PLACE, b"a film", "a.mp4", **FIELDS)
    assert "It waits for its turn" in page.words
    assert "Signed by Fay <3" in page.words
    assert "/videos/1" in [link["href"] for link in page.all("main a")]
    found = (await versions(world))[1]
    assert ("video", 1, "bfi", "human", "Fay <3", -400) == (
        found.subject_type, found.subject_id, found.sign_language, found.kind, found.signer,
        found.offset_ms,
    )  # fmt: skip
    async with world.acting_as(PROGRAM):
        made, main = await db.get_one(Video, 3), await db.get_one(Video, 1)
        assert (main.entry_id, main.owner_id) == (made.entry_id, made.owner_id)
        job = (await db.scalars(select(Job))).one()
        assert ("tasks.videos.process", [3]) == (job.task, job.args)
    await cleo.upload(PLACE, b"a film", "a.mp4", **FIELDS)
    assert 2 == len(await versions(world)), "the same film was sent twice"


@sqlite_only
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sign_language": ""}, "sign_language"),
        ({"sign_language": "en"}, "sign_language"),
        ({"kind": "ghost"}, "kind"),
        ({"signer": "x" * 81}, "signer"),
        ({"offset": "soon"}, "offset"),
        ({"offset": "99999"}, "offset"),
    ],
    ids=str,
)
async def test_a_wrong_answer_is_told_and_every_word_kept(
    world: World, cleo: Visitor, changes: dict[str, str], field: str
) -> None:
    page = await cleo.upload(PLACE, b"a film", "a.mp4", **{**FIELDS, **changes})
    assert 422 == cleo.status
    summary = page.one(".error-summary")
    assert summary.has_attr("data-focus")
    assert {f"#field-{field}", "#field-file"} == {a["href"] for a in summary.select("a")}
    typed = {**FIELDS, **changes}
    assert (typed["signer"], typed["offset"]) == tuple(
        page.one(f"#field-{name}")["value"] for name in ("signer", "offset")
    )
    assert 1 == len(await versions(world))


@sqlite_only
async def test_only_an_ordinary_video_of_an_entry_has_signers(world: World, cleo: Visitor) -> None:
    for address in (f"/videos/{SIGNER}/signers/new", "/videos/99/signers/new", f"{PLACE}/1/edit"):
        await cleo.get(address)
        assert 404 == cleo.status, address
    await cleo.upload(f"/videos/{SIGNER}/signers", b"a film", "a.mp4", **FIELDS)
    assert 404 == cleo.status
    assert 1 == len(await versions(world))


async def test_a_changed_offset_asks_for_new_files_and_another_word_does_not(
    world: World, cleo: Visitor
) -> None:
    await cleo.get(f"{PLACE}/{SIGNER}/edit")
    said = {"sign_language": "ase", "kind": "avatar", "signer": "Ann B.", "offset": "0"}
    page = await cleo.send(f"{PLACE}/{SIGNER}", **said)
    assert "Signed by Ann B." in words(page.one("#signers"))
    async with world.acting_as(PROGRAM):
        assert [] == list(await db.scalars(select(Job)))
        event = (await db.scalars(select(EventRow).order_by(EventRow.id.desc()))).first()
        assert event
        assert ("signer.changed", 1) == (event.type, event.payload["main_id"])
    await cleo.get(f"{PLACE}/{SIGNER}/edit")
    await cleo.send(f"{PLACE}/{SIGNER}", **said | {"offset": "1.25"})
    async with world.acting_as(PROGRAM):
        job = (await db.scalars(select(Job))).one()
        assert ("tasks.composites.make", [SIGNER], "queued") == (job.task, job.args, job.state)
    page = await cleo.get(f"{PLACE}/{SIGNER}/edit")
    assert "1.25" == page.one("#field-offset")["value"]
    assert "/videos/1" in [a["href"] for a in (await cleo.get("/dashboard")).all("#recent a")]


async def test_who_changes_second_is_told_and_can_send_again(world: World, cleo: Visitor) -> None:
    said = {"sign_language": "ase", "kind": "human", "signer": "Ann", "offset": "0"}
    await cleo.post(f"{PLACE}/{SIGNER}", **said, version="1")
    assert 200 == cleo.status
    page = await cleo.post(f"{PLACE}/{SIGNER}", **said | {"signer": "Bea"}, version="1")
    assert 422 == cleo.status
    assert "Somebody changed this signer" in words(page.one(".error-summary"))
    assert "Bea" == page.one("#field-signer")["value"]
    page = await cleo.send(f"{PLACE}/{SIGNER}", **said | {"signer": "Bea"})
    assert "Signed by Bea" in words(page.one("#signers"))


@sqlite_only
async def test_readers_see_who_signs_people_first_and_nobody_who_is_not_ready(
    world: World, cleo: Visitor
) -> None:
    await signer(world, "machine", kind="machine")
    await signer(world, "person", kind="human", signer="Eva")
    await signer(world, "broken", language="gsg", state="failed")
    page = await (await world.browser_of("ada")).get("/videos/1?signed=ase")
    assert [
        "American Sign Language, signed by a person, Eva",
        "American Sign Language, shown by a drawn figure, Ann",
        "American Sign Language, made by a machine",
    ] == [words(each) for each in page.all(".player__signers li")]
    page = await cleo.get("/videos/1")
    assert "Could not be used" in words(page.all("#signers li")[3])
    assert f"{PLACE}/{SIGNER}/edit" in [a["href"] for a in page.all("#signers a")]


@sqlite_only
@pytest.mark.parametrize(("kind", "said"), [("avatar", "drawn figure"), ("machine", "machine")])
async def test_no_film_passes_for_a_person_wherever_it_is_shown(
    world: World, kind: str, said: str
) -> None:
    await pair(world, kind=kind)
    cleo = await world.browser_of("cleo")
    for address in (f"/videos/{SIGNER}", f"/videos/{SIGNER}/captions/new"):
        page = await cleo.get(address)
        assert said in words(page.one("figcaption")), address
    for address in ("/", "/entries", "/entries/table", "/entries/fire-alarm/about", "/videos/1"):
        assert said in (await cleo.get(address)).words, address


async def test_with_a_video_its_signers_and_all_their_files_go(world: World, cleo: Visitor) -> None:
    media = world.app.settings.data_folder / "media" / "videos"
    folders = [media / key for key in ("fire-alarm", "signer")]
    for folder in folders:
        folder.mkdir(parents=True)
    await cleo.get(f"/videos/{SIGNER}")
    page = await cleo.send(f"/videos/{SIGNER}/removal")
    assert [] == page.all("#signers li"), "back at the video"
    assert [True, False] == [folder.exists() for folder in folders]
    await signer(world, "another")
    await cleo.post("/videos/1/removal")
    async with world.acting_as(PROGRAM):
        assert [] == list(await db.scalars(select(Video.id)))
        assert [] == list(await db.scalars(select(SignVersion.id)))


@sqlite_only
async def test_an_editor_adds_a_signer_that_belongs_to_whom_the_video_belongs(
    world: World, cleo: Visitor
) -> None:
    dev, eve = await world.browser_of("dev"), await world.browser_of("eve")
    await dev.upload(PLACE, b"a film", "a.mp4", **FIELDS)
    assert 200 == dev.status
    await cleo.post("/entries/fire-alarm/publication/end")
    assert "Signed by Fay <3" in (await cleo.get("/videos/3")).words
    for address in ("/videos/3", f"{PLACE}/new", f"{PLACE}/{SIGNER}/edit"):
        await eve.get(address)
        assert 404 == eve.status, address


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", 0), ("0", 0), ("1.5", 1500), ("-0.4", -400), ("+0,25", 250), ("\u22122", -2000),
     ("3600", 3_600_000), ("0.001", 1), ("\u0661", 1000)],
)  # fmt: skip
def test_seconds_are_read_as_people_write_them(typed: str, expected: int) -> None:
    assert expected == milliseconds(typed)
    assert expected == milliseconds(seconds(expected))


@pytest.mark.parametrize("typed", ["x", "1e3", "nan", "--1", "1.2345", "3601", ".", "1."])
def test_what_is_no_number_of_seconds_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="seconds"):
        milliseconds(typed)
