"""Who writes a first draft of captions: any service that takes sound and answers with captions.

    POST <CAPTION_PROVIDER_URL>          the sound: WAV, one channel, 16 kHz
    Content-Type: audio/wav
    Accept: text/vtt
    Accept-Language: en                  the language it is thought to be in
    Authorization: Bearer <CAPTION_PROVIDER_TOKEN>, if there is one

The answer is 200 with WebVTT; its Content-Language, if it has one, says what was heard. The address
is the operator's own, so it may well be an inner one; it is never taken from anybody else.
"""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

MOST_BYTES = 4 * 1024**2  # of an answer: eight hours of speech need one
BUSY = (408, 425, 429)  # as with every 5xx, another time may be better


@dataclass(frozen=True, slots=True)
class Draft:
    """What a machine heard, and in which language."""

    language: str
    content: bytes


class ProviderAway(Exception):
    """The provider cannot be reached, is busy, or answers too slowly: another time may be better."""


class ProviderRefuses(Exception):
    """It understood us and says no, or says something that is no answer."""


class Provider(Protocol):
    """Writes drafts; called in a thread."""

    def draft(self, sound: Path, language: str) -> Draft:
        """Put the sound into words, or raise ProviderAway or ProviderRefuses."""


@dataclass(frozen=True, slots=True)
class HttpProvider:
    """A service at an address; `pause` is how long it may say nothing, `patience` how long it has."""

    url: str
    token: str = ""
    pause: float = 300.0
    patience: float = 1800.0

    def draft(self, sound: Path, language: str) -> Draft:
        """Stream the file there, and take the answer in."""
        parts = urlsplit(self.url)
        secure = parts.scheme == "https"
        connect = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = connect(parts.hostname or "", parts.port, timeout=self.pause)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        end = time.monotonic() + self.patience
        try:
            with sound.open("rb") as body:
                connection.request("POST", target, body, self.headers(sound, language))
                answer = connection.getresponse()
                return self.heard(answer, language, end)
        except (OSError, http.client.HTTPException) as error:
            raise ProviderAway(f"{type(error).__name__}: {error}") from error
        finally:
            connection.close()

    def headers(self, sound: Path, language: str) -> dict[str, str]:
        """What is said of the sound; its length, so that it need not be sent in chunks."""
        signed = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return signed | {
            "Content-Type": "audio/wav", "Content-Length": str(sound.stat().st_size),
            "Accept": "text/vtt", "Accept-Language": language,
        }  # fmt: skip

    def heard(self, answer: http.client.HTTPResponse, language: str, end: float) -> Draft:
        """The answer, if it is one; redirections are not followed."""
        if answer.status >= 500 or answer.status in BUSY:
            raise ProviderAway(f"it answers {answer.status}")
        if answer.status != 200:
            raise ProviderRefuses(f"it answers {answer.status}")
        content = bytearray()
        while piece := answer.read1(65536):
            content += piece
            if len(content) > MOST_BYTES:
                raise ProviderRefuses("its answer is too long")
            if time.monotonic() > end:
                raise ProviderAway("its answer takes too long")
        said = re.match(r"\s*([a-zA-Z]{2,3})\b", answer.getheader("Content-Language") or "")
        return Draft(said[1].lower() if said else language, bytes(content))
