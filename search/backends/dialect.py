"""What databases do each in their own way, under the same names: `sqlite` and `postgres`.

Both hold the same tokens, of `search.analysis`, and so find the same documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.db import DEFAULT_DB_ALIAS, connection, connections

from search.backends import postgres, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt
    from django.db.backends.base.base import BaseDatabaseWrapper

    Numbers = npt.NDArray[np.int64]
    Words = list[tuple[int, str]]  # number and folded word


class Dialect(Protocol):
    BEGIN_SNAPSHOT: str

    def statements(self) -> Sequence[str]:
        """Make the tables that no model describes; safe to run again and again."""

    def has_snapshots(self) -> bool:
        """False where all threads share one connection."""

    def take_turn(self) -> None:
        """From here to the end of the transaction nobody else writes to the index."""

    def write_text(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Number of a document, tokens of its title and of its body; replaces what was there."""

    def text_of(self, rows: Sequence[int]) -> Iterator[tuple[int, set[str], set[str]]]:
        """Number of a document, tokens of its title and all its other tokens."""

    def holding(self, tokens: Sequence[str], *, in_title: bool) -> Numbers:
        """Documents with one of the tokens."""

    def beginning(self, start: str, *, in_title: bool) -> Numbers:
        """Documents with a token that begins so."""

    def tokens(self) -> set[str]:
        """Every token that some document holds."""

    def learn(self, words: Words) -> None:
        """Index words for `like`."""

    def forget(self, words: Words) -> None: ...

    def like(self, folded: str, visibilities: Sequence[str], limit: int) -> list[tuple[str, str]]:
        """Words that share runs of three letters with this one, and how they read folded."""


DIALECTS: dict[str, Dialect] = {"sqlite": sqlite, "postgresql": postgres}


def dialect() -> Dialect:
    return DIALECTS[connection.vendor]


def make_tables(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        for statement in DIALECTS[database.vendor].statements():
            cursor.execute(statement)


def make_tables_after_migrate(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    make_tables(connections[using])
