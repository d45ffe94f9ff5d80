"""The lists of the feed: what each holds, how it is searched, how its records are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from directory.hsds import finding, lists, organization, parameters, places, service, vocabulary
from directory.hsds.finding import public_organisations, public_services
from directory.hsds.rows import moment
from directory.listing import ListingFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from directory.hsds.parameters import Parameters
    from directory.hsds.vocabulary import Row
    from directory.models import Organisation, Service
    from directory.querysets import ServiceQuerySet

OWNER_ROWS = ("organisation__attributes", "organisation__inclusion_decisions__criterion")


class Records(Protocol):
    """`find` gives keys in the order of the feed, `read` the rows of some of them."""

    @property
    def parameters(self) -> type[Parameters]: ...

    def find(self, asked: Parameters) -> Sequence[Any]: ...

    def read(self, keys: Sequence[Any], asked: Parameters) -> list[Row]: ...

    def one(self, record: str, *, full_service: bool = False) -> Row | None: ...


class Services:
    parameters = parameters.ServiceParameters

    def find(self, asked: Parameters) -> Sequence[int]:
        return finding.services(asked)

    def read(self, keys: Sequence[int], asked: Parameters) -> list[Row]:
        chosen = public_services().filter(pk__in=keys)
        if asked.value("minimal"):
            return minimal(chosen)
        if not asked.value("full"):
            return lists.services(chosen)
        return write(chosen)

    def one(self, record: str, *, full_service: bool = False) -> Row | None:
        return next(iter(write(public_services().filter(uuid=record))), None)


class Organizations:
    parameters = parameters.OrganizationParameters

    def find(self, asked: Parameters) -> Sequence[int]:
        return finding.organizations(asked)

    def read(self, keys: Sequence[int], asked: Parameters) -> list[Row]:
        whole = bool(asked.value("full_service"))
        if whole or asked.value("full"):
            return full_organizations(keys, full_service=whole)
        chosen = public_organisations().filter(pk__in=keys).order_by("uuid")
        return list(lists.organizations(chosen).values())

    def one(self, record: str, *, full_service: bool = False) -> Row | None:
        keys = public_organisations().filter(uuid=record).values_list("pk", flat=True)
        return next(iter(full_organizations(list(keys), full_service=full_service)), None)


class ServiceAtLocations:
    parameters = parameters.PlaceParameters

    def find(self, asked: Parameters) -> Sequence[tuple[int, int]]:
        return finding.at_locations(asked)

    def read(self, keys: Sequence[tuple[int, int]], asked: Parameters) -> list[Row]:
        found = list(at_locations({pk for pk, _place in keys}, full=bool(asked.value("full"))))
        wanted = set(keys)
        return [row for key, row in found if key in wanted]

    def one(self, record: str, *, full_service: bool = False) -> Row | None:
        pair = finding.pair_named(record)
        rows = dict(at_locations({pair[0]}, full=True)) if pair else {}
        return rows.get(pair) if pair else None


class Fixed:
    """A list short enough to be made whole each time."""

    def __init__(self, parameters: type[Parameters], rows: Callable[[], Iterable[Row]]) -> None:
        self.parameters = parameters
        self.rows = rows

    def find(self, asked: Parameters) -> Sequence[Row]:
        rows = sorted(self.rows(), key=lambda row: str(row["id"]))
        return [row for row in rows if fits(row, asked)]

    def read(self, keys: Sequence[Row], asked: Parameters) -> list[Row]:
        return list(keys)

    def one(self, record: str, *, full_service: bool = False) -> Row | None:
        return next((row for row in self.rows() if row["id"] == record), None)


def fits(row: Row, asked: Parameters) -> bool:
    words = f"{row['name']} {row['description']}".casefold()
    conditions = (
        all(word in words for word in (asked.value("search") or "").casefold().split()),
        all(row.get("taxonomy_id") == it for it in asked.value("taxonomy_id") or []),
        all(row.get("parent_id") == it for it in asked.value("parent_id") or []),
        not (asked.value("top_only") and "parent_id" in row),
    )
    return all(conditions)


RECORDS: dict[str, Records] = {
    "services": Services(),
    "organizations": Organizations(),
    "taxonomies": Fixed(parameters.Parameters, vocabulary.taxonomies),
    "taxonomy_terms": Fixed(parameters.TermParameters, vocabulary.taxonomy_terms),
    "service_at_locations": ServiceAtLocations(),
}


def minimal(chosen: ServiceQuerySet) -> list[Row]:
    """What a copy needs to know to see which of its records are out of date or gone."""
    rows = chosen.with_last_modified().order_by("uuid").values_list("uuid", "last_modified")
    return [{"id": str(uuid), "last_modified": moment(at)} for uuid, at in rows]


def write(chosen: ServiceQuerySet) -> list[Row]:
    """In full and in the order of the feed; each organisation is written once."""
    owners: dict[int, Row] = {}
    rows = []
    chosen = chosen.with_last_modified().with_facts().prefetch_related(*OWNER_ROWS)
    for record in chosen.order_by("uuid"):
        owner = record.organisation
        if owner.pk not in owners:
            owners[owner.pk] = organization.full(owner)
        rows.append(service.full(ListingFacts(record), owners[owner.pk]))
    return rows


def full_organizations(keys: Sequence[int], *, full_service: bool) -> list[Row]:
    """With their public places and services."""
    records = public_organisations().filter(pk__in=keys).with_rows().order_by("uuid")
    offers = offers_of(keys)
    return [with_offers(record, offers.get(record.pk, []), full_service) for record in records]


def offers_of(keys: Sequence[int]) -> dict[int, list[Service]]:
    offers: dict[int, list[Service]] = {}
    chosen = public_services().filter(organisation__in=keys).with_last_modified()
    for record in chosen.order_by("uuid").with_facts():
        offers.setdefault(record.organisation_id, []).append(record)
    return offers


def with_offers(record: Organisation, offers: list[Service], full_service: bool) -> Row:
    row = organization.full(record)
    listed = [ListingFacts(offer) for offer in offers]
    located = {
        part["location"]["id"]: part["location"]
        for facts in listed
        for part in places.at_locations(facts)
    }
    written = [service.full(facts) if full_service else short(facts) for facts in listed]
    rows = {"locations": [located[key] for key in sorted(located)], "services": written}
    return row | {name: parts for name, parts in rows.items() if parts}


def short(facts: ListingFacts, owner: Row | None = None) -> Row:
    return service.brief(facts.service, service.today_of(facts), owner)


def at_locations(keys: set[int], *, full: bool) -> Iterator[tuple[tuple[int, int], Row]]:
    """Each public place of these services, by the pair of their keys."""
    chosen = public_services().filter(pk__in=keys).with_last_modified().with_facts()
    owners = lists.organizations(public_organisations().filter(services__in=keys).distinct())
    for record in chosen.order_by("uuid"):
        facts = ListingFacts(record)
        offered = short(facts, owners[record.organisation_id])
        by_id = {str(place.uuid): place.pk for place in facts.shown_places}
        for row in places.at_locations(facts):
            place = row["location"]
            if not full:
                place = {name: it for name, it in place.items() if not isinstance(it, list)}
            yield (record.pk, by_id[place["id"]]), row | {"location": place, "service": offered}


def is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
