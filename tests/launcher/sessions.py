"""A program in a session of its own, as a terminal would start it, and who is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; a busy machine starts slowly


class Session:
    """One started program, everything it said, and every process that came of it."""

    def __init__(self, words: list[str], environ: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("wb") as output:
            self.program = subprocess.Popen(
                words,
                cwd=log.parent,
                env=os.environ | {"PYTHONPATH": str(ROOT)} | environ,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        """All its output until now."""
        return self.log.read_text()

    def members(self, text: str = "") -> list[psutil.Process]:
        """The living processes of this session whose command line holds a text."""
        found = []
        for process in psutil.process_iter():
            with suppress(ProcessLookupError, psutil.NoSuchProcess):
                ours = os.getsid(process.pid) == self.program.pid
                alive = ours and process.status() != psutil.STATUS_ZOMBIE
                if alive and text in " ".join(process.cmdline()):
                    found.append(process)
        return found

    def until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait until something is so; what was said explains a failure."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.said
            time.sleep(0.02)

    def until_said(self, text: str, times: int = 1) -> None:
        """Wait until it has said something."""
        self.until(lambda: self.said.count(text) >= times)

    def interrupt(self) -> int:
        """What Ctrl-C does: SIGINT to everybody in the process group. Its exit code."""
        os.killpg(self.program.pid, signal.SIGINT)
        return self.program.wait(PATIENCE)

    def kill(self) -> None:
        """`kill -9` of the program alone, and time for what it started to notice."""
        self.program.kill()
        self.program.wait()
        self.until(lambda: not self.members())


@contextmanager
def session(words: list[str], folder: Path, **environ: str) -> Iterator[Session]:
    """A program that is surely gone afterwards."""
    one = Session([sys.executable, *words], environ, folder / f"{time.monotonic_ns()}.log")
    try:
        yield one
    finally:
        for left in one.members():
            left.kill()
        one.program.wait()
