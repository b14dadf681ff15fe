"""Who may do what: roles as one table, one gate at the operation, and a declaration on every view."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar

from quart import g

from .errors import Forbidden, NotFound, SignInNeeded

P = ParamSpec("P")
T = TypeVar("T")

ROLES = ("viewer", "contributor", "editor", "tester", "operator", "admin")

# "own" grants it for what is one's own (and for making something new), "any" for everything.
# fmt: off
GRANTS: dict[str, tuple[str, str, str, str, str, str]] = {
    #                      viewer  contributor editor  tester  operator admin
    "preference.write":   ("own",  "own",      "own",  "own",  "own",   "own"),
    "entry.write":        ("",     "own",      "any",  "",     "",      "any"),
    "entry.publish":      ("",     "own",      "any",  "",     "",      "any"),
    "video.upload":       ("",     "own",      "any",  "",     "",      "any"),
    "video.retry":        ("",     "own",      "any",  "",     "any",   "any"),
    "video.process":      ("",     "",         "",     "",     "",      ""),  # the program itself
    "video.remove":       ("",     "own",      "any",  "",     "",      "any"),
    "clip.write":         ("",     "",         "any",  "",     "",      "any"),
    "track.write":        ("",     "own",      "any",  "",     "",      "any"),
    "draft.read":         ("",     "own",      "any",  "any",  "",      "any"),
    "event.read":         ("own",  "own",      "any",  "any",  "any",   "any"),
    "person.add":         ("",     "",         "",     "",     "",      "any"),
}
# fmt: on


class Owned(Protocol):
    """Anything that belongs to somebody."""

    @property
    def id(self) -> int: ...
    @property
    def owner_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking. Nobody in particular has the id None and no roles."""

    id: int | None = None
    name: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()
    preferences: dict[str, Any] | None = None
    session: str = ""

    @property
    def is_signed_in(self) -> bool:
        """Whether this is a person we know."""
        return self.id is not None


NOBODY = Person()
PROGRAM = Person(name="Handshape", roles=("program",))  # the program itself, in tasks and commands


def grant(person: Person, permission: str) -> str:
    """ "any", "own" or "": the most that the person's roles grant."""
    if person.roles == ("program",):
        return "any"
    row = GRANTS[permission]
    given = {row[ROLES.index(role)] for role in person.roles}
    return "any" if "any" in given else "own" if "own" in given else ""


def may(permission: str, subject: Any = None, person: Person | None = None) -> bool:
    """Whether the person may; without a subject, whether they may for something of their own."""
    asking: Person = person or g.person
    given = grant(asking, permission)
    if given == "own" and subject is not None:
        return bool(subject.owner_id == asking.id)
    return given != ""


def require(permission: str, subject: Any = None) -> None:
    """Refuse unless the person asking may. What they may not even see does not exist for them."""
    if may(permission, subject):
        return
    if not g.person.is_signed_in:
        raise SignInNeeded
    if (
        subject is not None
        and not getattr(subject, "is_public", True)
        and not may("draft.read", subject)
    ):
        raise NotFound
    raise Forbidden


Operation = Callable[P, Awaitable[T]]


def operation(permission: str) -> Callable[[Operation[P, T]], Operation[P, T]]:
    """Declare what an operation needs. Its first argument is the subject when that has an owner."""
    if permission != "public" and permission not in GRANTS:
        raise LookupError(f"{permission} is not in the table of grants")

    def declare(function: Operation[P, T]) -> Operation[P, T]:
        @functools.wraps(function)
        async def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
            if permission != "public":
                first = args[0] if args else None
                require(permission, first if hasattr(first, "owner_id") else None)
            return await function(*args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]  # read by the law-test
        return guarded

    return declare


View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Open to everyone."""
    view.access = "public"  # type: ignore[attr-defined]  # read by the gate and the law-test
    return view


def signed_in(view: View) -> View:
    """Open to everyone who has signed in."""
    view.access = "signed_in"  # type: ignore[attr-defined]  # read by the gate and the law-test
    return view


def needs(permission: str) -> Callable[[View], View]:
    """Open to whoever may do this, at least for something of their own."""
    if permission not in GRANTS:
        raise LookupError(f"{permission} is not in the table of grants")

    def declare(view: View) -> View:
        view.access = permission  # type: ignore[attr-defined]  # read by the gate and the law-test
        return view

    return declare


def admit(view: Any) -> None:
    """The gate before every view: what declares no access is refused."""
    access = getattr(view, "access", None)
    if access == "public":
        return
    if not g.person.is_signed_in:
        raise SignInNeeded
    if access is None:
        raise Forbidden
    if access != "signed_in":
        require(access)
