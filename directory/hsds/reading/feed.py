"""Feeds in one or both languages, read whole onto a shelf and given out service by service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.hsds.reading import names
from directory.hsds.reading.clean import Cleaner
from directory.hsds.reading.documents import BrokenJSONError, documents, lines
from directory.hsds.reading.languages import language_in, language_named
from directory.hsds.reading.problems import Problems
from directory.hsds.reading.shapes import SHAPES, TOP
from directory.hsds.reading.shelf import Shelf, Thing
from directory.hsds.reading.sources import sources_of
from directory.hsds.reading.tables import PACKAGE, rows_of, tables_of
from directory.hsds.reading.texts import opened
from directory.importing.errors import ImportRefusedError
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from directory.hsds.reading.sources import Source
    from directory.hsds.reading.tables import TableFile

ABOUT = (PACKAGE, "base.json")  # say of a feed which version it is
JSON, LINES = {".json"}, {".ndjson", ".jsonl"}
SIGNS = {  # in this order: what only this kind of object has
    "service_at_location": ("service", "location"),
    "location": ("location_type", "latitude", "addresses"),
    "taxonomy_term": ("taxonomy_detail", "term_uri", "taxonomy_id", "taxonomy"),
    "service": ("status", "organization", "organization_id", "service_at_locations"),
    "taxonomy": ("version",),
    "organization": ("name",),
}
Key = tuple[str, str]
BIG = {("organization", "location")}  # found from the other side


@dataclass(frozen=True, slots=True)
class Item:
    """One service or organisation, and what the feed of each language says of it."""

    id: str
    said: dict[str, Thing]

    @property
    def where(self) -> tuple[str, int]:
        return next(iter(self.said.values())).where


@dataclass
class Feeds:
    shelf: Shelf
    language: str = "en"  # of a feed that doesn't show its own
    problems: Problems = field(default_factory=Problems)

    def read(self, paths: list[Path]) -> None:
        """Raises ImportRefusedError when a file can't be used at all."""
        for path in paths:
            named = language_named(path.name)
            with sources_of(path) as sources:
                self.read_sources(sources, named)
        self.shelf.is_complete()
        self.tell_orphans()
        self.tell_loops()
        if not next(self.shelf.ids("service"), None) and not self.problems.errors:
            raise ImportRefusedError(
                _("There are no services of HSDS in %(files)s.")
                % {"files": ", ".join(path.name for path in paths)}
            )

    def read_sources(self, sources: list[Source], named: str) -> None:
        tables = tables_of(sources, self.problems)
        by_folder = {
            table.source.path.parent: language
            for table in tables
            if table.kind == "taxonomy_term" and (language := self.language_of(table))
        }
        for table in tables:
            folder = table.source.path.parent
            language = language_named(*folder.parts) or named or by_folder.get(folder, "")
            self.read_table(table, language or self.language)
        for source in sources:
            if source.suffix in JSON | LINES and source.path.name not in ABOUT:
                self.read_documents(source, language_named(*source.path.parts) or named)

    def language_of(self, table: TableFile) -> str:
        row = next(rows_of(table, Problems()), None)
        return language_in({"attributes": [{"taxonomy_term": row[2]}]}) if row else ""

    def read_table(self, table: TableFile, language: str) -> None:
        for number, kind, row in rows_of(table, self.problems):
            where = (table.source.name, number)
            body = Cleaner(self.problems, where).clean(kind, row)
            if kind not in TOP:
                body.setdefault("id", f"{where[0]}:{number}")
            thing = Thing(kind, body.get("id", ""), where, body)
            if self.put(language, thing):
                self.shelf.join(language, list(wholes(thing)), thing)
                self.shelf.join(language, list(named(thing)), thing, is_part=False)

    def read_documents(self, source: Source, language: str) -> None:
        read = lines if source.suffix in LINES else documents
        number = 0
        with opened(source) as stream:
            try:
                for number, document in enumerate(read(stream), start=1):
                    self.read_document((source.name, number), document, language)
            except BrokenJSONError:
                message = _("From here on this file is not JSON: the rest of it was left out.")
                self.problems.error((source.name, number + 1), message)

    def read_document(self, where: tuple[str, int], document: Any, language: str) -> None:
        if isinstance(document, BrokenJSONError):
            self.problems.error(where, _("This line is not JSON."))
        elif not isinstance(document, dict):
            self.problems.error(where, _("This is not an object of HSDS."), value=str(document))
        elif kind := kind_of(where[0], document):
            body = Cleaner(self.problems, where).clean(kind, document)
            language = language or language_in(body) or self.language
            self.put_document(language, Thing(kind, body.get("id", ""), where, body))
        else:
            self.problems.error(where, _("This is not an object of HSDS."))

    def put_document(self, language: str, thing: Thing) -> None:
        service = thing.body.get("service", {}) if thing.kind == "service_at_location" else {}
        if service.get("id"):
            thing.body["service_id"] = service["id"]
            self.shelf.put(language, Thing("mentioned", service["id"], thing.where, service))
        if self.put(language, thing) and thing.kind == "service_at_location":
            self.shelf.join(language, list(wholes(thing)), thing)

    def put(self, language: str, thing: Thing) -> bool:
        """False when the row is left out, which is then told."""
        if not thing.id:
            self.problems.error(thing.where, _("The row has no id."), "id", thing.id)
            return False
        before = self.shelf.put(language, thing)
        if before and before.body != thing.body:
            message = _("The id “%(id)s” was there before, in %(file)s, row %(row)s.")
            file, row = before.where
            self.problems.error(
                thing.where, message % {"id": thing.id, "file": file, "row": row}, "id", thing.id
            )
        return before is None

    def tell_orphans(self) -> None:
        message = _("It names “%(id)s” (%(kind)s), which isn’t in the feed: left out.")
        for kind, key, file, row, _child in self.shelf.orphans():
            words = message % {"kind": kind, "id": key}
            self.problems.warn((file, row), words, f"{kind}_id", key)

    def tell_loops(self) -> None:
        """Terms that are part of themselves."""
        parents = {
            (language, term.id): (language, term.body["parent_id"])
            for language, term in self.shelf.all("taxonomy_term")
            if "parent_id" in term.body
        }
        message = _("This term is a part of itself, through its parents.")
        for language, key in in_loops(parents):
            if term := self.shelf.get(language, "taxonomy_term", key):
                self.problems.warn(term.where, message, "parent_id", term.body["parent_id"])

    def items(self, kind: str = "service") -> Iterator[Item]:
        for key in self.shelf.ids(kind):
            found = {it: self.shelf.get(it, kind, key) for it in LANGUAGES}
            yield Item(key, {it: self.whole(it, thing) for it, thing in found.items() if thing})

    def whole(self, language: str, thing: Thing) -> Thing:
        """With its parts and what it names inside."""
        shape, body = SHAPES[thing.kind], dict(thing.body)
        fields = {kind: name for name, kind in shape.several.items()}
        for part in self.shelf.parts(language, thing.kind, thing.id):
            there = body.get(name := fields[part.kind], [])
            if all(it.get("id") != part.id for it in there):
                body[name] = [*there, self.whole(language, part).body]
        for name, kind in shape.one.items():
            other = name not in body and self.shelf.get(language, kind, body.get(f"{name}_id", ""))
            if other and name != "service":
                body[name] = self.whole(language, other).body
        return Thing(thing.kind, thing.id, thing.where, body)


