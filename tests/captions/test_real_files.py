"""Real caption files of many programs: in, out and in again without loss, or refused in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from tests.shared_data import SHARED, shared
from webapp.captions.formats import understood
from webapp.captions.formats.colours import named
from webapp.captions.formats.findings import Reading, Unreadable
from webapp.captions.formats.letters import NoText, decoded
from webapp.captions.formats.places import box_of, settings_of
from webapp.captions.formats.webvtt import runs_of
from webapp.captions.formats.words import Mark
from webapp.captions.formats.writing import KINDS
from webapp.captions.rows import CueRow
from webapp.captions.telling import fault_told, repair_told

FOLDER = SHARED / "captions"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file()) if FOLDER.exists() else []
OURS = {".vtt", ".srt", ".sbv", ".scc", ".sami", ".ttml", ".xml"}

# Files of our formats that are refused, and why.
NOTHING, NO_TIMES, PICTURES, BROKEN = "no captions", "words without times", "pictures", "broken XML"
REFUSED = {
    "androidx/ttml/bitmap_percentage_region.xml": PICTURES,
    "androidx/ttml/bitmap_pixel_region.xml": PICTURES,
    "androidx/ttml/bitmap_unsupported_region.xml": PICTURES,
    "androidx/ttml/shear.xml": BROKEN,  # the same attribute twice
    "imsc/imsc1_1/displayAspectRatio003.ttml": PICTURES,
    "ttconv/ttml/body_only.ttml": NOTHING,
    "ttconv/vtt/invalid/bad-signature.vtt": NO_TIMES,
    "vttjs/cue-times/missing-separator.vtt": NO_TIMES,
    "vttjs/file-layout/blank-file-with-bom.vtt": NOTHING,
    "vttjs/file-layout/blank-file.vtt": NOTHING,
    "vttjs/file-layout/bom-garbage-data.vtt": NO_TIMES,
    "vttjs/file-layout/garbage-signature.vtt": NO_TIMES,
    "webvtt-py/empty.vtt": NOTHING,
    "webvtt-py/invalid_format.sbv": NO_TIMES,
    "webvtt-py/invalid_format1.srt": NO_TIMES,
    "webvtt-py/invalid_format2.srt": NO_TIMES,
    "webvtt-py/invalid_format3.srt": NO_TIMES,
    "webvtt-py/invalid_format4.srt": NO_TIMES,
    "webvtt-py/no_captions.vtt": NOTHING,
    "wpt-rendering/embedded_style_invalid_format.vtt": NO_TIMES,
}
SAID = {NOTHING: "nothing", NO_TIMES: "untimed", PICTURES: "pictures", BROKEN: "xml-broken"}


def name_of(path: Path) -> str:
    """A file as this test names it."""
    return str(path.relative_to(FOLDER))


def imported(path: Path) -> Reading:
    """The captions of a file."""
    text, guessed = decoded(path.read_bytes(), "en")
    return understood(text, guessed=guessed, language="en")


def importable() -> Iterator[Path]:
    """The files that are read."""
    return (each for each in FILES if each.suffix in OURS and name_of(each) not in REFUSED)


def test_there_are_real_files() -> None:
    shared("captions")
    assert len(FILES) > 400


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_real_file_is_imported_or_refused_in_words(path: Path) -> None:
    try:
        told = [repair_told(repair) for repair in imported(path).repairs]
    except NoText:
        assert path.suffix not in OURS
        return
    except Unreadable as error:
        key = SAID[REFUSED[name_of(path)]] if path.suffix in OURS else ""
        told = [fault_told(fault) for fault in error.faults if key in str(error)]
    else:
        assert path.suffix in OURS
        assert name_of(path) not in REFUSED
    if told or path.suffix not in OURS or name_of(path) in REFUSED:
        assert min(map(len, told)) > 20


@pytest.mark.parametrize("path", list(importable()), ids=name_of)
def test_a_real_file_comes_back_as_it_was(path: Path) -> None:
    """WebVTT keeps all; the others what docs/captions.md says, and of it every caption."""
    reading = imported(path)
    again = {
        kind: understood(KINDS[kind].written(reading.cues, reading.head, "en")) for kind in KINDS
    }
    assert (reading.cues, reading.head) == (again["vtt"].cues, again["vtt"].head)
    assert {repair.key for repair in again["vtt"].repairs} <= {"together"}
    assert [*map(in_ttml, reading.cues)] == [*map(in_ttml, again["ttml"].cues)]
    assert [*map(in_srt, reading.cues)] == [*map(in_srt, again["srt"].cues)]
    in_seconds = {(cue.start_ms // 1000, words(cue.text)) for cue in reading.cues}
    assert in_seconds == {(cue.start_ms // 1000, words(cue.text)) for cue in again["txt"].cues}


Held = list[tuple[str, list[Mark]]]


def in_ttml(cue: CueRow) -> tuple[int, int, str, str, Held]:
    """A caption as TTML can hold it: without classes, moments and names of regions."""
    places = " ".join(each for each in cue.settings.split() if not each.startswith("region:"))
    return cue.start_ms, cue.end_ms, cue.text, settings_of(box_of(places)), held(cue)


def held(cue: CueRow) -> Held:
    """The words with those marks that TTML has; it says the language of the file only once."""
    told = [(run.text, simple(run.marks)) for run in runs_of(cue) if run.moment is None]
    return [
        ("".join(text for text, _ in same), marks) for marks, same in groupby(told, lambda t: t[1])
    ]


def simple(marks: Iterable[Mark]) -> list[Mark]:
    """Marks as TTML has them: of classes only the innermost colour."""
    colours = [name for mark in marks if (name := named(mark.classes))]
    kept = [Mark("c", colours[-1])] if colours and colours[-1] != "white" else []
    for mark in marks:
        needs_words = mark.name in {"v", "lang"}
        if mark.name != "c" and mark.says != "en" and bool(mark.says) == needs_words:
            kept.append(Mark(mark.name, "", mark.says))
    return kept


def in_srt(cue: CueRow) -> tuple[int, int, str]:
    """A caption as SRT can hold it; signs that it has no way to write are docs/captions.md's."""
    text = re.sub(r"<(?=[/\w])", "\u2039", cue.text.replace("-->", "\u27f6").replace("{\\", "{ \\"))
    return cue.start_ms, cue.end_ms, text


def words(text: str) -> str:
    """Words in one line."""
    return " ".join(text.split()).replace("-->", "\u27f6")
