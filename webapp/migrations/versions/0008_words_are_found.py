"""The words of entries and of tracks are found: by FTS5 on SQLite, by a GIN index on PostgreSQL.

The database keeps both by itself, whoever writes and whatever cascades. On SQLite a later step that
puts a new table in the place of `entry_texts` or `cues` takes these triggers away with the old one:
it has to make them again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# What is looked in, and what stands there; the names of signs apart from what is said, so that a word
# which is often said costs nothing where signs are looked for.
COLUMNS = {
    "entry_texts": {"title": "{}title", "summary": "{}summary", "body": "{}body"},
    "cues": {
        "said": "CASE WHEN {0}is_gloss THEN '' ELSE {0}text END",
        "signed": "CASE WHEN {0}is_gloss THEN {0}text ELSE '' END",
    },
}
CHANGED = {"entry_texts": "title, summary, body", "cues": "text, is_gloss"}
INDEXES = {"entry_texts": "words_of_texts", "cues": "words_of_cues"}

# While an index is built PostgreSQL knows no functions but its own, so each of ours stands alone.
FOLDED = """translate(
    regexp_replace(
      normalize(replace(replace({}, 'ß', 'ss'), 'ẞ', 'ss'), NFKD), U&'[\\0300-\\036F]', '', 'g'
    ),
    '/\\@.:_-+&%=?#~''', '               '
  )"""
OF_TEXT = f"""
CREATE FUNCTION words_of_text(title text, summary text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', {FOLDED.format("title")}), 'A')
    || setweight(to_tsvector('pg_catalog.simple', {FOLDED.format("summary || ' ' || body")}), 'B')
$$"""
OF_CUE = f"""
CREATE FUNCTION words_of_cue(is_gloss boolean, told text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(
    to_tsvector('pg_catalog.simple', {FOLDED.format("told")}),
    CASE WHEN is_gloss THEN 'A' ELSE 'B' END::"char"
  )
$$"""


def upgrade() -> None:
    """Go forward; what is there is found too."""
    op.add_column(
        "cues", sa.Column("is_gloss", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    run = op.get_bind().exec_driver_sql
    run(
        "UPDATE cues SET is_gloss = true WHERE track_id IN (SELECT id FROM tracks WHERE kind = 'glosses')"
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in (OF_TEXT, OF_CUE):
            run(statement)
        run(
            "CREATE INDEX words_of_texts ON entry_texts "
            "USING gin (words_of_text(title::text, summary::text, body))"
        )
        run("CREATE INDEX words_of_cues ON cues USING gin (words_of_cue(is_gloss, text))")
        return
    for table in COLUMNS:
        for statement in on_sqlite(table):
            run(statement)


def on_sqlite(table: str) -> list[str]:
    """The index of one table and what keeps it; it holds no text of its own, only where words are."""
    index, columns, changed = INDEXES[table], COLUMNS[table], CHANGED[table]
    names = ", ".join(columns)

    def values(of: str) -> str:
        told = (each.format(of) for each in columns.values())
        parts = (f"replace(replace({each}, 'ß', 'ss'), 'ẞ', 'ss')" for each in told)
        return f"{of}id, {', '.join(parts)}"

    add = f"INSERT INTO {index}(rowid, {names}) VALUES ({values('new.')});"  # noqa: S608 -- our own names
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', {values('old.')});"  # noqa: S608 -- our own names
    words = "content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2'"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, {words})",
        f"INSERT INTO {index}(rowid, {names}) SELECT {values('')} FROM {table}",  # noqa: S608 -- our own names
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_taken AFTER DELETE ON {table} BEGIN {take} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {changed} ON {table} BEGIN {take} {add} END",
    ]


def downgrade() -> None:
    """Go back; no words are lost, they are only not found."""
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "postgresql":
        run("DROP INDEX words_of_texts")
        run("DROP INDEX words_of_cues")
        run("DROP FUNCTION words_of_text(text, text, text)")
        run("DROP FUNCTION words_of_cue(boolean, text)")
        op.drop_column("cues", "is_gloss")
        return
    for index in INDEXES.values():
        for happening in ("added", "taken", "changed"):
            run(f"DROP TRIGGER {index}_{happening}")
        run(f"DROP TABLE {index}")
    op.drop_column("cues", "is_gloss")
