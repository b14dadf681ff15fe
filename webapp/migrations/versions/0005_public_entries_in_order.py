"""Public entries in the order of their lists, so that a list reads no more than it shows."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entries_state"))
        batch_op.create_index("ix_entries_public", ["state", "listed_at", "id"], unique=False)
        batch_op.create_index(
            "ix_entries_featured", ["state", "featured", "listed_at", "id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index("ix_entries_featured")
        batch_op.drop_index("ix_entries_public")
        batch_op.create_index(batch_op.f("ix_entries_state"), ["state"], unique=False)
