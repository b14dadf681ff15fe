"""Each fact names the entry that shows it, so that the newest about an entry is found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Older facts name none: only that a newer one comes tells what has changed since."""
    op.add_column("events", sa.Column("entry_id", sa.Integer(), nullable=True))
    op.create_index("ix_events_of_entry", "events", ["entry_id", "id"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_events_of_entry", "events")
    op.drop_column("events", "entry_id")
