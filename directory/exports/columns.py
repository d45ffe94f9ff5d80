"""The columns of a table of services: words in the reader’s language, and codes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.contact_points import contact_shown
from directory.enums import Audience, ContactKind, Cost, Facet, Level, Mode, PoliceRole, Referrer
from directory.exports.entry import address_line
from directory.exports.licence import licence, today
from directory.importing.text import printable
from directory.listing_words import area_words, labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import TextChoices

    from directory.exports.entry import Entry
    from directory.exports.selection import Selection

Cell = str | int | float | None
REACHED = (
    ContactKind.VOICE,
    ContactKind.TEXT,
    ContactKind.TTY,
    ContactKind.EMAIL,
    ContactKind.WEB,
    ContactKind.CHAT,
)


def rows(entries: Iterable[Entry], selection: Selection) -> Iterator[list[tuple[str, Cell]]]:
    """Each service as pairs of a heading and a cell, always in the same order."""
    about = list(about_the_file(selection))
    for entry in entries:
        yield [
            *identity(entry),
            *intake(entry),
            *classified(entry),
            *reached(entry),
            *placed(entry),
            *about,
        ]


def headings(selection: Selection, entries: Sequence[Entry]) -> list[str]:
    first = next(rows(entries[:1], selection), None)
    return [heading for heading, _cell in first] if first else [_("Name")]


def coded(
    heading: str, codes: Iterable[str], choices: type[TextChoices]
) -> Iterator[tuple[str, Cell]]:
    found = [code for code in codes if code]
    yield heading, listed(labels(found, choices))
    yield code_of(heading), listed(found)


def termed(heading: str, entry: Entry, facet: Facet) -> Iterator[tuple[str, Cell]]:
    found = entry.facts.terms_of(facet)
    yield heading, listed(str(term.name) for term in found)
    yield code_of(heading), listed(term.code for term in found)


def code_of(heading: str) -> str:
    return _("%(label)s (code)") % {"label": heading}


def listed(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def identity(entry: Entry) -> Iterator[tuple[str, Cell]]:
    service = entry.service
    invented = _("(invented organisation)") if service.organisation.is_invented else ""
    yield _("Name"), str(entry.name)
    yield _("Organisation"), " ".join(filter(None, (str(entry.organisation), invented)))
    yield _("Summary"), str(service.summary)
    yield _("Listing"), entry.url
    yield _("Key"), service.key


def intake(entry: Entry) -> Iterator[tuple[str, Cell]]:
    service, at = entry.service, entry.intake.at
    yield _("Intake"), entry.facts.status_label
    yield code_of(_("Intake")), entry.facts.intake_status.value
    yield _("Intake confirmed on"), at.date().isoformat() if at else ""
    yield from coded(_("Who may refer"), service.referrers, Referrer)
    yield _("How to refer"), str(service.referral_note)
    yield from coded(_("Police"), [service.effective_police_role], PoliceRole)
    yield _("Police, in words"), str(service.effective_police_note)
    yield _("Privacy"), str(service.effective_privacy_note)


def classified(entry: Entry) -> Iterator[tuple[str, Cell]]:
    service, facts = entry.service, entry.facts
    yield from coded(_("Prevention level"), service.levels, Level)
    yield from termed(_("Service type"), entry, Facet.TYPE)
    yield from coded(_("Who can be helped"), service.audiences, Audience)
    yield _("From age"), service.minimum_age
    yield _("To age"), service.maximum_age
    yield from coded(_("How"), service.modes, Mode)
    yield _("Languages"), listed(facts.languages)
    yield code_of(_("Languages")), listed(facts.language_codes)
    yield from coded(_("Cost"), [service.cost], Cost)
    yield _("Cost, in words"), str(service.cost_note)
    yield _("Area served"), listed(area_words(facts))


def reached(entry: Entry) -> Iterator[tuple[str, Cell]]:
    for kind in REACHED:
        said = (
            contact_shown(row.value) + (f" x{row.extension}" if row.extension else "")
            for row in entry.contacts
            if row.kind == kind
        )
        yield str(kind.label), listed(said)
    yield _("Hours"), listed(entry.hours)


def placed(entry: Entry) -> Iterator[tuple[str, Cell]]:
    """Through the gate of location privacy, like everything else."""
    shown = entry.facts.shown_places
    pinned = next(iter(entry.pins), None)
    yield _("Where"), listed(address_line(place) for place in shown)
    yield _("Latitude"), pinned.latitude if pinned else None
    yield _("Longitude"), pinned.longitude if pinned else None


def about_the_file(selection: Selection) -> Iterator[tuple[str, Cell]]:
    """In every row: a table has no other place for it that all programs keep."""
    yield _("Selection"), selection.count_words
    yield _("Taken on"), today()
    yield _("Source"), "Liaison"
    yield _("Licence"), licence().name


def clean(cell: Cell) -> Cell:
    return printable(cell) if isinstance(cell, str) else cell
