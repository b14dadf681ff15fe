"""What stands on the screen while CEA-608 codes come in: rows and columns of letters with a look."""

from __future__ import annotations

from webapp.captions.formats.places import Box, settings_of
from webapp.captions.formats.words import Mark, Run

from .codes import COLUMNS, LAST_ROW

EDGE = 10.0  # percent of the picture that stay free on every side
ROW, COLUMN = 80 / LAST_ROW, 80 / COLUMNS
LOW = 13  # a caption that ends in this row or below stands where captions usually stand
CENTRED = 3  # columns by which what is meant to be centred may be off

Letter = tuple[str, tuple[Mark, ...]]


class Screen:
    """One page of letters, and where the next one goes."""

    def __init__(self, row: int = LAST_ROW) -> None:
        self.rows = dict[int, dict[int, Letter]]()
        self.row, self.column, self.marks = row, 0, tuple[Mark, ...]()

    def move(self, row: int, column: int, marks: tuple[Mark, ...]) -> None:
        """Go on elsewhere, with another look."""
        self.row, self.column, self.marks = row, column, marks

    def tab(self, columns: int) -> None:
        """Go to the right."""
        self.column = min(COLUMNS - 1, self.column + columns)

    def write(self, text: str) -> None:
        """Letters, one after the other; what a television would cut off at the edge stays."""
        for letter in text:
            self.rows.setdefault(self.row, {})[self.column] = letter, self.marks
            self.column += 1

    def take_back(self) -> None:
        """Remove the letter before."""
        self.column = max(0, self.column - 1)
        self.rows.get(self.row, {}).pop(self.column, None)

    def cut(self) -> None:
        """Remove the rest of the row."""
        row = self.rows.get(self.row, {})
        self.rows[self.row] = {at: letter for at, letter in row.items() if at < self.column}

    def change_look(self, marks: tuple[Mark, ...]) -> None:
        """Another look for the letters that follow; the code itself stands there as a blank."""
        self.write(" ")
        self.marks = marks

    @property
    def has_words(self) -> bool:
        """Whether anything stands here."""
        return any(letter.strip() for row in self.rows.values() for letter, _ in row.values())

    def runs(self) -> list[Run]:
        """The letters, row after row, with one blank where there are several."""
        found, before = list[Run](), " "
        for _, row in sorted(self.rows.items()):
            for at in range(min(row, default=0), max(row, default=-1) + 1):
                letter, marks = row.get(at, (" ", ()))
                if letter != " " or before != " ":
                    found.append(Run(letter, marks))
                before = letter
            found.append(Run("\n"))
        return found

    def settings(self) -> str:
        """Where the letters stand, unless it is the usual place."""
        told = {number: ends(row) for number, row in self.rows.items() if ends(row)}
        if not told:
            return ""
        low, top = max(told) >= LOW, EDGE + (min(told) - 1) * ROW
        height, upright = 100 - EDGE - top, "after" if low else "before"
        if all(abs(start + end - COLUMNS + 1) <= CENTRED for start, end in told.values()):
            return settings_of(Box(0, top, 100, height, upright))
        left = EDGE + min(start for start, _ in told.values()) * COLUMN
        return settings_of(Box(left, top, 100 - left, height, upright, "start"))


def ends(row: dict[int, Letter]) -> tuple[int, ...]:
    """The first and the last column with a letter; nothing where there is none."""
    told = [at for at, (letter, _) in row.items() if letter.strip()]
    return (min(told), max(told)) if told else ()
