"""A machine drafts captions over HTTP: what it is sent, what becomes of its answer, and of none."""

from __future__ import annotations

import asyncio
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import MakeApp
from tests.shared_data import drawn
from tests.videos.test_processing_flow import sent, work
from tests.world import World
from webapp.captions.models import Cue, Track
from webapp.captions.providers import HttpProvider, ProviderAway, ProviderRefuses
from webapp.config import load_settings
from webapp.database import db, read
from webapp.errors import Unconfigured
from webapp.jobs import Job
from webapp.permissions import PROGRAM
from webapp.videos import queries
from webapp.videos.models import Video

HEARD = b"WEBVTT\n\n00:00.100 --> 00:00.900\nIt rings twice.\n"


@dataclass
class Listener:
    """A service that answers as it is told, and remembers what it was sent."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    answer: bytes = HEARD
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """A real HTTP server in a thread."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            listener.asked.append((self.path, dict(self.headers), body))
            self.send_response(listener.status)
            for name, value in listener.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(listener.answer)

        def log_message(self, *_: Any) -> None:
            """Not on the tests' page."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        listener.url = f"http://127.0.0.1:{server.server_port}/hear?model=small"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield listener
        server.shutdown()


@pytest.fixture
def listener() -> Iterator[Listener]:
    """The service."""
    with listening() as service:
        yield service


@pytest.fixture
async def hub(make_app: MakeApp, listener: Listener) -> World:
    """A hub that has its captions drafted."""
    token = {"CAPTION_PROVIDER_TOKEN": "secret"}
    hub = World(make_app(CAPTION_PROVIDER_URL=listener.url, **token))
    await hub.populate()
    return hub


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of an ordinary film with sound."""
    path = tmp_path_factory.mktemp("clips") / "talk.mp4"
    return drawn(path, size="160x120", rate="10").read_bytes()


async def job() -> tuple[str, str | None]:
    """What became of the draft."""
    row = (await db.scalars(select(Job).where(Job.task == "tasks.drafts.make"))).one()
    return row.state, row.error


async def test_a_draft_is_kept_as_a_machine_s_and_counts_for_nothing(
    hub: World, listener: Listener, talk: bytes
) -> None:
    listener.headers = {"Content-Language": "de-CH"}
    await sent(hub, talk, purpose="video")
    await work(hub)
    ((path, headers, body),) = listener.asked
    assert "/hear?model=small" == path
    assert ("Bearer secret", "en") == (headers["Authorization"], headers["Accept-Language"])
    with wave.open(BytesIO(body)) as sound:
        assert (1, 16000, 2) == (sound.getnchannels(), sound.getframerate(), sound.getsampwidth())
    async with hub.acting_as(PROGRAM):
        assert ("done", None) == await job()
        track = (await db.scalars(select(Track))).one()
        assert ("machine", "captions", "de") == (track.origin, track.kind, track.language)
        assert ["It rings twice."] == list(await db.scalars(select(Cue.text)))
        video = await read(queries.video_page, 1, PROGRAM)
        assert ((), "uncaptioned", True) == (video.captions, video.stand_in, video.lacks_captions)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        (503, b"", "queued"),
        (302, b"", "failed"),
        (401, b"", "failed"),
        (200, b"<html>Sign in first</html>", "failed"),
        (200, b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "failed"),
    ],
)
async def test_no_draft_never_fails_the_video(
    hub: World, listener: Listener, talk: bytes, status: int, answer: bytes, expected: str
) -> None:
    listener.status, listener.answer = status, answer
    await sent(hub, talk, purpose="video")
    await work(hub)
    async with hub.acting_as(PROGRAM):
        state, error = await job()
        assert expected == state
        assert error
        assert ["ready"] == list(await db.scalars(select(Video.state)))
        assert [] == list(await db.scalars(select(Track.id)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_signed_is_not_sent_anywhere(
    hub: World, listener: Listener, tmp_path: Path
) -> None:
    signing = drawn(tmp_path / "signing.mp4", size="160x120", rate="25")
    await sent(hub, await asyncio.to_thread(signing.read_bytes))
    await work(hub)
    assert [] == listener.asked


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Something to send."""
    (tmp_path / "speech.wav").write_bytes(b"RIFF")
    return tmp_path / "speech.wav"


def test_an_answer_without_end_is_cut_off(listener: Listener, sound: Path) -> None:
    listener.answer = b"x" * 5_000_000
    with pytest.raises(ProviderRefuses, match="too long"):
        HttpProvider(listener.url).draft(sound, "en")
    with pytest.raises(ProviderAway, match="takes too long"):
        HttpProvider(listener.url, patience=-1).draft(sound, "en")


def test_nobody_there_is_a_reason_to_ask_later(sound: Path) -> None:
    with listening() as service:
        gone = service.url
    with pytest.raises(ProviderAway):
        HttpProvider(gone).draft(sound, "en")


@pytest.mark.parametrize("url", ["ftp://host/x", "host/x", "http://name:word@host/", "http://h:x/"])
def test_only_an_address_of_the_web_is_taken(url: str, tmp_path: Path) -> None:
    with pytest.raises(Unconfigured, match="CAPTION_PROVIDER_URL"):
        load_settings({"DATA_FOLDER": str(tmp_path), "CAPTION_PROVIDER_URL": url})
