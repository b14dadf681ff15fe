"""What goes wrong is a Problem: a status, a stable code, a text, a way forward.

Problem                     status  code       said by the text
├── NotFound                   404  RES_001    problem-not-found
├── Gone                       410  RES_002    problem-gone
├── Conflict                   409  RES_003    problem-conflict
├── Unfinished                 409  RES_004    problem-unfinished
├── Invalid                    422  VAL_001    problem-invalid
├── TooLarge                   413  VAL_002    problem-too-large
├── Unsupported                415  VAL_003    problem-unsupported
├── SignInNeeded               401  AUTH_001   problem-sign-in
├── Forbidden                  403  AUTH_002   problem-forbidden
├── Forged                     403  AUTH_003   problem-forged
├── Unavailable                503  SYS_002    problem-unavailable
└── Broken                     500  SYS_001    problem-broken
"""

from __future__ import annotations


class Problem(Exception):
    """Something went wrong that a person is told about; `detail` is shown, so it holds no secret.

    `ways` are links to where it can be put right, as (label, address).
    """

    status = 500
    code = "SYS_001"
    text = "problem-broken"

    def __init__(self, detail: str = "", ways: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(detail or self.code)
        self.detail, self.ways = detail, ways


class NotFound(Problem):
    """Absent, or hidden from this person: both are told alike, so that nothing leaks."""

    status, code, text = 404, "RES_001", "problem-not-found"


class Gone(Problem):
    """It was here and has been taken away for good."""

    status, code, text = 410, "RES_002", "problem-gone"


class Conflict(Problem):
    """Somebody else changed it first, or its state does not allow this."""

    status, code, text = 409, "RES_003", "problem-conflict"


class Unfinished(Problem):
    """Something else has to be done before this; `ways` lead to it."""

    status, code, text = 409, "RES_004", "problem-unfinished"


class Invalid(Problem):
    """What was sent cannot be understood, and it came from no form that could be shown again."""

    status, code, text = 422, "VAL_001", "problem-invalid"


class TooLarge(Problem):
    """More was sent than this address takes."""

    status, code, text = 413, "VAL_002", "problem-too-large"


class Unsupported(Problem):
    """A kind of content that this address does not take."""

    status, code, text = 415, "VAL_003", "problem-unsupported"


class SignInNeeded(Problem):
    """Only for people who have signed in."""

    status, code, text = 401, "AUTH_001", "problem-sign-in"


class Forbidden(Problem):
    """This person's roles do not allow it."""

    status, code, text = 403, "AUTH_002", "problem-forbidden"


class Forged(Problem):
    """The request did not prove that it came from one of our own pages."""

    status, code, text = 403, "AUTH_003", "problem-forged"


class Unavailable(Problem):
    """A part that is needed is away; trying again later helps."""

    status, code, text = 503, "SYS_002", "problem-unavailable"


class Broken(Problem):
    """A fault of ours; the log has it, the person sees words only."""


class Unconfigured(Exception):
    """A setting is missing or wrong; the program says which one and does not start."""
