"""Captions as files."""

from __future__ import annotations

from quart import Blueprint, Response, g

from webapp.database import read
from webapp.errors import NotFound
from webapp.languages import written_language
from webapp.permissions import public
from webapp.videos.queries import video_page

from . import queries
from .webvtt import webvtt

routes = Blueprint("captions", __name__)


@routes.get("/videos/<int:video_id>/captions/<language>.vtt")
@public
async def show(video_id: int, language: str) -> Response:
    """The captions of a video as WebVTT, for who may see the video."""
    await read(video_page, video_id, g.person)
    known = written_language(language)
    if known is None:
        raise NotFound
    cues = await read(queries.cues, video_id, known.code)
    return Response(webvtt(cues), content_type="text/vtt; charset=utf-8")
