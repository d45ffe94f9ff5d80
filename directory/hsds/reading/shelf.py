"""Objects of a feed laid down on disk, to be found again by id: memory stays small however
large the feed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.importing.errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 1_000  # of one thing: no record has that many phones
TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE thing (
    number INTEGER PRIMARY KEY, language TEXT, kind TEXT, id TEXT, file TEXT, row INT, body TEXT
);
CREATE UNIQUE INDEX thing_id ON thing (language, kind, id);
CREATE TABLE part (language TEXT, kind TEXT, id TEXT, child INTEGER, is_part INT);
"""
MENTIONED = """
INSERT OR IGNORE INTO thing (language, kind, id, file, row, body)
SELECT language, 'service', id, file, row, body FROM thing WHERE kind = 'mentioned' ORDER BY number
"""
INDEX = "CREATE INDEX IF NOT EXISTS part_of ON part (language, kind, id)"


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of one feed and the place where it was read."""

    kind: str
    id: str
    where: tuple[str, int]
    body: dict[str, Any]


class Shelf:
    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.executescript(TABLES)
        self.db.execute("BEGIN")

    def put(self, language: str, thing: Thing) -> Thing | None:
        """Nothing when all is well; the one that was there before when its id is taken."""
        row = (language, thing.kind, thing.id, *thing.where, json.dumps(thing.body))
        found = self.db.execute(
            "INSERT OR IGNORE INTO thing (language, kind, id, file, row, body)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
        return None if found.rowcount else self.get(language, thing.kind, thing.id)

    def join(
        self, language: str, others: list[tuple[str, str]], thing: Thing, *, is_part: bool = True
    ) -> None:
        """`thing` is part of each of `others`, a kind and an id; or only names them."""
        self.db.executemany(
            "INSERT INTO part SELECT ?, ?, ?, number, ? FROM thing"
            " WHERE language = ? AND kind = ? AND id = ?",
            [(language, *other, is_part, language, thing.kind, thing.id) for other in others],
        )

    def get(self, language: str, kind: str, key: str) -> Thing | None:
        row = self.db.execute(
            "SELECT kind, id, file, row, body FROM thing"
            " WHERE language = ? AND kind = ? AND id = ?",
            (language, kind, key),
        ).fetchone()
        return as_thing(row) if row else None

    def parts(self, language: str, kind: str, key: str) -> list[Thing]:
        rows = self.db.execute(
            "SELECT t.kind, t.id, file, row, body FROM part p JOIN thing t ON t.number = p.child"
            " WHERE p.language = ? AND p.kind = ? AND p.id = ? AND p.is_part"
            " ORDER BY t.number LIMIT ?",
            (language, kind, key, MOST_PARTS),
        )
        return [as_thing(row) for row in rows]

    def is_complete(self) -> None:
        """Everything is on the shelf: parts are looked for from now on, and services that were
        only mentioned count where nothing else is known of them."""
        self.db.execute(INDEX)
        self.db.execute(MENTIONED)

    def ids(self, kind: str) -> Iterator[str]:
        """In the order of the feed; of two feeds, each id once."""
        rows = self.db.execute(
            "SELECT id FROM thing WHERE kind = ? GROUP BY id ORDER BY min(number)", (kind,)
        )
        return (row[0] for row in rows)

    def all(self, kind: str) -> Iterator[tuple[str, Thing]]:
        rows = self.db.execute(
            "SELECT language, kind, id, file, row, body FROM thing WHERE kind = ? ORDER BY number",
            (kind,),
        )
        return ((row[0], as_thing(row[1:])) for row in rows)

    def orphans(self) -> Iterator[tuple[str, str, str, int, str]]:
        """The kind and id of what isn't there, and the row that names it."""
        return self.db.execute(
            "SELECT p.kind, p.id, t.file, t.row, t.kind FROM part p"
            " JOIN thing t ON t.number = p.child"
            " LEFT JOIN thing w ON w.language = p.language AND w.kind = p.kind AND w.id = p.id"
            " WHERE w.number IS NULL ORDER BY t.number"
        )


def as_thing(row: tuple[str, str, str, int, str]) -> Thing:
    kind, key, file, number, body = row
    return Thing(kind, key, (file, number), json.loads(body))


@contextmanager
def shelf() -> Iterator[Shelf]:
    with TemporaryDirectory(prefix="hsds-") as folder:
        made = Shelf(Path(folder) / "feed.sqlite3")
        try:
            yield made
        except sqlite3.OperationalError as error:
            reason = _("There is no room for it on the disk (%(reason)s).") % {"reason": error}
            raise ImportRefusedError(reason) from error
        finally:
            made.db.close()
