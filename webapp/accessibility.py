"""What readers can use of a thing, from what is published of it: in words, and as schema.org says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .languages import language_name
from .texts import t

KINDS = (
    "human",
    "avatar",
    "machine",
)  # a person stands before a drawing, a drawing before a machine

Signed = tuple[str, str]  # a sign language, and who signs: one of KINDS
Badge = tuple[str, str]  # what it says, and how it is framed


@dataclass(frozen=True, slots=True)
class Film:
    """What one video offers. `heard` is None before anybody has looked for sound in it.

    Either it signs something itself (`signs`), or it may have `signers` beside it.
    """

    heard: bool | None = None
    captions: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    signs: Signed | None = None
    signers: tuple[Signed, ...] = ()

    @property
    def leaves_nobody_out(self) -> bool:
        """Whether nothing is heard in it that cannot be seen as well."""
        return not self.heard or bool(self.captions or self.signers or self.signs)


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is of a thing: texts (the levels of each language) and films."""

    told: tuple[tuple[str, tuple[int, ...]], ...] = ()
    films: tuple[Film, ...] = ()

    @property
    def ordinary(self) -> tuple[Film, ...]:
        """The films that do not sign the thing itself."""
        return tuple(film for film in self.films if not film.signs)

    @property
    def signed(self) -> dict[str, str]:
        """Each sign language with who signs in it."""
        beside = [each for film in self.films for each in film.signers]
        return who_signs([film.signs for film in self.films if film.signs], beside)

    @property
    def captions(self) -> tuple[str, ...]:
        """The languages that any film is captioned in."""
        return tuple(dict.fromkeys(code for film in self.films for code in film.captions))

    @property
    def descriptions(self) -> tuple[str, ...]:
        """The languages in which any film is described in words."""
        return tuple(dict.fromkeys(code for film in self.films for code in film.descriptions))

    @property
    def silent(self) -> bool:
        """Whether there are films and nothing can be heard in any."""
        return bool(self.films) and all(film.heard is False for film in self.films)

    @property
    def leaves_out(self) -> bool:
        """Whether something is heard that nobody has signed or captioned."""
        return not all(film.leaves_nobody_out for film in self.films)


def who_signs(own: Iterable[Signed], beside: Iterable[Signed]) -> dict[str, str]:
    """Each sign language with the best of who signs in it: what signs a thing itself, then its films.

    A person beside one of its films does not make a person of the drawing that signs the rest.
    """
    found = best(own)
    return found | {code: kind for code, kind in best(beside).items() if code not in found}


def best(signed: Iterable[Signed]) -> dict[str, str]:
    """Each sign language with the best of who signs in it."""
    found: dict[str, str] = {}
    for code, kind in signed:
        if code not in found or KINDS.index(kind) < KINDS.index(found[code]):
            found[code] = kind
    return found


def languages(codes: tuple[str, ...]) -> str:
    """Languages as the reader calls them."""
    return ", ".join(map(language_name, codes))


def badges(facts: Facts) -> list[Badge]:
    """All that can be used, and what is missing, in words."""
    found: list[Badge] = []
    for code, kind in facts.signed.items():
        found.append((t(f"usable-signed-{kind}", language=language_name(code)), "signed"))
    if facts.captions:
        found.append((t("usable-captions", languages=languages(facts.captions)), "plain"))
        found.append((t("usable-transcript"), "plain"))
    if facts.descriptions:
        found.append((t("usable-descriptions", languages=languages(facts.descriptions)), "plain"))
    if facts.silent:
        found.append((t("usable-silent"), "plain"))
    if facts.leaves_out:
        found.append((t("usable-left-out"), "wrong"))
    for code, levels in facts.told:
        said = ", ".join(map(str, levels))
        found.append((t("usable-levels", language=language_name(code), levels=said), "plain"))
    return found


def summary(facts: Facts) -> str:
    """The same as one line of text."""
    return ". ".join(words for words, _ in badges(facts)) + "."


def features(facts: Facts) -> list[str]:
    """What schema.org calls accessibilityFeature."""
    # fmt: off
    there = {
        "signLanguage":     bool(facts.signed),
        "closedCaptions":   bool(facts.captions),
        "transcript":       bool(facts.captions),
        "audioDescription": bool(facts.descriptions),
    }
    # fmt: on
    return [name for name, is_there in there.items() if is_there] or ["none"]


def modes(facts: Facts) -> list[str]:
    """What schema.org calls accessMode: the senses that something of it is made for."""
    there = {
        "textual": bool(facts.told or facts.captions),
        "visual": bool(facts.films),
        "auditory": any(film.heard for film in facts.films),
    }
    return [name for name, is_there in there.items() if is_there]


def sufficient(facts: Facts) -> list[list[str]]:
    """What schema.org calls accessModeSufficient: senses that are enough to take all of it in."""
    sets = []
    if facts.told and not facts.ordinary:
        sets.append(["textual"])
    if facts.films and is_enough_to_see(facts):
        sets.append(["visual"])
    if facts.films and not facts.leaves_out:
        sets.append(["textual", "visual"])
    if any(film.heard for film in facts.films):
        sets.append(["auditory", "textual", "visual"] if facts.told else ["auditory", "visual"])
    return sets


def is_enough_to_see(facts: Facts) -> bool:
    """Whether one sign language, or silence, carries all of it without a word to read."""
    own = {film.signs[0] for film in facts.films if film.signs}
    if facts.told and not own:
        return False
    heard = [film for film in facts.ordinary if film.heard is not False]
    wanted = own or {code for film in heard for code, _ in film.signers}
    return not heard or any(all(signs_in(film, code) for film in heard) for code in wanted)


def signs_in(film: Film, language: str) -> bool:
    """Whether a signer in this language stands beside a film."""
    return any(code == language for code, _ in film.signers)
