"""One service of a feed as an entry that the import can compare and write."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.enums import Facet
from directory.hsds.importing import contacts, weeks
from directory.hsds.importing.marks import marks_of
from directory.hsds.importing.organisation import own_words, read_organisation
from directory.hsds.importing.places import places
from directory.hsds.importing.sheet import Sheet, any_of, moment, side_by_side, spoken
from directory.hsds.importing.statements import kept, read_statements
from directory.importing.rows import Entry
from directory.models.service import known_timezones
from liaison.core.provinces import TIMEZONES
from liaison.reference.names import province_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.hsds.importing.marks import Marks
    from directory.hsds.importing.sheet import Row, Said
    from directory.hsds.reading.feed import Feeds, Item
    from directory.hsds.reading.problems import Problems
    from directory.importing.cells import CellReader
    from directory.importing.fill import Filler

GONE = ("inactive", "defunct")
OLDEST = 130  # years
CODES = {  # taxonomy of Liaison: our column
    "level": "level",
    "audience": "audience",
    "referrer": "referrer",
    "mode": "mode",
    "specialisation": "specialisation",
    "cost": "cost",
    "voluntary": "voluntary",
    "team-size": "capacity",
    "accessibility": "service_accessibility",
    **{it: it for it in ("type", "inclusion", "model", "discipline", "aim", "condition")},
}
TEXTS = ("summary", "steps", "objectives", "model-note", "police-note", "privacy-note")
ONE_WORD = {"eng": "en", "fra": "fr", "fre": "fr"}  # ISO 639-2 and 3, as HSDS asks for


@dataclass
class Mapper:
    """Reads against the terms and regions of this site."""

    filler: Filler
    cells: CellReader
    problems: Problems
    source: str
    only_ours: bool = False  # what another directory says is never published unseen
    seen: set[str] = field(default_factory=set)  # organisations with a service

    @cached_property
    def languages(self) -> dict[str, str]:
        """Codes of languages by their names in small letters."""
        return {
            name.casefold(): term.code
            for term in self.filler.terms.values()
            if term.facet == Facet.LANGUAGE
            for name in (term.name_en, term.name_fr)
        }

    def entries(self, feeds: Feeds) -> Iterator[Entry]:
        return (entry for item in feeds.items() if (entry := self.entry(item)))

    def owners(self, feeds: Feeds) -> Iterator[Entry]:
        """Organisations without a service."""
        for item in feeds.items("organization"):
            if item.id in self.seen:
                continue
            sheet = Sheet(self.cells, self.problems, item.said)
            sheet.values["organisation_id"] = item.id
            read_organisation(sheet, sheet.bodies)
            yield Entry(*item.where, self.source, item.id, sheet.values)

    def entry(self, item: Item) -> Entry | None:
        """Nothing for a service that can't come in, which is then told."""
        sheet = Sheet(self.cells, self.problems, item.said)
        rows = sheet.bodies
        marks = {language: marks_of(row) for language, row in rows.items()}
        is_ours = any(it.found for it in marks.values())
        owners = {lang: row["organization"] for lang, row in rows.items() if "organization" in row}
        if problem := self.unusable(rows, owners, is_ours=is_ours):
            (self.problems.warn if is_closed(rows) else self.problems.error)(item.where, *problem)
            return None
        sheet.values["organisation_id"] = any_of(owners)["id"]
        self.seen.add(any_of(owners)["id"])
        read_organisation(sheet, owners)
        sheet.put_texts("name", spoken(rows, marks, "name"))
        self.standard(sheet, rows, marks)
        if is_ours:
            self.ours(sheet, rows, marks)
        else:
            self.theirs(sheet, rows)
        return self.finished(item, sheet)

    def unusable(self, rows: Said, owners: Said, *, is_ours: bool) -> tuple[str, str] | None:
        if not any(row.get("name") for row in rows.values()):
            return _("The service has no name."), "name"
        if not owners or not any_of(owners).get("id"):
            return _("The feed doesn’t hold the organisation of this service."), "organization_id"
        if not any(row.get("name") for row in owners.values()):
            return _("The organisation of this service has no name."), "organization.name"
        if self.only_ours and not is_ours:
            return _("Only a feed of Liaison can be restored."), "attributes"
        if not is_ours and is_closed(rows):
            return _("The feed says that this service is no longer given: left out."), "status"
        return None

    def standard(self, sheet: Sheet, rows: Said, marks: dict[str, Marks]) -> None:
        """Fields that mean the same in every feed."""
        for name, ours in (("description", "description"), ("fees_description", "cost_note")):
            sheet.put_texts(ours, spoken(rows, marks, name))
        ages(sheet, any_of(rows))
        self.read_languages(sheet, rows)
        self.areas(sheet, rows)
        sheet.values["places"] = places(sheet, rows)
        if modified := moment(any_of(rows).get("last_modified", "")):
            sheet.values["last_modified"] = modified

    def ours(self, sheet: Sheet, rows: Said, marks: dict[str, Marks]) -> None:
        first = next(iter(marks.values()))
        sheet.values["contacts"] = contacts.ours(rows)
        sheet.values["hours"] = weeks.hours(sheet, side_by_side(rows, "schedules"))
        sheet.values["exceptions"] = weeks.exceptions(rows)
        for taxonomy, name in CODES.items():
            sheet.put_codes(name, first.codes(f"liaison-{taxonomy}"))
        sheet.put("police", "; ".join(first.codes("liaison-police", "police_role")))
        for code in TEXTS:
            texts = own_words(marks, "liaison-text", "text", code)
            sheet.put_texts(code.replace("-", "_"), texts)
        sheet.put_texts("referral_note", spoken(rows, marks, "application_process"))
        facts = first.codes("liaison-fact")
        for name in ("anonymous", "interpreter"):
            sheet.put(name, "yes" if name in facts else "")
        sheet.put("weekly_hours", first.value("liaison-fact", "weekly-hours"))
        if (zone := first.value("liaison-fact", "timezone")) in known_timezones():
            sheet.values["timezone"] = zone
        if key := first.value("liaison-fact", "key"):
            sheet.values["key"] = key
        read_statements(sheet, any_of(rows))
        if "intake" in sheet.values:
            sheet.put("wait", "; ".join(first.codes("liaison-wait")))
            sheet.put_texts("intake_note", spoken(rows, marks, "alert"))

    def theirs(self, sheet: Sheet, rows: Said) -> None:
        """What HSDS says in words goes where our words are; what it doesn’t say is not stated."""
        sheet.values["contacts"] = contacts.theirs(sheet, rows, "url")
        sheet.values["hours"] = weeks.hours(sheet, schedules(rows))
        for language, row in rows.items():
            sheet.put_text(f"steps_{language}", row.get("application_process", ""))
            who = [row.get("eligibility_description", "")]
            who += [it.get("eligibility", "") for it in row.get("eligibility", [])]
            name = f"description_{language}"
            parts = [sheet.values.pop(name, ""), *who]
            sheet.put_text(name, "\n\n".join(part for part in parts if part))
            sheet.put_text(f"cost_note_{language}", row.get("fees", ""))
        sheet.put("confirmed_on", any_of(rows).get("assured_date", "")[:10])
        if found := kept(any_of(rows)):
            sheet.values["metadata"] = found

    def read_languages(self, sheet: Sheet, rows: Said) -> None:
        known = self.cells.terms.get("language", ())
        codes = set()
        for row in (it for body in rows.values() for it in body.get("languages", [])):
            words = [row[name].casefold() for name in ("code", "name") if row.get(name)]
            choices = [ONE_WORD.get(word, self.languages.get(word, word)) for word in words]
            if code := next((it for it in choices if it in known), ""):
                codes.add(code)
            else:
                message = _("This language is not one of the directory’s: left out.")
                sheet.warn(message, "languages", ", ".join(words))
        sheet.put_codes("language", sorted(codes))

    def areas(self, sheet: Sheet, rows: Said) -> None:
        found = set()
        for parts in side_by_side(rows, "service_areas"):
            texts = [any_of(parts).get(name, "") for name in ("extent", "name")]
            codes = [code for text in texts if text and (code := self.area(text))]
            if codes:
                found.add(codes[0])
            else:
                message = _("This area is not a province, region or town with a code: left out.")
                sheet.warn(message, "service_areas", " ".join(texts).strip())
        sheet.put("area", "; ".join(sorted(found)))

    def area(self, text: str) -> str:
        code = "CA" if text.casefold() == "canada" else province_named(text) or text
        return code if self.cells.is_area(code) else ""

    def finished(self, item: Item, sheet: Sheet) -> Entry:
        values = {name: it for name, it in sheet.values.items() if it not in (None, "", [])}
        if "timezone" not in values:
            provinces = [it["province"] for it in values.get("places", []) if "province" in it]
            province = next(iter(provinces), values.get("organisation_province"))
            if province:
                values["timezone"] = TIMEZONES[province]
        file, row = item.where
        return Entry(file, row, self.source, item.id, values)


def is_closed(rows: Said) -> bool:
    return any_of(rows).get("status", "").casefold() in GONE


def ages(sheet: Sheet, row: Row) -> None:
    first, last = row.get("minimum_age"), row.get("maximum_age")
    pair = [it for it in (first, last) if it is not None]
    if any(it != int(it) or not 0 <= it <= OLDEST for it in pair) or pair != sorted(pair):
        sheet.warn(_("These are not ages: left out."), "minimum_age", f"{first} {last}")
        return
    for name, value in (("minimum_age", first), ("maximum_age", last)):
        sheet.put(name, value)


def schedules(rows: Said) -> list[Said]:
    """The service’s own, or else those of its only place."""
    if own := side_by_side(rows, "schedules"):
        return own
    found = list(at_places(rows))
    return found[0] if len(found) == 1 else []


def at_places(rows: Said) -> Iterator[list[Said]]:
    for parts in side_by_side(rows, "service_at_locations"):
        locations = {lang: row["location"] for lang, row in parts.items() if "location" in row}
        yield side_by_side(parts, "schedules") or side_by_side(locations, "schedules")
