"""Lighthouse's scores of the main pages, each of which should be 100 four times.

`./handshape lighthouse` installs it with npm into a temporary folder, which takes a minute and needs
the network, and runs it in the same Chromium as the other checks.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers import chromium, temporary_folder

from .live import Live, live
from .looking import address
from .pages import place

VERSION = "12.8.2"  # the newest that runs with Node 18 and 20, which distributions have
PAGES = ("home", "entries", "entry", "settings", "sign in")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse says of one page: points of each category, and what took points away."""

    page: str
    points: dict[str, int]
    faults: list[str]

    @property
    def perfect(self) -> bool:
        """All points in every category."""
        return set(self.points.values()) == {100}

    def __str__(self) -> str:
        said = ", ".join(f"{name} {points}" for name, points in self.points.items())
        return "\n    ".join([f"{self.page}: {said}", *self.faults])


def main() -> int:
    """Print the scores of the main pages; 1 when one is below 100."""
    if missing := next((name for name in ("node", "npm") if not shutil.which(name)), None):
        print(f"Lighthouse needs {missing}, which is not installed here: nothing was measured.")
        return 2
    perfect = True
    with temporary_folder("lighthouse") as folder, live() as house:
        for each in measured(house, installed(folder)):
            print(each, flush=True)
            perfect = perfect and each.perfect
    return 0 if perfect else 1


def installed(folder: Path) -> Path:
    """Lighthouse in a folder of its own, and nothing of it anywhere else."""
    words = [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
        str(folder),
    ]
    subprocess.run([*words, f"lighthouse@{VERSION}"], check=True, stdout=sys.stderr)
    return folder / "node_modules" / ".bin" / "lighthouse"


def measured(house: Live, program: Path) -> Iterator[Scores]:
    """The scores of each main page as a stranger gets it, at density 3.

    A page gets three tries, and its best counts: whatever else runs here slows it down by chance,
    and now and then Chromium's trace lacks the beginning of the page, which ends the run.
    """
    for name in PAGES:
        tries = (run(program, name, address(house, place(name))) for _ in range(3))
        found = list(until_perfect(each for each in tries if each))
        if not found:
            raise RuntimeError(f"Lighthouse did not come to an end with {name!r} in three tries")
        yield max(found, key=lambda each: sum(each.points.values()))


def until_perfect(tries: Iterable[Scores]) -> Iterator[Scores]:
    """Each of them, up to the first with all points."""
    for each in tries:
        yield each
        if each.perfect:
            return


def run(program: Path, page: str, url: str) -> Scores | None:
    """One run of Lighthouse, in a Chromium of its own; None where it failed, and why on stderr."""
    words = [str(program), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    environ = {**os.environ, "CHROME_PATH": str(chromium())}
    said = subprocess.run(words, capture_output=True, env=environ)
    if said.returncode:
        print(said.stderr.decode(errors="replace").strip(), file=sys.stderr)
        return None
    return scores(page, json.loads(said.stdout))


def scores(page: str, report: dict[str, Any]) -> Scores:
    """The points in a report, and the audits that did not get all of theirs."""
    categories = report["categories"].values()
    counted = {ref["id"] for each in categories for ref in each["auditRefs"] if ref["weight"]}
    audits = [report["audits"][name] for name in sorted(counted)]
    faults = [audit for audit in audits if audit["score"] is not None and audit["score"] < 1]
    return Scores(
        page,
        {each["title"]: round(each["score"] * 100) for each in categories},
        [f"{each['id']}: {each.get('displayValue') or each['title']}" for each in faults],
    )
