"""Captions once in each language, and what was mended in them.

SQLite makes a table anew to add a constraint, and takes away what belongs to its rows meanwhile:
an index and a column that may be empty leave the captions where they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEX = "ix_tracks_one_a_language"


def upgrade() -> None:
    """Go forward."""
    op.add_column("tracks", sa.Column("repairs", sa.JSON(), nullable=True))
    op.create_index(INDEX, "tracks", ["video_id", "kind", "language"], unique=True)


def downgrade() -> None:
    """Go back."""
    op.drop_index(INDEX, "tracks")
    op.drop_column("tracks", "repairs")
