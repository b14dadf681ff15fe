"""Clips of the interface's texts: a video without an entry, signing a text known by its key."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. On SQLite the number of a video is from now on never given again."""
    never_again = {"sqlite_autoincrement": True}
    with op.batch_alter_table("videos", schema=None, table_kwargs=never_again) as batch_op:
        batch_op.alter_column("entry_id", existing_type=sa.Integer(), nullable=True)

    with op.batch_alter_table("sign_versions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("text_key", sa.String(), nullable=True))
        batch_op.alter_column("subject_id", existing_type=sa.Integer(), nullable=True)
        batch_op.create_unique_constraint(
            batch_op.f("uq_sign_versions_text_key"), ["text_key", "sign_language"]
        )


def downgrade() -> None:
    """Go back. Clips of texts have no place there, so their rows go; their files stay on disk."""
    op.execute("DELETE FROM sign_versions WHERE text_key IS NOT NULL")
    op.execute("DELETE FROM videos WHERE entry_id IS NULL")
    with op.batch_alter_table("sign_versions", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_sign_versions_text_key"), type_="unique")
        batch_op.alter_column("subject_id", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column("text_key")

    with op.batch_alter_table("videos", schema=None) as batch_op:
        batch_op.alter_column("entry_id", existing_type=sa.Integer(), nullable=False)
