"""From rows of a table to entries that can be written: every cell read, every row checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.enums import LocationPrivacy
from directory.importing.columns import COLUMNS, FIELDS, Record
from directory.importing.errors import CellError, Problem
from directory.models.service import known_timezones
from liaison.core.provinces import TIMEZONES
from liaison.reference import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.importing.cells import CellReader
    from directory.importing.mapping import Mapping
    from directory.importing.reader import Row, Table

SOUTH, NORTH, WEST, EAST = 41, 84, -142, -52  # as the constraint of Location has it


@dataclass(slots=True)
class Entry:
    """One service of a list, checked. `values` holds what it states, by our names of columns."""

    file: str
    row: int
    source: str
    source_id: str
    values: dict[str, Any]

    @property
    def name(self) -> str:
        return self.values.get("name_en") or self.values.get("name_fr") or self.source_id

    @property
    def organisation_id(self) -> str:
        return self.values["organisation_id"]

    def of(self, record: Record) -> dict[str, Any]:
        return {name: it for name, it in self.values.items() if FIELDS[name].record == record}

    @property
    def places(self) -> dict[str, dict[str, Any]]:
        return places_of(self.source_id, self.values)


def places_of(source_id: str, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each place by its permanent id, which for the only place of a row is that of the row."""
    if "city" in values:
        only = {name: it for name, it in values.items() if FIELDS[name].record == Record.LOCATION}
        return {source_id: only}
    return {
        place["id"]: {name: it for name, it in place.items() if name != "id"}
        for place in values.get("places", [])
    }


@dataclass(slots=True)
class Checker:
    """Reads the tables of one run; collects what is wrong with single rows."""

    mapping: Mapping
    cells: CellReader
    source: str = ""
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0
    seen: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    organisations: dict[tuple[str, str], tuple[Entry, dict[str, Any]]] = field(default_factory=dict)

    def entries(self, table: Table) -> Iterator[Entry | None]:
        """One for each row; None where the row has an error."""
        positions = table.positions()
        source = self.source or self.mapping.source or table.stem.casefold()[:60]
        for row in table.rows:
            if len(row.cells) > len(table.columns) and any(row.cells[len(table.columns) :]):
                self.report(
                    table, row, "", "", _("This row has more cells than there are columns.")
                )
                yield None
                continue
            yield self.entry(table, row, source, self.mapping.apply(table, positions, row))

    def entry(self, table: Table, row: Row, source: str, texts: dict[str, str]) -> Entry | None:
        before = self.errors
        entry = Entry(table.file, row.number, source, texts.get("id", ""), {})
        for name, text in texts.items():
            try:
                value = self.cells.read(COLUMNS[name], text)
            except CellError as error:
                self.report(table, row, name, text, str(error))
            else:
                if value not in (None, [], ""):
                    entry.values[name] = value
        if self.errors > before:
            return None  # what else is wrong may follow from it
        self.complete(entry)
        for column, message in self.wrong(entry):
            self.report(table, row, column, str(entry.values.get(column, "")), message)
        if self.errors > before:
            return None
        self.place(table, row, entry)
        self.seen[entry.source, entry.source_id] = (entry.file, entry.row)
        known = self.organisations.setdefault((entry.source, entry.organisation_id), (entry, {}))
        known[1].update(entry.of(Record.ORGANISATION))
        return entry

    def report(self, table: Table, row: Row, column: str, value: str, message: str) -> None:
        theirs = self.mapping.columns.get(column, column)
        self.problems.append(Problem(table.file, row.number, theirs, value, message))
        self.errors += 1

    def complete(self, entry: Entry) -> None:
        """What follows from the rest of the row."""
        values = entry.values
        entry.source_id = values.pop("id", "")
        if "organisation_id" not in values:
            values["organisation_id"] = (
                values.get("organisation_name_en")
                or values.get("organisation_name_fr")
                or entry.source_id
            )[:120]
        province = values.get("province") or values.get("organisation_province")
        if province:
            values.setdefault("timezone", TIMEZONES[province])

    def wrong(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Errors that no single cell shows."""
        values = entry.values
        if not entry.source_id:
            yield "id", _("The row has no id.")
        elif first := self.seen.get((entry.source, entry.source_id)):
            yield (
                "id",
                _("The id “%(id)s” was there before, in %(file)s, row %(row)s.")
                % {"id": entry.source_id, "file": first[0], "row": first[1]},
            )
        if not (values.get("name_en") or values.get("name_fr")):
            yield "name_en", _("The row has no name in English or French.")
        if values.get("minimum_age", 0) > values.get("maximum_age", values.get("minimum_age", 0)):
            yield "minimum_age", _("The first age is higher than the last one.")
        if "timezone" in values and values["timezone"] not in known_timezones():
            yield "timezone", _("This is not a time zone.")
        yield from wrong_place(values)
        yield from self.contradictions(entry)

    def contradictions(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Rows of one organisation may leave its columns empty, but not disagree."""
        first = self.organisations.get((entry.source, entry.organisation_id))
        if not first:
            return
        for column, value in entry.of(Record.ORGANISATION).items():
            if first[1].get(column, value) != value:
                yield (
                    column,
                    _("Row %(row)s says something else of the same organisation.")
                    % {"row": first[0].row},
                )

    def place(self, table: Table, row: Row, entry: Entry) -> None:
        """Without coordinates a service stands at the centre of its town; an unknown town is
        said aloud. Unless the list says that an address may be shown, only the town is."""
        values = entry.values
        if "city" not in values:
            return
        has_point = "latitude" in values
        privacy = values.setdefault("location_privacy", LocationPrivacy.LOCALITY.value)
        if privacy == LocationPrivacy.EXACT and not (has_point or "address" in values):
            values["location_privacy"] = LocationPrivacy.LOCALITY.value
        if has_point:
            return
        if town := places.town_centre(values["city"], values["province"]):
            values |= {"latitude": town.latitude, "longitude": town.longitude}
            return
        message = _("No town of this name is known there: the service is not on the map.")
        self.problems.append(
            Problem(table.file, row.number, "city", values["city"], message, is_error=False)
        )


def wrong_place(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    latitude, longitude = values.get("latitude"), values.get("longitude")
    if (latitude is None) != (longitude is None):
        yield "latitude", _("Give both coordinates or neither.")
    elif latitude is not None and not (
        SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST  # type: ignore[operator]
    ):
        yield "latitude", _("These coordinates are not in Canada.")
    about_a_place = {"latitude", "address", "postal_code", "location_name_en", "location_name_fr"}
    if about_a_place & set(values) and "city" not in values:
        yield "city", _("A place needs its town.")
    if "city" in values and "province" not in values:
        yield "province", _("A town needs its province or territory.")
