"""Sending a video: taken in whole or not at all, and every refusal in words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from quart import Response
from sqlalchemy import select

from tests.conftest import MakeApp
from tests.page import words
from tests.visitor import BOUNDARY, Visitor, file_part, multipart
from tests.world import World
from webapp.app import Handshape
from webapp.database import db
from webapp.jobs import Job
from webapp.permissions import PROGRAM
from webapp.videos.models import SignVersion, Video

PLACE = "/entries/fire-alarm/videos"
FIELDS = {
    "title": "Signed by Fay",
    "purpose": "sign",
    "sign_language": "ase",
    "upload_key": "0123456789abcdef",
}
sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def incoming(app: Handshape) -> list[Path]:
    """What lies where uploads arrive."""
    folder = app.settings.data_folder / "incoming"
    return sorted(folder.iterdir()) if folder.exists() else []


def kept(app: Handshape) -> list[Path]:
    """The sources that were kept."""
    return sorted((app.settings.data_folder / "media").rglob("source"))


@pytest.fixture
async def cleo(world: World) -> Visitor:
    """Cleo, who has written an entry."""
    await world.entry()
    return await world.browser_of("cleo")


async def test_a_video_is_taken_in_and_its_page_says_what_happens(
    world: World, cleo: Visitor
) -> None:
    page = await cleo.get(f"{PLACE}/new")
    fields = FIELDS | {"upload_key": str(page.one('input[name="upload_key"]')["value"])}
    page = await cleo.upload(PLACE, b"a video, as far as anybody knows", "a.mp4", **fields)
    assert "Signed by Fay" == words(page.one("h1"))
    assert "It waits for its turn" in page.words
    assert "0" == page.one("progress")["value"]
    assert "/videos/1/events" == page.one("#status")["hx-sse:connect"]
    page.one('a[href="/videos/1"]')
    assert [] == incoming(world.app)
    assert [b"a video, as far as anybody knows"] == [path.read_bytes() for path in kept(world.app)]
    async with world.acting_as(PROGRAM):
        job = (await db.scalars(select(Job))).one()
        assert ("tasks.videos.process", [1], "queued") == (job.task, job.args, job.state)
        video = (await db.scalars(select(Video))).one()
        assert (32, "queued", 64) == (video.size, video.state, len(video.checksum))
        assert "ase" == (await db.scalars(select(SignVersion.sign_language))).one()
    page = await cleo.get("/entries/fire-alarm")
    assert "Signed by Fay" in words(page.one(".entry__work"))


@sqlite_only
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"purpose": ""}, "purpose"),
        ({"purpose": "else"}, "purpose"),
        ({"sign_language": ""}, "sign_language"),
        ({"sign_language": "en"}, "sign_language"),
        ({"sign_language": "asl"}, "sign_language"),
    ],
    ids=str,
)
async def test_a_wrong_answer_is_told_and_the_others_kept(
    world: World, cleo: Visitor, changes: dict[str, str], field: str
) -> None:
    page = await cleo.upload(PLACE, b"bytes", "a.mp4", **{**FIELDS, **changes})
    assert 422 == cleo.status
    assert page.one("title").text.startswith("Error:")
    links = [link["href"] for link in page.one(".error-summary").select("a")]
    assert f"#field-{field}" in links
    assert "#field-file" in links, "the file has to be chosen again, and that is said"
    expected = {**FIELDS, **changes}
    if field != "title":
        assert expected["title"] == page.one("#field-title")["value"]
    if field not in {"sign_language", "purpose"}:
        chosen = page.all("#field-sign_language option[selected]")
        assert {"ase"} == {option["value"] for option in chosen}
    assert ([], []) == (incoming(world.app), kept(world.app))


@sqlite_only
@pytest.mark.parametrize("filename", ["", "a.mp4"])
async def test_a_form_without_a_file_is_told(world: World, cleo: Visitor, filename: str) -> None:
    page = await cleo.upload(PLACE, b"", filename, **FIELDS)
    assert 422 == cleo.status
    assert ["#field-file"] == [a["href"] for a in page.one(".error-summary").select("a")]
    assert FIELDS["title"] == page.one("#field-title")["value"]
    assert ([], []) == (incoming(world.app), kept(world.app))


async def test_the_same_upload_sent_twice_is_one_video(world: World, cleo: Visitor) -> None:
    for _ in range(2):
        page = await cleo.upload(PLACE, b"bytes", "a.mp4", **FIELDS)
        assert "Signed by Fay" == words(page.one("h1"))
    answers = await asyncio.gather(
        *(cleo.upload(PLACE, b"other", "a.mp4", **FIELDS | {"upload_key": "x" * 20})
          for _ in range(3))
    )  # fmt: skip
    assert 3 == len(answers)
    async with world.acting_as(PROGRAM):
        assert [1, 2] == list(await db.scalars(select(Video.id).order_by(Video.id)))
        assert 2 == len((await db.scalars(select(Job.id))).all())
    assert ([], 2) == (incoming(world.app), len(kept(world.app)))


async def test_a_key_that_somebody_else_used_opens_nothing_of_theirs(
    world: World, cleo: Visitor
) -> None:
    await cleo.upload(PLACE, b"bytes", "a.mp4", **FIELDS)
    await world.entry("Eve's own", by="eve")
    eve = await world.browser_of("eve")
    own = FIELDS | {"title": "Signed by Eve"}
    page = await eve.upload("/entries/eve-s-own/videos", b"other", "b.mp4", **own)
    assert 200 == eve.status
    assert "Signed by Eve" in page.words
    assert FIELDS["title"] not in page.words
    assert ([], 2) == (incoming(world.app), len(kept(world.app)))


@sqlite_only
@pytest.mark.parametrize("declared", [True, False], ids=["length told", "length not told"])
async def test_a_file_that_is_too_large_is_told_and_nothing_stays(
    make_app: MakeApp, declared: bool
) -> None:
    world = World(make_app(UPLOAD_LIMIT="100000"))
    await world.populate()
    await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.ensure_token()
    fields = {"csrf_token": cleo.token, **FIELDS}
    body = multipart(fields, file_part(b"x" * 300_000))
    response = await send(cleo, body, length=declared)
    await cleo.take(response)
    assert 413 == cleo.status
    assert "97.7 kB" in cleo.page.words
    assert ([], []) == (incoming(world.app), kept(world.app))


async def send(
    visitor: Visitor,
    body: bytes,
    *,
    kind: str = f"multipart/form-data; boundary={BOUNDARY}",
    length: bool = True,
    step: int = 50_000,
) -> Response:
    """Send a raw body in pieces."""
    headers = {"Content-Type": kind}
    if length:
        headers["Content-Length"] = str(len(body))
    async with visitor.client.request(PLACE, method="POST", headers=headers) as connection:
        for start in range(0, len(body), step):
            await connection.send(body[start : start + step])
        await connection.send_complete()
    return await connection.as_response()


def pieces() -> Iterator[tuple[str, bytes, str]]:
    """Bodies that are no whole form."""
    whole = multipart({"csrf_token": "TOKEN", **FIELDS}, file_part(b"x" * 1000))
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    yield "no boundary", whole, "multipart/form-data"
    yield "another boundary", whole, "multipart/form-data; boundary=other"
    yield "a strange boundary", whole, 'multipart/form-data; boundary="\u00e9\u2028"'
    yield "cut in the file", whole[:-600], kind
    yield "cut in a field", whole[:200], kind
    yield "no last boundary", whole.removesuffix(f"--{BOUNDARY}--\r\n".encode()), kind
    yield "nothing at all", b"", kind
    yield "no form", b"\x00\xff" * 500, kind
    yield "headers without end", whole[:60] + b"X: y\r\n" * 5000, kind
    yield "many parts", multipart({"csrf_token": "TOKEN"} | {str(n): "" for n in range(999)}), kind
    yield "a field too long", multipart({"csrf_token": "TOKEN", "title": "x" * 70_000}), kind


@sqlite_only
@pytest.mark.parametrize(("body", "kind"), [(b, k) for _, b, k in pieces()],
                         ids=[name for name, *_ in pieces()])  # fmt: skip
async def test_what_did_not_arrive_whole_is_told_and_nothing_stays(
    world: World, cleo: Visitor, body: bytes, kind: str
) -> None:
    await cleo.ensure_token()
    response = await send(cleo, body.replace(b"TOKEN", cleo.token.encode()), kind=kind)
    await cleo.take(response)
    assert cleo.status in {403, 413, 422}
    assert cleo.page.one("h1").text.strip()
    assert ([], []) == (incoming(world.app), kept(world.app))


@sqlite_only
@pytest.mark.parametrize("token", [None, "", "wrong", "late"])
async def test_no_byte_of_a_file_is_kept_before_the_token_is_proven(
    world: World, cleo: Visitor, token: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr("webapp.uploads.append", lambda path, _: written.append(path))
    await cleo.ensure_token()
    fields = {} if token in {None, "late"} else {"csrf_token": str(token)}
    body = multipart(fields, file_part(b"x" * 1000))
    if token == "late":
        end = f"--{BOUNDARY}--\r\n".encode()
        body = body.removesuffix(end) + multipart({"csrf_token": cleo.token, **FIELDS})
    await cleo.take(await send(cleo, body))
    assert 403 == cleo.status
    assert ([], [], []) == (written, incoming(world.app), kept(world.app))


@sqlite_only
@pytest.mark.parametrize(
    "filename",
    ["../../../etc/passwd", "/etc/passwd", "a\x00b.mp4", "x" * 400 + ".mp4", "a;b.mp4",
     "C:\\\\evil\\\\a.mp4", "été 手話.mp4", "<script>alert(1)</script>.mp4"],
    ids=lambda name: name[:12],
)  # fmt: skip
async def test_a_file_name_is_never_a_place(world: World, cleo: Visitor, filename: str) -> None:
    await cleo.ensure_token()
    body = multipart({"csrf_token": cleo.token, **FIELDS}, file_part(b"x", filename))
    await cleo.take(await send(cleo, body))
    assert 200 == cleo.status
    assert "Signed by Fay" == words(cleo.page.one("h1"))
    folder = world.app.settings.data_folder / "media" / "videos"
    assert [folder] == [path.parents[1] for path in kept(world.app)]
    async with world.acting_as(PROGRAM):
        name = (await db.scalars(select(Video.filename))).one()
    assert len(name) <= 200
    assert name.isprintable()


@sqlite_only
async def test_a_title_survives_wherever_the_network_cuts_it(world: World, cleo: Visitor) -> None:
    title = "Übung: 手話 🤟"
    await cleo.ensure_token()
    body = multipart({"csrf_token": cleo.token, **FIELDS, "title": title}, file_part(b"x"))
    await cleo.take(await send(cleo, body, step=1))
    assert title == words(cleo.page.one("h1"))


@sqlite_only
async def test_of_two_files_the_first_is_kept_as_it_was(world: World, cleo: Visitor) -> None:
    await cleo.ensure_token()
    fields = {"csrf_token": cleo.token, **FIELDS}
    await send(
        cleo, multipart(fields, file_part(b"first"), file_part(b"second"), file_part(b"", ""))
    )
    assert [b"first"] == [path.read_bytes() for path in kept(world.app)]
    assert [] == incoming(world.app)
