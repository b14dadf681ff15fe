"""`handshape test` and `check`: a list of steps, each printed with its result and its time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from .config import ROOT

BESIDE = 2  # steps of one process that run beside each other
NO_TESTS = 5  # pytest's own code for "nothing was selected"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to check: a Python module and what it is told, for tests also where they stand.

    What is `alone` runs in one process, and beside another that is: each needs about one core.
    """

    title: str
    words: tuple[str, ...]
    folders: tuple[str, ...] = ()
    alone: bool = False


STYLE = (
    Step("Format", ("ruff", "format", "--check", "--quiet", ".")),
    Step("Lint", ("ruff", "check", "--quiet", ".")),
    Step("Types", ("mypy",)),
)

# One process for each core, each with servers and browsers of its own; more than four gain little.
AT_ONCE = ("--numprocesses=logical", "--maxprocesses=4")
# The tests of these run one by one: they kill processes and wait for leases, or play films.
# Synchronous Playwright would also break each asynchronous test after it in the same process.
PROCESSES = ("tests/jobs", "tests/launcher", "tests/streams")
PLAYER = ("tests/browser/player",)
BROWSER = ("tests/browser",)
APART = tuple(f"--ignore={folder}" for folder in PROCESSES + PLAYER + BROWSER)
TESTS = (
    Step("Tests", ("pytest", *APART, *AT_ONCE), ("tests",)),
    Step("Browser", ("pytest", "--ignore=tests/browser/player"), BROWSER, alone=True),
    Step("Processes", ("pytest",), PROCESSES, alone=True),
    Step("Player", ("pytest",), PLAYER, alone=True),
    Step("Accessibility", ("pytest", *AT_ONCE), ("tests_a11y",)),
)


def check(*, full: bool) -> int:
    """Run every step, also after one has failed, so that one run tells everything."""
    failed = style()
    code = tests([], full=full)
    if failed:
        print("A step before the tests failed.")
    return failed or code


def style() -> int:
    """Run the steps that read the code without running it."""
    passed = [run(step) for step in STYLE]
    return 0 if all(passed) else 1


def tests(words: Sequence[str], *, full: bool) -> int:
    """Run the tests that these pytest arguments select, and count them in one last line."""
    os.environ["HANDSHAPE_FULL"] = "1" if full else ""
    # Hundreds of processes are started: none of them should read the same sources anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        steps = [
            replace(step, words=(*step.words, f"--junitxml={Path(folder) / step.title}.xml"))
            for step in selected(words)
        ]
        passed = [run(step) for step in steps if not step.alone]
        with ThreadPoolExecutor(BESIDE) as pool:
            passed += pool.map(run_quietly, (step for step in steps if step.alone))
        for report in Path(folder).glob("*.xml"):
            counts += tally(report)
    failed, skipped = counts["failures"] + counts["errors"], counts["skipped"]
    good = counts["tests"] - failed - skipped
    print(f"{good} passed, {failed} failed, {skipped} skipped")
    return 0 if all(passed) and good else 1


def selected(words: Sequence[str]) -> Iterator[Step]:
    """The test steps with these arguments; paths among them choose the steps that hold them."""
    paths = [word for word in words if (ROOT / word.split("::")[0]).exists()]
    others = [word for word in words if word not in paths]
    for step in TESTS:
        chosen = [path for path in paths if home(path) == step] if paths else [*step.folders]
        chosen += [each for each in step.folders if {*map(Path, paths)} & {*Path(each).parents}]
        if chosen:
            yield replace(step, words=(*step.words, *chosen, *others))


def home(path: str) -> Step | None:
    """The test step that a path belongs to, if any: the one whose folder is nearest to it."""
    inside = (ROOT / path.split("::")[0]).resolve().relative_to(ROOT)
    near = {str(each) for each in (inside, *inside.parents)}
    holding = [(folder, step) for step in TESTS for folder in step.folders if folder in near]
    return max(holding, key=lambda each: len(each[0]))[1] if holding else None


def run(step: Step) -> bool:
    """Run one step in the project's folder, and print how it goes."""
    print(f"── {step.title}: {' '.join(step.words)}", flush=True)
    passed, line = outcome(step)
    print(line, flush=True)
    return passed


def run_quietly(step: Step) -> bool:
    """Run one step beside another; what it says is printed when it has ended."""
    print(f"── {step.title} begins: {' '.join(step.words)}\n", end="", flush=True)
    with tempfile.TemporaryFile("w+") as said:
        passed, line = outcome(step, said)
        said.seek(0)
        print(f"── {step.title}:\n{said.read()}{line}", flush=True)
    return passed


def outcome(step: Step, said: IO[str] | None = None) -> tuple[bool, str]:
    """Whether a step passes, and a line that tells it; what it says goes to a file if there is one."""
    words, started = [sys.executable, "-m", *step.words], time.monotonic()
    code = subprocess.run(words, cwd=ROOT, stdout=said, stderr=said).returncode  # noqa: S603 -- the steps above
    passed = code in (0, NO_TESTS) if "pytest" in step.words else code == 0
    took = time.monotonic() - started
    return passed, f"   {step.title}: {'passed' if passed else 'FAILED'} in {took:.1f} s\n"


def tally(report: Path) -> Counter[str]:
    """What pytest counted in one process."""
    counts: Counter[str] = Counter()
    for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 -- pytest wrote it just now
        for name in ("tests", "failures", "errors", "skipped"):
            counts[name] += int(suite.get(name, "0"))
    return counts
