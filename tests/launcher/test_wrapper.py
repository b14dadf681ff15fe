"""The `handshape` script: one sound environment, however often and however badly it is started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


Installed = tuple[Path, list[tuple[str, str]]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that nobody has started yet."""
    return make_project(tmp_path)


def make_project(parent: Path) -> Path:
    """A project that needs no packages and says who started it."""
    folder = parent / "a project"
    (folder / "webapp").mkdir(parents=True)
    shutil.copy(ROOT / "handshape", folder)
    (folder / "requirements.lock").write_text("# none\n")
    (folder / "webapp" / "__init__.py").touch()
    (folder / "webapp" / "__main__.py").write_text("import sys; print(sys.prefix, sys.argv[1:])\n")
    return folder


def start(project: Path, *words: str, **environ: str) -> subprocess.Popen[str]:
    """The script, started from a folder that has a `webapp` of its own."""
    elsewhere = project.parent / "elsewhere"
    (elsewhere / "webapp").mkdir(parents=True, exist_ok=True)
    (elsewhere / "webapp" / "__main__.py").write_text("print('the wrong one')\n")
    return subprocess.Popen(
        [project / "handshape", *words],
        cwd=elsewhere,
        env=os.environ | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A project that was started twice at once, and what each start said."""
    folder = make_project(tmp_path_factory.mktemp("installed"))
    both = [start(folder, "up", "two words"), start(folder, "up", "two words")]
    return folder, [one.communicate(timeout=60) for one in both]


def test_two_starts_at_once_share_one_environment(installed: Installed) -> None:
    project, answers = installed
    assert {said for said, _ in answers} == {f"{project / '.venv'} ['up', 'two words']\n"}
    assert "".join(warned for _, warned in answers).count("Installing") == 1
    said, warned = start(project, "again").communicate(timeout=60)
    assert (said, warned) == (f"{project / '.venv'} ['again']\n", "")


def test_a_lock_file_that_cannot_be_installed_starts_nothing(installed: Installed) -> None:
    project, _ = installed
    (project / "requirements.lock").write_text("./nowhere\n")
    failed = start(project)
    said, warned = failed.communicate(timeout=60)
    assert failed.returncode == 1
    assert said == ""
    assert "pip could not install" in warned


def test_an_environment_that_was_interrupted_is_made_anew(project: Path) -> None:
    first = start(project)
    while not (project / ".venv" / "bin").exists():
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    (project / ".venv" / "half-made").touch()
    said, _ = start(project).communicate(timeout=60)
    assert said == f"{project / '.venv'} []\n"
    assert not (project / ".venv" / "half-made").exists()


def test_a_machine_without_python_is_told_so(project: Path) -> None:
    programs = project / "bin"
    programs.mkdir()
    for name in ("sh", "dirname", "readlink", "cmp"):
        (programs / name).symlink_to(shutil.which(name) or "")
    failed = start(project, PATH=str(programs))
    _, warned = failed.communicate(timeout=60)
    assert failed.returncode == 1
    assert warned == "handshape: Python 3.11 or newer is needed, and was not found.\n"
