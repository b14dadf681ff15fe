"""Places in the list of entries as text for an address: a direction, a moment and a number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp.errors import NotFound

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parsed_cursor(cursor: str | None) -> tuple[bool, tuple[datetime, int]]:
    """A direction and a place; a cursor that is none leads to NotFound."""
    try:
        sign, moment, number = (cursor or "-.0.0").split(".")
        place = EPOCH + timedelta(microseconds=int(moment)), int(number)
        if sign not in {"+", "-"} or place[1] >= 2**31:
            raise ValueError(cursor)
    except (ValueError, OverflowError) as error:
        raise NotFound from error
    return sign == "+", place


def written_cursor(sign: str, moment: datetime, number: int) -> str:
    """A place in the list as text for an address."""
    return f"{sign}.{(moment - EPOCH) // timedelta(microseconds=1)}.{number}"
