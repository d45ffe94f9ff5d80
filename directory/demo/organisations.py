"""Demonstration organisations and the places they work from."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from directory.demo.identity import SOURCE, identity, nudge
from directory.demo.lookup import link, terms_of
from directory.demo.reading import DemoDataError, pair, publication
from directory.enums import Decision
from directory.models import (
    Attribute,
    InclusionCriterion,
    InclusionDecision,
    Location,
    Organisation,
    OrganisationContact,
)
from liaison.core.visibility import Visibility
from liaison.reference import places as gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directory.demo.reading import Row


def create(rows: list[Row]) -> None:
    made = Organisation.objects.bulk_create(_organisation(row) for row in rows)
    pairs = list(zip(made, rows, strict=True))
    link(
        Organisation.terms.through,
        "organisation",
        (
            (organisation, term)
            for organisation, row in pairs
            for facet in ("sector", "organisation_type")
            for term in terms_of(facet, row[facet])
        ),
    )
    OrganisationContact.objects.bulk_create(
        contact for organisation, row in pairs for contact in _contacts(organisation, row)
    )
    Attribute.objects.bulk_create(
        _attribute(organisation, kind, *words)
        for organisation, row in pairs
        for kind, words in row.get("attributes", {}).items()
    )
    _decide(pairs)


def _organisation(row: Row) -> Organisation:
    role, note_en, note_fr = row["police"]
    privacy_en, privacy_fr = row["privacy"]
    return Organisation(
        **identity("organisation", row["id"]),
        **pair(row, "name"),
        **pair(row, "summary"),
        **pair(row, "description"),
        province=row["province"],
        police_role=role,
        police_note_en=note_en,
        police_note_fr=note_fr,
        privacy_note_en=privacy_en,
        privacy_note_fr=privacy_fr,
        is_invented=True,
        **publication(row),
        source=SOURCE,
        source_id=row["id"],
    )


def _attribute(
    organisation: Organisation,
    kind: str,
    english: str,
    french: str,
    visibility: str = Visibility.PUBLIC,
) -> Attribute:
    return Attribute(
        organisation=organisation,
        kind=kind,
        text_en=english,
        text_fr=french,
        visibility=visibility,
    )


def _contacts(organisation: Organisation, row: Row) -> Iterator[OrganisationContact]:
    values = [("voice", number(row["phone"]))] if "phone" in row else []
    values += [("email", f"{row['id']}@example.org"), ("web", f"https://example.org/{row['id']}")]
    for order, (kind, value) in enumerate(values):
        yield OrganisationContact(
            organisation=organisation, kind=kind, value=value, sort_order=order
        )


def number(short: str) -> str:
    """`514-0142` is 514-555-0142: numbers kept for fiction."""
    area, last = short.split("-")
    return f"{area}-555-{last}"


def _decide(pairs: Iterable[tuple[Organisation, Row]]) -> None:
    criteria = {it.code: it for it in InclusionCriterion.objects.all()}
    InclusionDecision.objects.bulk_create(
        InclusionDecision(
            organisation=organisation,
            decision=decision,
            criterion=criteria[code],
            reason=reason,
            decided_at=timezone.now() - timedelta(days=days),
        )
        for organisation, row in pairs
        for decision, code, days, reason in row.get(
            "decisions", [(Decision.INCLUDED, "helps-people", 240, "")]
        )
    )


def place_id(organisation_id: str, row: Row) -> str:
    return f"{organisation_id}/{row['id']}"


def create_places(rows: list[tuple[Organisation, Row]]) -> None:
    made = Location.objects.bulk_create(_place(owner, row) for owner, row in rows)
    link(
        Location.accessibility.through,
        "location",
        (
            (location, term)
            for location, (_owner, row) in zip(made, rows, strict=True)
            for term in terms_of("accessibility", row.get("access", []))
        ),
    )


def _place(owner: Organisation, row: Row) -> Location:
    province = row.get("province", owner.province)
    source_id = place_id(owner.source_id, row)
    centre = gazetteer.town_centre(row["town"], province)
    if centre is None:
        raise DemoDataError(f"{source_id}: no town “{row['town']}” in {province}")
    north, east = nudge(source_id)
    return Location(
        **identity("location", source_id),
        **pair(row, "name"),
        organisation=owner,
        privacy=row.get("privacy", "exact"),
        address=row["address"],
        city=row["town"],
        province=province,
        latitude=round(centre.latitude + north, 4),
        longitude=round(centre.longitude + east, 4),
        live=True,
        source=SOURCE,
        source_id=source_id,
    )
