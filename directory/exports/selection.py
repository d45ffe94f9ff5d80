"""The services that a file or a shortlist holds: those of a search, or those of a list of keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.exports.formats import MOST_KEYS
from directory.facets import facets_for
from directory.finder.page import near
from directory.finder.panel import filters_on
from directory.finder.query import parse
from directory.finder.request import search_request
from directory.models import Service
from liaison.core.keys import PATTERN
from liaison.core.permissions import ANONYMOUS, visibilities_for
from search import engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

    Someone = User | AnonymousUser

KEY = re.compile(PATTERN)


@dataclass(frozen=True)
class Selection:
    """`total`: how many were asked for or found, of which `services` are the first."""

    services: Sequence[Service]
    total: int
    user: Someone
    query: FinderQuery | None = None

    @cached_property
    def allowed(self) -> frozenset[str]:
        return frozenset(visibilities_for(self.user))

    @property
    def title(self) -> str:
        """In the active language; what a person typed as their need is never repeated."""
        if self.is_single:
            return _("Information sheet")
        if self.query is None:
            return _("Shortlist of services")
        return near(self.query.place) if self.query.place else _("Services of the directory")

    @property
    def is_single(self) -> bool:
        """One service was asked for by its key, as from its own page."""
        return self.query is None and self.total == 1

    @property
    def filters(self) -> list[str]:
        """Those that anybody may use: a file goes from hand to hand."""
        if self.query is None:
            return []
        public = {spec.code for spec in facets_for(ANONYMOUS)}
        facets = {code: values for code, values in self.query.facets.items() if code in public}
        return [label for label, _pair in filters_on(replace(self.query, facets=facets))]

    @property
    def is_cut(self) -> bool:
        return self.query is not None and self.total > len(self.services)

    @property
    def count_words(self) -> str:
        """“12 services”, “The first 200 of 1,204 services”."""
        shown = len(self.services)
        if self.is_cut:
            return _("The first %(shown)s of %(total)s services") % {
                "shown": grouped(shown),
                "total": grouped(self.total),
            }
        return ngettext("%(n)s service", "%(n)s services", shown) % {"n": grouped(shown)}


def grouped(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def of_search(params: QueryDict, user: Someone, *, most: int) -> Selection:
    """The first results of the very search that the list and the map show."""
    query = replace(parse(params, visibilities_for(user)), page=1)
    request = replace(search_request(query, user), limit=most, count_facets=())
    found = engine.search(request)
    services = in_order([hit.object_id for hit in found.hits], "pk", user)
    return Selection(services, found.total, user, query)


def of_keys(keys: Sequence[str], user: Someone) -> Selection:
    return Selection(in_order(keys, "key", user), len(keys), user)


def keys_from(params: QueryDict) -> list[str]:
    """Each key of an address once, as written there; what can’t be one is left out."""
    asked = (raw.strip().lower() for raw in params.getlist("s"))
    return list(dict.fromkeys(key for key in asked if KEY.fullmatch(key)))


def few(keys: Sequence[str]) -> list[str]:
    return list(keys[:MOST_KEYS])


def in_order(ids: Iterable[object], field: str, user: Someone) -> list[Service]:
    """Those of them that this person may see now, in the order of the ids."""
    asked = list(ids)
    known = Service.objects.visible_to(user).with_facts()
    # Without the join an organisation is read once, however many services it has.
    found = known.select_related(None).filter(**{f"{field}__in": asked})
    by_id = {getattr(service, field): service for service in found}
    return [by_id[one] for one in asked if one in by_id]
