"""Captions keep what WebVTT says beyond words: marks, places, names, notes, styles and regions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OF_CUES = ("marked", "settings", "name", "notes")


def upgrade() -> None:
    """Go forward; captions that are there have words and nothing else."""
    op.add_column("tracks", sa.Column("head", sa.Text(), nullable=False, server_default=""))
    for name in OF_CUES:
        op.add_column("cues", sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back; the words stay."""
    for name in reversed(OF_CUES):
        op.drop_column("cues", name)
    op.drop_column("tracks", "head")
