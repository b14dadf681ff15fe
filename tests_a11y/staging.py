"""Fills a data folder with something of everything, for the checks and the pictures to look at.

Run as a program, with the settings in its environment; prints the addresses of what it made.
Everything is made by the same operations and the same worker that people's clicks set to work.
"""

from __future__ import annotations

import asyncio
import functools
import json
import sys
from pathlib import Path

from sqlalchemy import Connection, select

from tasks.worker import perform
from tests.shared_data import drawn
from tests.world import World, text
from tests_a11y import footage
from webapp.app import create_app
from webapp.config import load_settings
from webapp.database import read
from webapp.demo import PEOPLE, operations
from webapp.demo.clips import Clip
from webapp.demo.lesson import FILM
from webapp.demo.queries import person_by_email
from webapp.entries.models import Entry, EntryText
from webapp.entries.operations import begin
from webapp.jobs import Job
from webapp.migrations import upgrade
from webapp.permissions import PROGRAM
from webapp.videos.composites.operations import TASK as COMPOSING
from webapp.videos.models import SignVersion, Video

SIGNED = ("nav-settings", "home-title", "sign-question", "problem-not-found")  # and texts
SHOWN = ("what-is-handshape", "fire-alarm-at-work")  # entries whose videos are made ready


def main() -> None:
    """Fill the folder. With `--drawn` the demo's clips are the real drawings, and all are ready."""
    real, settings = "--drawn" in sys.argv, load_settings()
    with asyncio.Runner() as runner:
        runner.run(upgrade(settings.database_url))
        clip = drawn(settings.data_folder / "clip.mp4").read_bytes()
        if not real:
            copy = functools.partial(copied, clip)
            operations.draw_clip = copy  # type: ignore[attr-defined]  # the name it is called by
        places, jobs = runner.run(staged(clip, everything=real))
    for job in jobs:
        perform(job)
    with asyncio.Runner() as runner:
        composing = runner.run(asked_since(jobs))
    for job in composing:
        perform(job)
    print(json.dumps(places))  # noqa: T201 -- this is what it is asked for


async def asked_since(done: list[int]) -> list[int]:
    """The jobs that came of those that are done: files that show a video with its signer."""
    app = create_app()
    async with app.app_context():
        found = await read(jobs_composing)
    await app.database.close()
    return [job for job in found if job not in done]


def jobs_composing(connection: Connection) -> list[int]:
    """The jobs that write files with a signer in them."""
    query = select(Job.id).where(Job.task == COMPOSING, Job.state == "queued")
    return list(connection.scalars(query.order_by(Job.id)))


def copied(content: bytes, _clip: Clip, target: Path) -> None:
    """One second of a test picture stands for a clip: what is in it is not looked at."""
    target.write_bytes(content)


async def staged(clip: bytes, *, everything: bool) -> tuple[dict[str, str], list[int]]:
    """The demo and a writer's draft: the addresses, and the jobs that the worker shall do."""
    app = create_app()
    world = World(app)
    async with world.acting_as(PROGRAM):
        await operations.load_demo()
    async with world.acting_as(PROGRAM):
        for person in PEOPLE:
            found = await read(person_by_email, person.email)
            assert found
            world.people[person.name] = found
    async with world.acting_as("Cleo"):
        draft = await begin(text(title="Evacuation chair"))
    videos = await footage.shot(world, draft, clip)
    async with world.acting_as(PROGRAM):
        await footage.along(await read(lesson))
    async with world.acting_as(PROGRAM):
        wanted = {videos["refused"]} | set(await read(shown_videos, everything))
        wanted |= set(await read(shown_texts, everything))
        jobs = await read(jobs_of, wanted)
        places = await read(addresses, draft.slug)
    await app.database.close()
    return places | {name: f"/videos/{number}" for name, number in videos.items()}, jobs


def shown_videos(connection: Connection, everything: bool) -> list[int]:
    """The demo's videos that are made ready."""
    query = select(Video.id).join(Entry, Entry.id == Video.entry_id)
    query = query.where(Entry.state == "published")
    return list(connection.scalars(query if everything else query.where(Entry.slug.in_(SHOWN))))


def lesson(connection: Connection) -> int:
    """The ordinary video with signers beside it and all that can go along with it."""
    return connection.scalars(select(Video.id).where(Video.title == FILM.title).limit(1)).one()


def shown_texts(connection: Connection, everything: bool) -> list[int]:
    """The clips of texts that are made ready."""
    query = select(SignVersion.video_id).where(SignVersion.text_key.is_not(None))
    some = (SignVersion.text_key.in_(SIGNED), SignVersion.sign_language == "ase")
    return list(connection.scalars(query if everything else query.where(*some)))


def jobs_of(connection: Connection, videos: set[int]) -> list[int]:
    """The jobs that make these videos ready."""
    rows = connection.execute(select(Job.id, Job.args).order_by(Job.id))
    return [row.id for row in rows if row.args[0] in videos]


def addresses(connection: Connection, draft: str) -> dict[str, str]:
    """Where the pages of the demo's first entry and of the draft are."""
    signed = select(Video.id).join(Entry, Entry.id == Video.entry_id)
    texts = select(EntryText.id).join(Entry, Entry.id == EntryText.entry_id)
    names = {"entry": SHOWN[0], "draft": draft}
    found = {name: f"/entries/{slug}" for name, slug in names.items()}
    for name, slug in names.items():
        number = connection.scalar(texts.where(Entry.slug == slug).order_by(EntryText.id))
        found[f"{name} text"] = f"/entries/{slug}/texts/{number}"
    number = connection.scalar(signed.where(Entry.slug == SHOWN[1]).order_by(Video.id))
    taught = lesson(connection)
    beside = select(SignVersion.video_id).where(
        SignVersion.subject_type == "video", SignVersion.subject_id == taught
    )
    signer = connection.scalar(beside.order_by(SignVersion.id))
    return found | {
        "ready": f"/videos/{number}",
        "lesson": f"/videos/{taught}",
        "signer": f"/videos/{signer}",
        "signer of the lesson": f"/videos/{taught}/signers/{signer}/edit",
    }


if __name__ == "__main__":
    main()
