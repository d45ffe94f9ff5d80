"""What a feed says of the organisation behind a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.enums import AttributeKind
from directory.hsds.importing import contacts
from directory.hsds.importing.marks import marks_of
from directory.hsds.importing.sheet import any_of, side_by_side, spoken
from directory.hsds.importing.statements import inclusion
from liaison.core.bilingual import LANGUAGES
from liaison.reference.names import province_named

if TYPE_CHECKING:
    from directory.hsds.importing.marks import Marks
    from directory.hsds.importing.sheet import Said, Sheet

TEXTS = ("summary", "police-note", "privacy-note")
FACTS = {"province": "organisation_province"}


def read_organisation(sheet: Sheet, rows: Said) -> None:
    marks = {language: marks_of(row) for language, row in rows.items()}
    for name in ("name", "description"):
        sheet.put_texts(f"organisation_{name}", spoken(rows, marks, name))
    if any(it.found for it in marks.values()):
        read_ours(sheet, rows, marks)
        return
    sheet.values["organisation_contacts"] = contacts.theirs(sheet, rows, "website")
    addresses = [
        address
        for location in any_of(rows).get("locations", [])
        for address in location.get("addresses", [])
    ]
    provinces = {province_named(it.get("state_province", "")) for it in addresses}
    if len(provinces) == 1:
        sheet.put("organisation_province", provinces.pop())


def read_ours(sheet: Sheet, rows: Said, marks: dict[str, Marks]) -> None:
    first = next(iter(marks.values()))
    sheet.values["organisation_contacts"] = contacts.ours(rows)
    sheet.put("organisation_province", first.value("liaison-fact", "province"))
    sheet.put("invented", "yes" if "invented" in first.codes("liaison-fact") else "")
    sheet.put("organisation_police", "; ".join(first.codes("liaison-police", "police_role")))
    for name in ("sector", "organisation_type"):
        sheet.put_codes(name, first.codes(f"liaison-{name.replace('_', '-')}"))
    for code in TEXTS:
        name = f"organisation_{code.replace('-', '_')}"
        sheet.put_texts(name, own_words(marks, "liaison-text", "text", code))
    for kind in AttributeKind:
        sheet.put_texts(
            f"attribute_{kind}",
            own_words(marks, "liaison-attribute", "documented_attribute", kind),
        )
    for parts in side_by_side(rows, "additional_websites"):
        if "privacy" in marks_of(any_of(parts)).codes("liaison-contact"):
            sheet.put("privacy_url", any_of(parts).get("url", ""))
    if decided := inclusion(any_of(rows)):
        sheet.values["organisation_decision"] = decided
    if key := first.value("liaison-fact", "key"):
        sheet.values["organisation_key"] = key


def own_words(
    marks: dict[str, Marks], taxonomy: str, link_type: str, code: str
) -> list[tuple[str, str]]:
    """Texts that have no field in HSDS, each with its language; its own feed’s first."""
    found = [
        (bool(mark.label), mark.label or language, mark.value)
        for language, of_feed in marks.items()
        for mark in of_feed.of(taxonomy, link_type)
        if mark.code == code
    ]
    return [(language, text) for _other, language, text in sorted(found) if language in LANGUAGES]
