"""Demonstration services with everything a listing can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.demo.identity import SOURCE, identity
from directory.demo.lookup import link, regions_of, terms_of
from directory.demo.organisations import number, place_id
from directory.demo.reading import DemoDataError, pair, publication, read
from directory.demo.weeks import week
from directory.enums import SERVICE_FACETS, Audience, Level, Mode, Referrer
from directory.models import Location, OpeningHours, Organisation, Service, ServiceContact
from liaison.core.fields import in_order
from liaison.core.provinces import TIMEZONES
from liaison.core.visibility import Visibility
from liaison.reference import places as gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.demo.reading import Row

# facet: the name it has in the data files
LISTS = {"type": "types", "inclusion": "inclusion", "language": "languages", "model": "models"} | {
    "experience": "experience",
    "discipline": "disciplines",
    "aim": "aims",
    "condition": "conditions",
    "function": "functions",
    "accessibility": "access",
}
WORKERS = ("Line for professionals", "Ligne pour les intervenants")

New = list[tuple[Organisation, "Row"]]
Made = list[tuple[Service, "Row"]]


def create(rows: New) -> Made:
    services = Service.objects.bulk_create(_service(owner, row) for owner, row in rows)
    made = [(service, row) for service, (_owner, row) in zip(services, rows, strict=True)]
    _classify(made)
    _place(made)
    OpeningHours.objects.bulk_create(
        OpeningHours(service=service, **columns)
        for service, row in made
        if row.get("hours")
        for columns in week(read("hours.toml")[row["hours"]])
    )
    ServiceContact.objects.bulk_create(
        contact for service, row in made for contact in _contacts(service, row)
    )
    return made


def _service(owner: Organisation, row: Row) -> Service:
    return Service(
        **identity("service", row["id"]),
        **publication(row),
        **_texts(row),
        **_offer(row),
        **_terms_of_use(row),
        organisation=owner,
        visibility=row.get("visibility", Visibility.PUBLIC),
        timezone=row.get("timezone", TIMEZONES[owner.province]),
        serves_canada="CA" in row["area"],
        served_places=[_town(name, owner, row) for name in row["area"] if _is_town(name)],
        source=SOURCE,
        source_id=row["id"],
    )


def _texts(row: Row) -> Row:
    columns: Row = {}
    for name in ("name", "summary", "description", "steps", "objectives"):
        columns |= pair(row, name)
    for name in ("referral", "privacy", "vetting"):
        columns |= {f"{name}_note_{key[-2:]}": text for key, text in pair(row, name).items()}
    return columns


def _offer(row: Row) -> Row:
    """What is offered, to whom and how."""
    youngest, oldest = [*row.get("ages", []), None, None][:2]
    return {
        "levels": in_order(row.get("levels", []), Level),
        "audiences": in_order(row.get("audiences", []), Audience),
        "referrers": in_order(row.get("referrers", []), Referrer),
        "modes": in_order(row.get("modes", []), Mode),
        "specialisation": row.get("specialisation", ""),
        "minimum_age": youngest,
        "maximum_age": oldest,
        "team_size": row.get("team", ""),
        "weekly_hours": row.get("weekly"),
        "interpreter_on_request": row.get("interpreter", False),
    }


def _terms_of_use(row: Row) -> Row:
    """What it costs, who is involved, what stays private."""
    role, police_en, police_fr = row.get("police", ("", "", ""))
    cost, cost_en, cost_fr = (*row.get("cost", ("",)), "", "")[:3]
    return {
        "police_role": role,
        "police_note_en": police_en,
        "police_note_fr": police_fr,
        "anonymous_ok": row.get("anonymous", False),
        "cost": cost,
        "cost_note_en": cost_en,
        "cost_note_fr": cost_fr,
        "voluntary": row.get("voluntary", ""),
    }


def _is_town(area: str) -> bool:
    return area != area.upper()


def _town(name: str, owner: Organisation, row: Row) -> str:
    place = gazetteer.town_centre(name, owner.province)
    if place is None:
        raise DemoDataError(f"{row['id']}: no town “{name}” in {owner.province}")
    return place.id


def _classify(made: Made) -> None:
    link(
        Service.terms.through,
        "service",
        (
            (service, term)
            for service, row in made
            for facet in SERVICE_FACETS
            for term in terms_of(facet, row.get(LISTS[facet], []))
        ),
    )


def _place(made: Made) -> None:
    locations = {it.source_id: it for it in Location.objects.filter(source=SOURCE)}
    link(
        Service.locations.through,
        "service",
        (
            (service, locations[place_id(service.organisation.source_id, {"id": place})])
            for service, row in made
            for place in row.get("at", [])
        ),
    )
    link(
        Service.regions.through,
        "service",
        (
            (service, region)
            for service, row in made
            for region in regions_of(it for it in row["area"] if not _is_town(it) and it != "CA")
        ),
    )


def _contacts(service: Service, row: Row) -> Iterator[ServiceContact]:
    ways = [("voice", row.get("phone")), ("sms", row.get("sms")), ("tty", row.get("tty"))]
    found = [(kind, number(short), "", "", Visibility.PUBLIC) for kind, short in ways if short]
    if row.get("email", True):
        found.append(("email", f"{row['id']}@example.org", "", "", Visibility.PUBLIC))
    if row.get("chat"):
        found.append(("chat", f"https://example.org/{row['id']}/chat", "", "", Visibility.PUBLIC))
    if row.get("staff_phone"):
        found.append(("voice", number(row["staff_phone"]), *WORKERS, Visibility.PRACTITIONER))
    for order, (kind, value, label_en, label_fr, visibility) in enumerate(found):
        yield ServiceContact(
            service=service,
            kind=kind,
            value=value,
            label_en=label_en,
            label_fr=label_fr,
            visibility=visibility,
            sort_order=order,
        )
