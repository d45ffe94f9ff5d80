"""The full-text tables on PostgreSQL: `search_text` for documents, `search_spelling` for words.

`body` holds the tokens of the title too, so that each question is one look in one index. Runs of
three letters are kept as they are: no extension has to be allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

# The planner takes a look at a document's tokens for nearly free, and would rather look at them all
# than use the index: a word took ten times as long.
BEGIN_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL enable_seqscan = off"
TURN = 7_205_759  # any number that nothing else on the site takes
# Letter by letter as on SQLite, not by the language of the database.
PLAIN_ORDER = """
DO $$ BEGIN
  IF EXISTS (
    SELECT FROM information_schema.columns WHERE table_schema = current_schema()
    AND table_name = 'search_searchdocument' AND column_name IN ('sort_en', 'sort_fr')
    AND collation_name IS DISTINCT FROM 'C'
  ) THEN
    ALTER TABLE search_searchdocument
      ALTER COLUMN sort_en TYPE varchar(120) COLLATE "C",
      ALTER COLUMN sort_fr TYPE varchar(120) COLLATE "C";
  END IF;
END $$
"""
# Without a list of what is still to be indexed, which every search would have to go through.
GIN = "CREATE INDEX IF NOT EXISTS {0}_{1} ON {0} USING gin ({1}) WITH (fastupdate = off)"
STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS search_text "
    "(rowid bigint PRIMARY KEY, title tsvector NOT NULL, body tsvector NOT NULL)",
    "CREATE TABLE IF NOT EXISTS search_spelling (rowid bigint PRIMARY KEY, grams text[] NOT NULL)",
    GIN.format("search_text", "title"),
    GIN.format("search_text", "body"),
    GIN.format("search_spelling", "grams"),
    PLAIN_ORDER,
)
MATCH = "SELECT string_agg(rowid::text, ',') FROM search_text WHERE {} @@ %s::tsquery"
WRITE = (
    "INSERT INTO search_text VALUES (%s, array_to_tsvector(%s::text[]), "
    "array_to_tsvector(%s::text[])) "
    "ON CONFLICT (rowid) DO UPDATE SET title = excluded.title, body = excluded.body"
)
TEXT = (
    "SELECT rowid, tsvector_to_array(title), tsvector_to_array(body) FROM search_text "
    "WHERE rowid = ANY(%s)"
)
LIKE = (
    "SELECT DISTINCT w.word, w.folded, "
    "(SELECT COUNT(*) FROM unnest(s.grams) AS gram WHERE gram = ANY(%(grams)s)) AS shared "
    "FROM search_spelling s JOIN search_searchword w ON w.id = s.rowid "
    "WHERE s.grams && %(grams)s AND w.visibility = ANY(%(visibilities)s) "
    "ORDER BY shared DESC, w.word LIMIT %(limit)s"
)


def statements() -> Sequence[str]:
    return STATEMENTS


def has_snapshots() -> bool:
    return True


def take_turn() -> None:
    """Else a change could get a stamp before another and show after it, and would be missed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def any_of(tokens: Iterable[str]) -> str:
    return " | ".join(map(quoted, tokens))


def _matching(column: str, query: str) -> npt.NDArray[np.int64]:
    with connection.cursor() as cursor:
        cursor.execute(MATCH.format(column), [query])
        (joined,) = cursor.fetchone()
    return np.fromstring(joined or "", np.int64, sep=",")


def holding(tokens: Sequence[str], *, in_title: bool) -> npt.NDArray[np.int64]:
    return _matching("title" if in_title else "body", any_of(tokens))


def beginning(start: str, *, in_title: bool) -> npt.NDArray[np.int64]:
    return _matching("title" if in_title else "body", f"{quoted(start)}:*")


def write_text(rows: Iterable[tuple[int, str, str]]) -> None:
    split = [(row, title.split(), body.split()) for row, title, body in rows]
    with connection.cursor() as cursor:
        cursor.executemany(WRITE, [(row, title, [*title, *body]) for row, title, body in split])


def text_of(rows: Sequence[int]) -> Iterator[tuple[int, set[str], set[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(TEXT, [list(rows)])
        for row, title, body in cursor.fetchall():
            yield row, set(title), set(body)


def tokens() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM ts_stat('SELECT body FROM search_text')")
        return {word for (word,) in cursor.fetchall()}


def _grams(folded: str) -> list[str]:
    return list(dict.fromkeys(folded[i : i + 3] for i in range(len(folded) - 2)))


def learn(words: list[tuple[int, str]]) -> None:
    rows = [(number, _grams(folded)) for number, folded in words]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_spelling VALUES (%s, %s::text[])", rows)


def forget(words: list[tuple[int, str]]) -> None:
    numbers = [number for number, _folded in words]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_spelling WHERE rowid = ANY(%s)", [numbers])


def like(folded: str, visibilities: Sequence[str], limit: int) -> list[tuple[str, str]]:
    asked: dict[str, Any] = {
        "grams": _grams(folded),
        "visibilities": list(visibilities),
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(LIKE, asked)
        return [(word, other) for word, other, _shared in cursor.fetchall()]
