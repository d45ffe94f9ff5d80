"""What a province and a town have, what they lack, and who reaches them from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directory.coverage.areas import COUNTRY
from directory.coverage.counting import REMOTE, current
from directory.enums import Level, Specialisation
from directory.listing import ListingFacts
from directory.models import Service
from search import engine
from search.request import Near, SearchRequest

if TYPE_CHECKING:
    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed, Facets
    from liaison.reference.places import Place
    from search.results import SearchResults

LISTED = 12
RADIUS = 25  # km around the centre of a town
ANYWHERE = 7_000  # km: all of Canada
COULD_TAKE_A_MANDATE = {
    "specialisation": frozenset(
        kind.value
        for kind in (Specialisation.GENERAL, Specialisation.TRAINED, Specialisation.PARTLY)
    )
}


@dataclass(frozen=True, slots=True)
class Listed:
    """The first services of a search, and how many there are."""

    services: list[ListingFacts]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.services)


@dataclass(frozen=True, slots=True)
class LevelNearby:
    """Services of one level in and around a town, or else the nearest one elsewhere."""

    level: Level
    count: int
    nearest: ListingFacts | None = None
    km: int = 0


def general_services(area: Area, allowed: Allowed) -> Listed:
    """Services of the province that are not specialised, or only partly (R167)."""
    here = {"here": frozenset({area.code})}
    return listed(asked({**COULD_TAKE_A_MANDATE, **here}, allowed, sort="name"))


def remote_services(area: Area, allowed: Allowed) -> Listed:
    near = Near(area.latitude or 0, area.longitude or 0, 0, (COUNTRY, area.code))
    return listed(asked(REMOTE, allowed, near=near, sort="distance"))


def town_services(town: Place, allowed: Allowed) -> Listed:
    return listed(asked({}, allowed, near=around(town), sort="distance"))


def town_levels(town: Place, allowed: Allowed) -> list[LevelNearby]:
    return [level_nearby(town, level, allowed) for level in Level]


def level_nearby(town: Place, level: Level, allowed: Allowed) -> LevelNearby:
    facets = {"level": frozenset({level.value})}
    count = asked(facets, allowed, near=around(town)).total
    if count:
        return LevelNearby(level, count)
    anywhere = Near(town.latitude, town.longitude, ANYWHERE)
    found = asked(facets, allowed, near=anywhere, sort="distance", limit=1)
    nearest = listed(found).services
    km = round(found.hits[0].distance_km or 0) if found.hits else 0
    return LevelNearby(level, 0, nearest[0] if nearest else None, km)


def around(town: Place) -> Near:
    """In the town, near it, or serving it by name."""
    wider = {COUNTRY, town.province, town.region}
    own = tuple(code for code in town.area_codes if code not in wider)
    return Near(town.latitude, town.longitude, RADIUS, own)


def asked(
    facets: Facets,
    allowed: Allowed,
    *,
    near: Near | None = None,
    sort: str = "best",
    limit: int = LISTED,
) -> SearchResults:
    return engine.search(
        SearchRequest(
            near=near,
            facets=current(facets),
            visibilities=frozenset(allowed),
            sort=sort,
            limit=limit,
        )
    )


def listed(found: SearchResults) -> Listed:
    """In the order of the search."""
    ids = [hit.object_id for hit in found.hits]
    services = {one.pk: one for one in Service.objects.filter(pk__in=ids).with_facts()}
    return Listed([ListingFacts(services[pk]) for pk in ids if pk in services], found.total)
