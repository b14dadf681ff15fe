"""The ready videos of an entry, and the files with a signer, are found without reading all others."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Without statistics SQLite takes the index with most of the columns asked for."""
    op.create_index("ix_videos_of_entry", "videos", ["entry_id", "state"])
    op.drop_index("ix_videos_entry_id", "videos")
    op.create_index("ix_renditions_signer_id", "renditions", ["signer_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_renditions_signer_id", "renditions")
    op.create_index("ix_videos_entry_id", "videos", ["entry_id"])
    op.drop_index("ix_videos_of_entry", "videos")
