"""Real caption files, cue by cue, as three other programs read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.captions.differences import EXPLAINED
from tests.captions.others import Cues, by_pycaption, by_pysubs2, by_webvtt_py
from tests.captions.test_real_files import FOLDER, importable, imported, name_of
from tests.shared_data import shared
from webapp.captions.formats.findings import Reading
from webapp.captions.formats.letters import decoded, without_controls
from webapp.captions.formats.webvtt import runs_of

KINDS = {".vtt": "vtt", ".srt": "srt", ".sbv": "sbv", ".ttml": "ttml", ".xml": "ttml",
         ".sami": "sami", ".scc": "scc"}  # fmt: skip
PROGRAMS: dict[str, tuple[Callable[[str, str], Cues], set[str]]] = {
    "webvtt-py": (by_webvtt_py, {"vtt", "srt", "sbv"}),
    "pysubs2": (by_pysubs2, {"vtt", "srt", "ttml"}),
    "pycaption": (by_pycaption, {"vtt", "srt", "ttml", "sami", "scc"}),
}
LOOKS = {"marks", "settings"}  # told, but no change of times and words
COMPARED = [
    (program, path)
    for program, (_, kinds) in PROGRAMS.items()
    for path in importable()
    if KINDS[path.suffix] in kinds
]


def alike(ours: Cues, theirs: Cues) -> bool:
    """Whether times are the same to a millisecond, which some round, and words to the letter."""
    return len(ours) == len(theirs) and all(
        abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1 and one[2] == other[2]
        for one, other in zip(ours, theirs, strict=True)
    )


def agrees(reading: Reading, theirs: Cues) -> bool:
    """Whether they read what we read, with or without the names of speakers as words."""
    spoken = [(c.start_ms, c.end_ms, "".join(r.text for r in runs_of(c))) for c in reading.cues]
    with_names = [(c.start_ms, c.end_ms, c.text) for c in reading.cues]
    return any(
        alike([(start, end, " ".join(words.split())) for start, end, words in ours], theirs)
        for ours in (spoken, with_names)
    )


def read_by(program: str, path: Path) -> Cues | None:
    """What a program reads; nothing where it gives up."""
    text = without_controls(decoded(path.read_bytes(), "en")[0])[0]
    try:
        return PROGRAMS[program][0](text, KINDS[path.suffix])
    except Exception:
        return None


@pytest.mark.filterwarnings("ignore")  # of theirs
@pytest.mark.parametrize(("program", "path"), COMPARED, ids=lambda each: (
    name_of(each) if isinstance(each, Path) else each
))  # fmt: skip
def test_a_file_is_read_as_others_read_it_or_the_difference_is_explained(
    program: str, path: Path
) -> None:
    theirs, reading = read_by(program, path), imported(path)
    if theirs is None:
        pytest.skip(f"{program} cannot read this file")
    mended = {repair.key for repair in reading.repairs} - LOOKS
    if name_of(path) in EXPLAINED[program]:
        assert not agrees(reading, theirs), "the explanation is out of date"
    else:
        assert agrees(reading, theirs) or mended


@pytest.mark.filterwarnings("ignore")  # of theirs
def test_most_files_are_read_alike() -> None:
    """So that the rule above cannot hold by nobody reading anything."""
    shared("captions")
    same = dict.fromkeys(PROGRAMS, 0)
    for program, path in COMPARED:
        theirs = read_by(program, path)
        same[program] += theirs is not None and agrees(imported(path), theirs)
    assert same["webvtt-py"] > 250
    assert same["pysubs2"] > 300
    assert same["pycaption"] > 280


def test_every_explained_file_is_there() -> None:
    shared("captions")
    for files in EXPLAINED.values():
        assert all((FOLDER / file).exists() for file in files)
