"""Dates and numbers, written as the language of the interface writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from .texts import spoken

# The month is always a word, so that nobody has to guess an order of numbers.
# fmt: off
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
           "August", "September", "Oktober", "November", "Dezember"),
}
SHORT_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
           "Dez."),
}
# fmt: on
AFTER_DAY = {"en": "", "de": "."}
DECIMAL = {"en": ".", "de": ","}


def written_day(moment: datetime) -> str:
    """3 October 2026, or 3. Oktober 2026."""
    return _day(moment, MONTHS)


def written_time(moment: datetime) -> str:
    """3 Oct 2026, 14:05."""
    return f"{_day(moment, SHORT_MONTHS)}, {moment:%H:%M}"


def _day(moment: datetime, months: Mapping[str, tuple[str, ...]]) -> str:
    language = spoken()
    month = months[language][moment.month - 1]
    return f"{moment.day}{AFTER_DAY[language]} {month} {moment.year}"


def written_number(number: float) -> str:
    """A number to three figures, as many as anybody compares at a glance."""
    text = f"{number:.0f}" if number >= 100 else f"{number:.3g}"
    return text.replace(".", DECIMAL[spoken()])


def written_size(size: int) -> str:
    """Bytes as people say them."""
    for unit, bytes_each in (("GB", 1024**3), ("MB", 1024**2), ("kB", 1024)):
        if size >= bytes_each:
            return f"{written_number(size / bytes_each)} {unit}"
    return f"{size} B"


def clock(moment: int) -> str:
    """A time within a video, in milliseconds, as people say it."""
    whole = moment // 1000
    minutes = f"{whole // 60 % 60}:{whole % 60:02}"
    return f"{whole // 3600}:{minutes:0>5}" if whole >= 3600 else minutes


def seconds(moment: int) -> str:
    """The same in seconds, with no more figures than it needs, for addresses."""
    return f"{moment / 1000:.3f}".rstrip("0").rstrip(".")
