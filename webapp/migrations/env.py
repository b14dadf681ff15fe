"""Alembic's entry: it works on the connection that `upgrade` hands over."""

from typing import Any, Literal

from alembic import context

from webapp.database import Instant, Model
from webapp.discovery import load_models
from webapp.migrations import is_of_models


def plain_moment(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our moments as SQLAlchemy's own type: old migrations must not need today's code."""
    is_moment = kind == "type" and isinstance(item, Instant)
    return "sa.DateTime(timezone=True)" if is_moment else False


load_models()
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Model.metadata,
    include_name=is_of_models,
    render_as_batch=True,
    render_item=plain_moment,
)
with context.begin_transaction():
    context.run_migrations()
