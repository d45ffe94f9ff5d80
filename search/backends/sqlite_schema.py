"""SQLite's full-text tables: `search_text` for documents, `search_spelling` for words,
`search_tokens` to list what the documents hold.

Tokens arrive ready from `search.analysis`, so the tokenizer has only spaces to split at.
Words are matched, never phrases, so columns are all the detail the index keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connections

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

STATEMENTS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5("
    "title, body, tokenize = 'ascii', detail = column, columnsize = 0)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_spelling USING fts5("
    "folded, tokenize = 'trigram', content = 'search_searchword', content_rowid = 'id')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_tokens USING fts5vocab('search_text', 'row')",
)


def ensure_schema(connection: BaseDatabaseWrapper) -> None:
    """Safe to call again and again."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement)


def ensure_schema_after_migrate(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    ensure_schema(connections[using])
