"""When nothing matches: what would, and the nearest service that could help anyway."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.conf import RADII, WIDEST_RADIUS
from directory.finder.cards import cards
from directory.finder.query import NO_PLACE
from directory.finder.request import search_request
from directory.options import label_of
from search import engine
from search.request import Near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.contrib.auth.models import AnonymousUser

    from directory.finder.cards import Card
    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

    Change = tuple[str, FinderQuery]

NEAREST = 3
MOST_SUGGESTIONS = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change to the search and how many services it would find."""

    label: str
    query: str
    total: int


def suggestions(query: FinderQuery, user: User | AnonymousUser) -> list[Suggestion]:
    """Changes that find something: a wider circle first, then one thing less at a time."""
    wider = finding([*wider_circles(query)], user)[:1]
    return [*wider, *finding([*lighter(query)], user)][:MOST_SUGGESTIONS]


def finding(changes: Sequence[Change], user: User | AnonymousUser) -> list[Suggestion]:
    requests = [replace(search_request(changed, user), limit=0) for _label, changed in changes]
    return [
        Suggestion(label, changed.urlencode(), total)
        for (label, changed), total in zip(changes, engine.totals(requests), strict=True)
        if total
    ]


def wider_circles(query: FinderQuery) -> Iterator[Change]:
    for radius in RADII if query.place else ():
        if radius > query.radius:
            label = _("Search within %(radius)d km") % {"radius": radius}
            yield label, replace(query, radius=radius, page=1)


def lighter(query: FinderQuery) -> Iterator[Change]:
    for facet, codes in query.facets.items():
        for code in codes:
            label = _("Without “%(filter)s”") % {"filter": label_of(facet, code)}
            yield label, query.without(facet, code)
    if query.open_now:
        yield _("Also when closed right now"), replace(query, open_now=False, page=1)
    if query.age is not None:
        yield _("For any age"), replace(query, age=None, page=1)
    if query.text and (query.facets or query.place):
        label = _("Without the words “%(text)s”") % {"text": query.text}
        yield label, replace(query, text="", page=1)
    if query.place_text:
        anywhere = replace(query, place_text="", at="", resolution=NO_PLACE, page=1)
        yield _("Anywhere in Canada"), anywhere


def nearest(query: FinderQuery, user: User | AnonymousUser) -> list[Card]:
    """The closest services to the place, by point or by area served, whatever else was asked."""
    place = query.place
    if place is None:
        return []
    bare = replace(query, text="", facets={}, age=None, open_now=False, sort="best", page=1)
    request = search_request(bare, user)
    request = replace(
        request,
        near=Near(place.latitude, place.longitude, WIDEST_RADIUS, place.area_codes),
        count_facets=(),
        limit=NEAREST,
    )
    return cards(engine.search(request).hits, bare)
