"""Marks inside the words of a caption: what they say is kept, how they look is not."""

from __future__ import annotations

import html

from .times import leading_time

TAGS = {
    "b", "i", "u", "s", "c", "v", "lang", "ruby", "rt", "font", "span",
    "bold", "italic", "underline", "em", "strong",
}  # fmt: skip
LONGEST_NAME = 33  # signs of a character reference; the longest of HTML has 32


def without_tags(text: str) -> tuple[str, bool]:
    """The words without tags, and whether there were any. Who speaks stands before what they say."""
    first, *pieces = text.split("<")
    kept, marked = [first], False
    for piece in pieces:
        tag, closed, rest = piece.partition(">")
        said = meaning(tag) if closed else None
        if said is None:
            kept.append(f"<{piece}")
        else:
            kept += [said, rest]
            marked = True
    return "".join(kept), marked


def meaning(tag: str) -> str | None:
    """What a tag says in words; None where it is no tag, such as in "<3"."""
    moment, rest = leading_time(tag, colon=True)
    if moment is not None and not rest:
        return ""
    name, *more = tag.split(None, 1) or [""]
    closing, name = name.startswith("/"), name.lstrip("/").partition(".")[0].lower()
    if name not in TAGS:
        return None
    if name == "v" and more and not closing:
        return f"{' '.join(more[0].split())}: "
    if name == "rt":
        return ")" if closing else "("
    return ""


def without_overrides(text: str) -> tuple[str, bool]:
    r"""The words without {\an8} and the like, which some SRT files borrow from another format."""
    first, *pieces = text.split("{\\")
    parts = [piece.partition("}") for piece in pieces]
    kept = [rest if closed else "{\\" + inside for inside, closed, rest in parts]
    return first + "".join(kept), any(closed for _, closed, _ in parts)


def without_references(text: str) -> str:
    """The words with the signs that references such as &amp; stand for."""
    first, *pieces = text.split("&")
    return first + "".join(map(resolved, pieces))


def resolved(piece: str) -> str:
    """One reference and what follows it; what is none stays as it is."""
    end = piece.find(";", 0, LONGEST_NAME) + 1
    return html.unescape(f"&{piece[:end]}") + piece[end:] if end else f"&{piece}"
