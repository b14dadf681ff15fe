"""The application as a web server loads it: `uvicorn webapp.asgi:app`."""

from __future__ import annotations

from .app import create_app

app = create_app()
