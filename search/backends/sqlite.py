"""The full-text tables on SQLite: `search_text` for documents, `search_spelling` for words,
`search_tokens` to list what the documents hold.

Tokens arrive ready from `search.analysis`, so the tokenizer has only spaces to split at.
Words are matched, never phrases, so columns are all the detail the index keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

# Takes no lock. Django's own transaction would take the writers' lock.
BEGIN_SNAPSHOT = "BEGIN DEFERRED"
STATEMENTS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5("
    "title, body, tokenize = 'ascii', detail = column, columnsize = 0)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_spelling USING fts5("
    "folded, tokenize = 'trigram', content = 'search_searchword', content_rowid = 'id')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_tokens USING fts5vocab('search_text', 'row')",
)
# Numbers joined in SQL and parsed by numpy arrive five times sooner than rows fetched one by one.
MATCH = "SELECT group_concat(rowid) FROM search_text WHERE search_text MATCH %s"
FORGET = "INSERT INTO search_spelling (search_spelling, rowid, folded) VALUES ('delete', %s, %s)"
LIKE = (
    "SELECT DISTINCT w.word, w.folded FROM search_spelling s "
    "JOIN search_searchword w ON w.id = s.rowid "
    "WHERE search_spelling MATCH %s AND w.visibility IN ({}) ORDER BY s.rank LIMIT %s"
)


def statements() -> Sequence[str]:
    return STATEMENTS


def has_snapshots() -> bool:
    database: Any = connection
    return not database.is_in_memory_db()


def take_turn() -> None:
    """Every transaction of the site is the only one that writes already."""


def quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def any_of(columns: str, tokens: Iterable[str]) -> str:
    """For the documents that hold one of the tokens in one of the columns."""
    return f"{{{columns}}} : ({' OR '.join(map(quoted, tokens))})"


def _matching(expression: str) -> npt.NDArray[np.int64]:
    with connection.cursor() as cursor:
        cursor.execute(MATCH, [expression])
        (joined,) = cursor.fetchone()
    return np.fromstring(joined or "", np.int64, sep=",")


def holding(tokens: Sequence[str], *, in_title: bool) -> npt.NDArray[np.int64]:
    return _matching(any_of("title" if in_title else "title body", tokens))


def beginning(start: str, *, in_title: bool) -> npt.NDArray[np.int64]:
    return _matching(f"{{{'title' if in_title else 'title body'}}} : {quoted(start)}*")


def write_text(rows: Iterable[tuple[int, str, str]]) -> None:
    rows = list(rows)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [row[:1] for row in rows])
        cursor.executemany("INSERT INTO search_text (rowid, title, body) VALUES (%s, %s, %s)", rows)


def text_of(rows: Sequence[int]) -> Iterator[tuple[int, set[str], set[str]]]:
    places = ", ".join(["%s"] * len(rows))
    sql = f"SELECT rowid, title, body FROM search_text WHERE rowid IN ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, rows)
        for row, title, body in cursor.fetchall():
            yield row, set(title.split()), set(body.split())


def tokens() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT term FROM search_tokens")
        return {term for (term,) in cursor.fetchall()}


def learn(words: list[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_spelling (rowid, folded) VALUES (%s, %s)", words)


def forget(words: list[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(FORGET, words)


def like(folded: str, visibilities: Sequence[str], limit: int) -> list[tuple[str, str]]:
    grams = dict.fromkeys(folded[i : i + 3] for i in range(len(folded) - 2))
    sql = LIKE.format(", ".join(["%s"] * len(visibilities)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [" OR ".join(map(quoted, grams)), *visibilities, limit])
        return cursor.fetchall()
