"""The words of entries and of tracks are found: by FTS5 on SQLite, by a GIN index on PostgreSQL.

The database keeps both by itself, whoever writes and whatever cascades. On SQLite a later step that
puts a new table in the place of `entry_texts` or `cues` takes these triggers away with the old one:
it has to make them again.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = {"entry_texts": ("title", "summary", "body"), "cues": ("text",)}
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
CREATE FUNCTION words_of_cue(told text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.simple', {FOLDED.format("told")})
$$"""


def upgrade() -> None:
    """Go forward; what is there is found too."""
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "postgresql":
        for statement in (OF_TEXT, OF_CUE):
            run(statement)
        run(
            "CREATE INDEX words_of_texts ON entry_texts "
            "USING gin (words_of_text(title::text, summary::text, body))"
        )
        run("CREATE INDEX words_of_cues ON cues USING gin (words_of_cue(text))")
        return
    for table in COLUMNS:
        for statement in on_sqlite(table):
            run(statement)


def on_sqlite(table: str) -> list[str]:
    """The index of one table and what keeps it; it holds no text of its own, only where words are."""
    index, columns = INDEXES[table], COLUMNS[table]
    names = ", ".join(columns)

    def values(of: str) -> str:
        parts = (f"replace(replace({of}{name}, 'ß', 'ss'), 'ẞ', 'ss')" for name in columns)
        return f"{of}id, {', '.join(parts)}"

    add = f"INSERT INTO {index}(rowid, {names}) VALUES ({values('new.')});"  # noqa: S608 -- our own names
    take = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', {values('old.')});"  # noqa: S608 -- our own names
    words = "content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2'"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, {words})",
        f"INSERT INTO {index}(rowid, {names}) SELECT {values('')} FROM {table}",  # noqa: S608 -- our own names
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_taken AFTER DELETE ON {table} BEGIN {take} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {names} ON {table} BEGIN {take} {add} END",
    ]


def downgrade() -> None:
    """Go back; no words are lost, they are only not found."""
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "postgresql":
        run("DROP INDEX words_of_texts")
        run("DROP INDEX words_of_cues")
        run("DROP FUNCTION words_of_text(text, text, text)")
        run("DROP FUNCTION words_of_cue(text)")
        return
    for index in INDEXES.values():
        for happening in ("added", "taken", "changed"):
            run(f"DROP TRIGGER {index}_{happening}")
        run(f"DROP TABLE {index}")