def kind_of(file: str, body: dict[str, Any]) -> str:
    """From the name of the file (`services.ndjson`), or else from what the object holds."""
    kind = names.kind_of(file)
    if kind in TOP:
        return kind
    return next((kind for kind, signs in SIGNS.items() if any(it in body for it in signs)), "")


def wholes(thing: Thing) -> Iterator[tuple[str, str]]:
    """What a row of a table is a part of."""
    if thing.kind in ("attribute", "metadata"):
        key, kind = (
            ("link_id", "link_entity")
            if thing.kind == "attribute"
            else ("resource_id", "resource_type")
        )
        whole = names.kind_of(thing.body.get(kind, ""))
        if whole not in ("", "attribute", "metadata") and key in thing.body:
            yield whole, thing.body[key]
        return
    for name, key in thing.body.items():
        whole = name.removesuffix("_id") if name.endswith("_id") else ""
        holds = whole in SHAPES and thing.kind in SHAPES[whole].several.values()
        if holds and (whole, thing.kind) not in BIG:
            yield whole, key


def named(thing: Thing) -> Iterator[tuple[str, str]]:
    """What a row of a table points at without being a part of it."""
    for name, kind in SHAPES[thing.kind].one.items():
        key = thing.body.get(f"{name}_id")
        if key and name not in ("service", "program"):
            yield kind, key


def in_loops(parents: dict[Key, Key]) -> Iterator[Key]:
    """Those that come back to themselves; each is looked at once, however long the chains."""
    done: set[Key] = set()
    for start in parents:
        path: dict[Key, None] = {}
        key = start
        while key in parents and key not in done and key not in path:
            path[key] = None
            key = parents[key]
        if key in path:
            way = list(path)
            yield from way[way.index(key) :]
        done |= path.keys()
