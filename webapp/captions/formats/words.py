"""Words with their marks: what every format is read into, and every format is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

DEEPEST = 8  # marks in each other; people use three
ORDER = ("v", "ruby", "rt", "lang", "c", "b", "i", "u")  # from outside to inside
LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


class Mark(NamedTuple):
    """One mark, named as WebVTT names it: b, i, u, c, v, lang, ruby, rt.

    `classes` are joined by dots; `says` is who speaks or which language it is.
    """

    name: str
    classes: str = ""
    says: str = ""


class Run(NamedTuple):
    """Words that share their marks. With a `moment` it has no words: those after it are said then."""

    text: str
    marks: tuple[Mark, ...] = ()
    moment: int | None = None


def ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks as we keep them: each once, always in the same order; of two speakers the inner one."""
    found = dict[str, Mark]()
    for mark in marks:
        if mark.name == "c" and "c" in found:
            both = f"{found['c'].classes}.{mark.classes}".strip(".").split(".")
            mark = Mark("c", ".".join(dict.fromkeys(both)))
        found[mark.name] = mark
    if "ruby" not in found:
        found.pop("rt", None)
    return tuple(found[name] for name in ORDER if name in found)


def tidy(runs: Iterable[Run]) -> list[Run]:
    """The runs without blank lines, and without blanks at the ends of lines."""
    kept = list[Run]()
    for line in map(stripped, lines_of(runs)):
        if line:
            if kept:
                both = shared(kept[-1].marks, line[0].marks)
                kept.append(Run("\n", line[0].marks[:both]))
            kept += line
    return merged(kept)


def lines_of(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line."""
    line = list[Run]()
    for run in runs:
        first, *others = run.text.translate(LINE_ENDS).split("\n")
        line.append(run._replace(text=first))
        for text in others:
            yield line
            line = [run._replace(text=text)]
    yield line


def stripped(line: Sequence[Run]) -> list[Run]:
    """A line without blanks at its ends; nothing where it has no words."""
    told = [index for index, run in enumerate(line) if run.text.strip()]
    kept = []
    for index, run in enumerate(line) if told else ():
        text = run.text.lstrip() if index <= told[0] else run.text
        text = text.rstrip() if index >= told[-1] else text
        if text or run.moment is not None:
            kept.append(run._replace(text=text))
    return kept


def merged(runs: Iterable[Run]) -> list[Run]:
    """The runs, with neighbours of the same marks as one."""
    alike = groupby(runs, key=lambda run: (run.marks, run.moment))
    return [Run("".join(each.text for each in same), *key) for key, same in alike]


def shared(here: Sequence[Mark], after: Sequence[Mark]) -> int:
    """How many of the outer marks two runs have in common."""
    both = 0
    for one, other in zip(here, after, strict=False):
        if one != other:
            break
        both += 1
    return both


def drawn(
    runs: Iterable[Run],
    opened: Callable[[Mark], str],
    closed: Callable[[Mark], str],
    said: Callable[[Run], str],
) -> str:
    """The runs as a text, with something where each mark begins and ends."""
    parts, open_marks = list[str](), tuple[Mark, ...]()
    for run in runs:
        both = shared(open_marks, run.marks)
        parts += map(closed, reversed(open_marks[both:]))
        parts += map(opened, run.marks[both:])
        parts.append(said(run))
        open_marks = run.marks
    parts += map(closed, reversed(open_marks))
    return "".join(parts)


def named(runs: Iterable[Run]) -> list[Run]:
    """The runs with the name of each speaker as words before theirs, where they do not stand yet."""
    kept, before = list[Run](), tuple[Mark, ...]()
    for run in runs:
        for mark in run.marks[shared(before, run.marks) :]:
            is_told = run.text.lower().startswith(f"{mark.says.lower()}:")
            if mark.name == "v" and mark.says and run.text and not is_told:
                kept.append(Run(f"{mark.says}: ", run.marks))
        kept.append(run)
        before = run.marks if run.text else before
    return merged(kept)


def plain(runs: Iterable[Run]) -> str:
    """The words alone: who speaks stands before them, ruby in brackets."""
    brackets = {"rt": ("(", ")")}
    return drawn(
        named(runs),
        lambda mark: brackets.get(mark.name, ("", ""))[0],
        lambda mark: brackets.get(mark.name, ("", ""))[1],
        lambda run: run.text,
    )
