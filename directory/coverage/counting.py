"""How many verified and current services there are in each area, from the search index.

One search counts every area at once; what was counted is kept until the index changes, apart for
each set of visibilities, so that nobody is told of a service they may not see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directory.coverage.areas import COUNTRY, areas
from directory.coverage.query import YES
from directory.enums import REMOTE_MODES
from directory.models import Service
from liaison.core.memo import Memo
from search import engine
from search.request import Near, SearchRequest

if TYPE_CHECKING:
    from directory.coverage.areas import Area
    from liaison.core.visibility import Visibility

    Allowed = frozenset[Visibility]
    Facets = Mapping[str, frozenset[str]]

SECONDS = 60 * 60
REMOTE = {"mode": frozenset(mode.value for mode in REMOTE_MODES)}
Counts = Mapping[str, int]

_counted: Memo[Counts] = Memo(seconds=SECONDS, most=500)
_remote: Memo[RemoteOption | None] = Memo(seconds=SECONDS, most=500)


@dataclass(frozen=True, slots=True)
class RemoteOption:
    """A service given by phone, video or text that takes people of a whole province."""

    service: Service

    @property
    def name(self) -> str:
        return str(self.service.name)

    @property
    def url(self) -> str:
        return self.service.get_absolute_url()


def current(facets: Facets) -> dict[str, frozenset[str]]:
    """The one definition of what coverage counts (ListingFacts.is_current), and what was asked."""
    return {**facets, "current": YES}


def count(facets: Facets, allowed: Allowed) -> Counts:
    """Services of each area by its code; each service once under CA, wherever it is."""
    return _counted.get(key(facets, allowed), lambda: read_counts(facets, allowed))


def read_counts(facets: Facets, allowed: Allowed) -> Counts:
    found = engine.search(
        SearchRequest(
            facets=current(facets),
            visibilities=frozenset(allowed),
            count_facets=("here",),
            limit=0,
        )
    )
    return {**found.counts["here"], COUNTRY: found.total}


def codes_with_services(facet: str, facets: Facets, allowed: Allowed) -> list[str]:
    """The codes of a facet that at least one counted service has."""
    request = SearchRequest(
        facets=current(facets),
        visibilities=frozenset(allowed),
        count_facets=(facet,),
        limit=0,
    )
    return sorted(code for code, n in engine.search(request).counts[facet].items() if n)


def remote_option(area: Area, facets: Facets, allowed: Allowed) -> RemoteOption | None:
    """The nearest service that reaches the whole province of an area from wherever it is."""
    if area.code == COUNTRY:
        return None
    province = areas()[area.province]
    asked = (province.code, *key(facets, allowed))
    return _remote.get(asked, lambda: read_remote_option(province, facets, allowed))


def read_remote_option(province: Area, facets: Facets, allowed: Allowed) -> RemoteOption | None:
    found = engine.search(
        SearchRequest(
            near=Near(province.latitude or 0, province.longitude or 0, 0, (COUNTRY, province.code)),
            facets=current({**facets, **REMOTE}),
            visibilities=frozenset(allowed),
            sort="distance",
            limit=1,
        )
    )
    services = Service.objects.only("key", "name_en", "name_fr")
    nearest = services.filter(pk__in=[hit.object_id for hit in found.hits]).first()
    return RemoteOption(nearest) if nearest else None


def key(facets: Facets, allowed: Allowed) -> tuple[object, ...]:
    return (engine.stamp(), allowed, tuple(sorted(facets.items(), key=lambda pair: pair[0])))
