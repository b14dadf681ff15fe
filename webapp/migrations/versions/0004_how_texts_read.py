"""How many parts and words a text has, and how hard it is to read."""

import sqlalchemy as sa
from alembic import op

from webapp.markup import html as drawn
from webapp.markup import parted, pieces
from webapp.readability import measured

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

texts = sa.table(
    "entry_texts",
    *(sa.column(name) for name in ("id", "language", "body", "html", "parts", "words", "grade")),
)


def upgrade() -> None:
    """Go forward. Texts are read with today's rules, as the next save would read them."""
    op.add_column(
        "entry_texts", sa.Column("parts", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "entry_texts", sa.Column("words", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("entry_texts", sa.Column("grade", sa.Double(), nullable=True))
    connection = op.get_bind()
    for number, language, body in connection.execute(
        sa.select(texts.c.id, texts.c.language, texts.c.body)
    ).all():
        html, found = drawn(body), measured(pieces(body), language)
        connection.execute(
            sa.update(texts)
            .where(texts.c.id == number)
            .values(html=html, parts=len(parted(html)) - 1, words=found.words, grade=found.grade)
        )


def downgrade() -> None:
    """Go back; the anchors in the drawn texts stay as they are."""
    with op.batch_alter_table("entry_texts", schema=None) as batch_op:
        for name in ("grade", "words", "parts"):
            batch_op.drop_column(name)
