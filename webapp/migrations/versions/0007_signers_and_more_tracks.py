"""Films of a signer beside a video, files that belong to one of them, and tracks of more kinds."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEX = "ix_tracks_one_a_language"


def upgrade() -> None:
    """Go forward; tracks that are there are verbatim captions that a person wrote."""
    op.add_column(
        "sign_versions", sa.Column("offset_ms", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "sign_versions", sa.Column("signer", sa.String(), nullable=False, server_default="")
    )
    for name, default in (("variant", "verbatim"), ("origin", "person")):
        column = sa.Column(name, sa.String(), nullable=False, server_default=default)
        op.add_column("tracks", column)
    op.drop_index(INDEX, "tracks")
    op.create_index(INDEX, "tracks", ["video_id", "kind", "language", "variant"], unique=True)
    op.add_column("cues", sa.Column("href", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("renditions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signer_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_renditions_signer_id_videos"),
            "videos", ["signer_id"], ["id"], ondelete="CASCADE",
        )  # fmt: skip


def downgrade() -> None:
    """Go back. Only captions, one track a language, have a place there; films of signers go."""
    op.execute("DELETE FROM renditions WHERE signer_id IS NOT NULL")
    op.execute(
        "DELETE FROM videos WHERE id IN "
        "(SELECT video_id FROM sign_versions WHERE subject_type = 'video')"
    )
    op.execute("DELETE FROM tracks WHERE kind <> 'captions' OR variant <> 'verbatim'")
    with op.batch_alter_table("renditions", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_renditions_signer_id_videos"), type_="foreignkey")
        batch_op.drop_column("signer_id")
    op.drop_column("cues", "href")
    op.drop_index(INDEX, "tracks")
    op.create_index(INDEX, "tracks", ["video_id", "kind", "language"], unique=True)
    op.drop_column("tracks", "origin")
    op.drop_column("tracks", "variant")
    op.drop_column("sign_versions", "signer")
    op.drop_column("sign_versions", "offset_ms")
