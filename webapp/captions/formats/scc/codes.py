"""The codes of CEA-608 captions: two bytes each, of which the highest bit of each is only a check."""

from __future__ import annotations

from webapp.captions.formats.words import Mark

COLUMNS = 32
LAST_ROW = 15

# Where the basic letters are not those of ASCII.
BASIC = {
    0x2A: "á", 0x5C: "é", 0x5E: "í", 0x5F: "ó", 0x60: "ú", 0x7B: "ç", 0x7C: "÷", 0x7D: "Ñ",
    0x7E: "ñ", 0x7F: "█",
}  # fmt: skip
SPECIAL = "®°½¿™¢£♪à\u00a0èâêîôû"  # from 0x30
# From 0x20; each takes the place of the plain letter that stands before it for old receivers.
EXTENDED = {
    0x12: "ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»",  # noqa: RUF001 -- the letters are the point
    0x13: "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘",
}
COLOURS = ("", "lime", "blue", "cyan", "red", "yellow", "magenta")
ROWS = {0x10: 11, 0x11: 1, 0x12: 3, 0x13: 12, 0x14: 14, 0x15: 5, 0x16: 7, 0x17: 9}

POP_ON, BACKSPACE, ROLL_UP, PAINT_ON = 0x20, 0x21, (0x25, 0x26, 0x27), 0x29
DELETE_TO_END, ERASE_SHOWN, NEW_LINE, ERASE_HIDDEN, SHOW = 0x24, 0x2C, 0x2D, 0x2E, 0x2F


def letters(high: int, low: int) -> str:
    """The plain letters of two bytes; a byte below 0x20 says nothing."""
    return "".join(BASIC.get(each, chr(each)) for each in (high, low) if each >= 0x20)


def row_of(high: int, low: int) -> int:
    """The row that a code moves to."""
    return ROWS[high] + (low >= 0x60 and high != 0x10)


def marks_of(low: int) -> tuple[Mark, ...]:
    """The look that a code begins: a colour or slanted letters, underlined or not."""
    underlined = (Mark("u"),) if low & 1 else ()
    look = low >> 1 & 7
    if look == 7:
        return (Mark("i"), *underlined)
    return (Mark("c", COLOURS[look]), *underlined) if COLOURS[look] else underlined


def indent_of(low: int) -> int:
    """The column that a code moves to."""
    return (low >> 1 & 7) * 4 if low & 0x10 else 0
