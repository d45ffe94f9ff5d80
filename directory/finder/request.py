"""From what a person asked to what the engine is asked: the list, the map and exports share it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from directory.conf import PAGE_SIZE
from directory.enums import SPIRITUAL, Facet, LifeCycle
from directory.facets import ON_REQUEST, codes_for
from directory.hours import closing, minutes
from directory.models import HoursException
from liaison.core.bilingual import current_language
from liaison.core.clock import zone
from liaison.core.memo import Memo
from liaison.core.permissions import visibilities_for
from search import engine
from search.request import Near, SearchRequest

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

YES, NO = frozenset({"yes"}), frozenset({"no"})
NAMES_IT = re.compile(
    r"spirit|religi|chaplain|aum[oô]n|pastoral|\bfaith|\bfoi\b|\bpray|pri[eè]re", re.IGNORECASE
)
_exceptions: Memo[tuple[frozenset[int], frozenset[int]]] = Memo(seconds=60, most=4)


def search_request(query: FinderQuery, user: User | AnonymousUser) -> SearchRequest:
    now = timezone.now()
    closed, opened = exceptions_at(now) if query.open_now else (frozenset(), frozenset())
    allowed = visibilities_for(user)
    hidden = {LifeCycle.ARCHIVED} | (set() if query.include_found else {LifeCycle.FOUND})
    exclude: dict[str, frozenset[str]] = {"state": frozenset(hidden)}
    facets = {code: frozenset(values) for code, values in query.facets.items()}
    if not asked_for(query) and query.text:  # nor do its words count as found
        exclude[ON_REQUEST] = YES
    elif not asked_for(query):  # a choice, so that the panel can offer what it leaves out
        facets[ON_REQUEST] = NO
    return SearchRequest(
        text=query.text,
        language=current_language(),
        near=near(query),
        facets=facets,
        exclude=exclude,
        visibilities=frozenset(allowed),
        age=query.age,
        open_at=now if query.open_now else None,
        closed=closed,
        opened=opened,
        count_facets=codes_for(allowed),
        counted_without={Facet.TYPE: frozenset({ON_REQUEST})},
        sort=query.sort,
        offset=(query.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )


def asked_for(query: FinderQuery) -> bool:
    """Whether spiritual support may be among the results: it was chosen or named, or everything
    there is was asked for. It is never the answer to another question (R015)."""
    if SPIRITUAL in query.facets.get(Facet.TYPE, ()):
        return True
    if query.text:
        return bool(NAMES_IT.search(query.text))
    return query.is_empty


def near(query: FinderQuery) -> Near | None:
    place = query.place
    if place is None:
        return None
    if place.kind == "province":  # found by what is in it: a circle would spill over its borders
        areas = (*place.area_codes, f"in:{place.province}")
        return Near(place.latitude, place.longitude, radius_km=0, area_codes=areas)
    return Near(place.latitude, place.longitude, query.radius, place.area_codes)


def exceptions_at(now: datetime) -> tuple[frozenset[int], frozenset[int]]:
    """Ids of services that an exception closes, and opens, at this moment."""
    key = (engine.recent_stamp(), int(now.timestamp()) // 60)
    return _exceptions.get(key, lambda: read_exceptions(now))


def read_exceptions(now: datetime) -> tuple[frozenset[int], frozenset[int]]:
    closed: set[int] = set()
    opened: set[int] = set()
    days = (now.date() - timedelta(days=1), now.date() + timedelta(days=1))
    near_today = HoursException.objects.filter(first_day__lte=days[1], last_day__gte=days[0])
    for row in near_today.select_related("service"):
        local = now.astimezone(zone(row.service.timezone))
        if not row.first_day <= local.date() <= row.last_day:
            continue
        moment = minutes(local.time())
        is_open = not row.is_closed and minutes(row.opens) <= moment < closing(row)
        (opened if is_open else closed).add(row.service_id)
    return frozenset(closed), frozenset(opened)
