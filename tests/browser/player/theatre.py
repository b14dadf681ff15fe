"""A house that shows films with signers beside them, filled without a worker: its files are as drawn.

Run as a program, with the settings in its environment; prints the addresses of what it shows.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import redis_server, running, temporary_folder
from tests.shared_data import SHARED, drawn
from tests.world import World
from webapp.app import create_app
from webapp.captions.operations import add_captions
from webapp.captions.rows import CueRow
from webapp.config import ROOT, load_settings
from webapp.database import db
from webapp.launcher import healthy
from webapp.migrations import upgrade
from webapp.storage import media_folder
from webapp.videos.ffmpeg import ffmpeg_program
from webapp.videos.models import Rendition, SignVersion, Video

SECONDS = 12
LADDER = "application/vnd.apple.mpegurl"
AT_ONCE = ("-movflags", "+faststart")  # its index first, so that it plays before all is there
CUES = [CueRow(1000 * at, 1000 * at + 900, f"Second {at}") for at in range(SECONDS)]
ASL = SHARED / "signs" / "clips" / "asl"
REAL = ("house", "different", "wrong_what")  # signing, each with the pose that was read from it


@dataclass(frozen=True, slots=True)
class Theatre:
    """Where it is, and the page of each film."""

    url: str
    pages: dict[str, str]


@contextmanager
def theatre() -> Iterator[Theatre]:
    """The house, while it is open."""
    with (
        temporary_folder("theatre") as folder,
        redis_server() as redis_url,
        socket.create_server(("127.0.0.1", 0)) as listening,
    ):
        environ = {"PROFILE": "test", "DATA_FOLDER": str(folder), "REDIS_URL": redis_url}
        environ = {**os.environ, **environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
        words = [sys.executable, "-P", "-m", "tests.browser.player.theatre"]
        said = subprocess.run(words, env=environ, cwd="/", capture_output=True, text=True)
        if said.returncode:
            raise RuntimeError(said.stderr)
        port, descriptor = listening.getsockname()[1], listening.fileno()
        web = [sys.executable, "-P", "-m", "webapp", "web", "--fd", str(descriptor)]
        with running(web, lambda: healthy("127.0.0.1", port), env=environ, pass_fds=(descriptor,)):
            yield Theatre(f"http://127.0.0.1:{port}", json.loads(said.stdout.splitlines()[-1]))


def main() -> None:
    """Fill the folder."""
    settings = load_settings()
    with asyncio.Runner() as runner:
        runner.run(upgrade(settings.database_url))
        pages = runner.run(filled(settings.data_folder))
    print(json.dumps(pages))  # noqa: T201 -- this is what it is asked for


async def filled(data: Path) -> dict[str, str]:
    """Films in every state that a player has to show."""
    world, reels = World(create_app()), Reels(data)
    await world.populate()
    entry = await world.entry()
    shown = Programme(world, entry.id)
    talk = await shown.film("talk", reels.talk)
    await shown.captions(talk)
    await shown.storyboard(talk, reels.talk)
    await shown.signer(talk, reels.signer, "ase", heard=reels.heard)
    await shown.signer(talk, reels.late, "gsg", offset_ms=1500, signer="Mara")
    await shown.signer(talk, reels.signer, "ase", kind="avatar", name="drawn")
    long = await shown.film("long", reels.talk, size=10**9)
    await shown.ladder(long, reels.talk)
    silent = await shown.film("silent", reels.tall, audio=None)
    for clip in REAL if ASL.exists() else ():
        person, pose = (reels.real(f"{whose}_asl_{clip}.mp4") for whose in ("original", "pose"))
        number = await shown.film(clip, person, audio=None)
        await shown.signer(number, pose, "ase", kind="machine", name="pose")
    await world.app.database.close()
    return shown.pages | {"entry": "/entries/fire-alarm", "portrait": f"/videos/{silent}"}


class Reels:
    """Films that are drawn: each picture differs from every other."""

    def __init__(self, data: Path) -> None:
        self.data = data
        often = ("-g", "15", *AT_ONCE)  # keyframes, as the ladder has them
        self.talk = drawn(data / "talk.mp4", *often, size="640x360", seconds=SECONDS)
        self.signer = drawn(
            data / "signer.mp4", *often, size="320x320", seconds=SECONDS, sound=False
        )
        self.heard = drawn(data / "heard.mp4", *often, size="320x320", seconds=SECONDS)
        self.late = drawn(data / "late.mp4", *often, size="320x240", seconds=8, sound=False)
        self.tall = drawn(data / "tall.mp4", *often, size="240x426", seconds=4, sound=False)

    def real(self, name: str) -> Path:
        """A film of the shared data, wrapped as the worker does it."""
        words = ["-v", "error", "-i", str(ASL / name), "-c", "copy", *AT_ONCE]
        subprocess.run([ffmpeg_program(), *words, str(self.data / name)], check=True)
        return self.data / name


class Programme:
    """Puts films on the page of an entry."""

    def __init__(self, world: World, entry_id: int) -> None:
        self.world, self.entry_id = world, entry_id
        self.pages: dict[str, str] = {}

    async def film(
        self, name: str, reel: Path, *, size: int = 1000, audio: str | None = "aac"
    ) -> int:
        """A film that can be watched; its number."""
        probe = {"duration_ms": SECONDS * 1000, "width": 640, "height": 360, "frame_rate": 30.0,
                 "video_codec": "h264", "audio_codec": audio}  # fmt: skip
        async with self.world.acting_as("cleo"):
            video = Video(
                entry_id=self.entry_id, owner_id=self.world.people["cleo"].id, title=name.title(),
                filename=f"{name}.mp4", key=name, upload_key=name, checksum="", size=size,
                state="ready", progress=100, probe=probe,
            )  # fmt: skip
            db.add(video)
            await db.flush()
            add_file(video.id, "progressive", f"{name}.mp4", name, reel)
            self.pages[name] = f"/videos/{video.id}"
            return video.id

    async def captions(self, video_id: int) -> None:
        """A caption for each second."""
        async with self.world.acting_as("cleo"):
            video = await db.get_one(Video, video_id)
            await add_captions(video, "en", CUES)

    async def signer(
        self, video_id: int, reel: Path, language: str, *, kind: str = "human", name: str = "",
        offset_ms: int = 0, signer: str = "", heard: Path | None = None,
    ) -> None:  # fmt: skip
        """A signer beside a film, and one file of both in each layout; `heard` is it with sound."""
        name = f"{video_id}-{name or language}"
        number = await self.film(name, heard or reel, audio="aac" if heard else None)
        async with self.world.acting_as("cleo"):
            if heard:
                add_file(number, "silent", "silent.mp4", name, reel)
            db.add(
                SignVersion(
                    subject_type="video", subject_id=video_id, video_id=number, kind=kind,
                    sign_language=language, offset_ms=offset_ms, signer=signer,
                )
            )  # fmt: skip
            folder = (await db.get_one(Video, video_id)).key
            for layout in ("pip", "side"):
                file = f"{layout}-{number}.mp4"
                add_file(video_id, layout, file, folder, reel, signer_id=number)

    async def storyboard(self, video_id: int, reel: Path) -> None:
        """Six small pictures of a film in one, and what is where."""
        async with self.world.acting_as("cleo"):
            folder = media_folder(f"videos/{(await db.get_one(Video, video_id)).key}")
            await asyncio.to_thread(tile, reel, folder / "storyboard.jpg")
            (folder / "storyboard.vtt").write_text("WEBVTT\n" + "".join(
                f"\n00:{2 * at:02}.000 --> 00:{2 * at + 2:02}.000\n"
                f"storyboard.jpg#xywh={160 * (at % 3)},{90 * (at // 3)},160,90\n" for at in range(6)
            ))  # fmt: skip
            for name, mime in (("storyboard.vtt", "text/vtt"), ("storyboard.jpg", "image/jpeg")):
                kind = "storyboard" if mime == "text/vtt" else "storyboard picture"
                db.add(Rendition(video_id=video_id, kind=kind, name=name, mime=mime, bytes=1))

    async def ladder(self, video_id: int, reel: Path) -> None:
        """A ladder of one rung."""
        async with self.world.acting_as("cleo"):
            key = (await db.get_one(Video, video_id)).key
            folder = media_folder(f"videos/{key}")
            await asyncio.to_thread(cut, reel, folder)
            for path in [*folder.glob("*.m3u8"), *folder.glob("*.m4s"), folder / "init.mp4"]:
                row = Rendition(video_id=video_id, kind="hls", name=path.name, bytes=1)
                row.mime = LADDER if path.suffix == ".m3u8" else "video/mp4"
                db.add(row)


def tile(reel: Path, target: Path) -> None:
    """Six pictures in one."""
    words = ["-v", "error", "-i", str(reel), "-vf", "fps=1/2,scale=160:90,tile=3x2"]
    subprocess.run([ffmpeg_program(), *words, "-frames:v", "1", str(target)], check=True)


def cut(reel: Path, folder: Path) -> None:
    """Cut a film into pieces of two seconds, with their playlists."""
    words = ["-v", "error", "-i", str(reel), "-c", "copy", "-f", "hls", "-hls_time", "2"]
    words += ["-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
    words += ["-master_pl_name", "master.m3u8", "rung.m3u8"]
    subprocess.run([ffmpeg_program(), *words], check=True, cwd=folder)


def add_file(
    video_id: int, kind: str, name: str, key: str, reel: Path, signer_id: int | None = None
) -> None:
    """One file of a video, where a worker would have put it."""
    folder = media_folder(f"videos/{key}")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(reel, folder / name)
    row = Rendition(video_id=video_id, kind=kind, name=name, mime="video/mp4", bytes=1)
    row.signer_id = signer_id
    db.add(row)


if __name__ == "__main__":
    main()
