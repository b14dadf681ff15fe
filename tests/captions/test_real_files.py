"""Real caption files of many programs: each is imported with its repairs told, or refused in words."""

from __future__ import annotations

import html
import io
from pathlib import Path

import pytest
import webvtt as reference

from tests.shared_data import SHARED, shared
from webapp.captions.formats import understood
from webapp.captions.formats.findings import Reading, Unreadable
from webapp.captions.formats.letters import NoText, decoded
from webapp.captions.formats.webvtt import stamp
from webapp.captions.telling import fault_told, repair_told

FOLDER = SHARED / "captions"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file()) if FOLDER.exists() else []
OURS = {".vtt", ".srt"}

# Files of our formats that hold no captions, or words that no time goes with.
HOPELESS = {
    "bad-signature.vtt", "blank-file.vtt", "blank-file-with-bom.vtt", "bom-garbage-data.vtt",
    "embedded_style_invalid_format.vtt", "empty.vtt", "garbage-signature.vtt",
    "invalid_format1.srt", "invalid_format2.srt", "invalid_format3.srt", "invalid_format4.srt",
    "missing-separator.vtt", "no_captions.vtt",
}  # fmt: skip


def imported(path: Path) -> Reading:
    """The captions of a file."""
    text, guessed = decoded(path.read_bytes(), "en")
    return understood(text, guessed=guessed)


def test_there_are_real_files() -> None:
    shared("captions")
    assert len(FILES) > 400


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_real_file_is_imported_or_refused_in_words(path: Path) -> None:
    can_be_read = path.suffix in OURS and path.name not in HOPELESS
    assert can_be_read == is_imported(path)


def is_imported(path: Path) -> bool:
    """Whether a file is taken; whatever is told of it has words."""
    try:
        told = [repair_told(repair) for repair in imported(path).repairs]
    except NoText:
        return False
    except Unreadable as error:
        told = [fault_told(fault) for fault in error.faults]
        taken = False
    else:
        taken = True
    assert all(len(words) > 20 for words in told)
    return taken


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".vtt" and "wai" in path.parts],
    ids=lambda path: str(path.relative_to(FOLDER)),
)  # fmt: skip
def test_a_sound_file_is_read_as_others_read_it(path: Path) -> None:
    """Compared where nothing had to be mended: times and plain words are the same."""
    reading = imported(path)
    if {repair.key for repair in reading.repairs} - {"settings"}:
        return
    text, _ = decoded(path.read_bytes(), "en")
    others = reference.from_buffer(io.StringIO(text)).captions
    assert [(stamp(c.start_ms), stamp(c.end_ms), c.text) for c in reading.cues] == [
        (each.start, each.end, tidy(html.unescape(each.text))) for each in others
    ]


def tidy(text: str) -> str:
    """Words without blanks at the ends of their lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
