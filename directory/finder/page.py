"""One page of the finder, list and panel together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.conf import MAX_PAGE, PAGE_SIZE
from directory.coverage.pages import coverage_page
from directory.finder import alternatives
from directory.finder.cards import Card, cards
from directory.finder.panel import chips, panel
from directory.finder.request import search_request
from directory.finder.unmet import record_unmet
from liaison.core.permissions import user_can_see
from liaison.core.visibility import Visibility
from liaison.reference import places
from search import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AnonymousUser

    from directory.finder.alternatives import Suggestion
    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User
    from liaison.reference.places import Place
    from search.results import SearchResults


@dataclass(frozen=True, slots=True)
class Town:
    label: str
    query: str


@dataclass
class FinderPage:
    query: FinderQuery
    user: User | AnonymousUser
    results: SearchResults
    cards: list[Card]
    panel: SafeString
    chips: SafeString
    suggestions: Sequence[Suggestion] = ()
    nearest: Sequence[Card] = ()

    @property
    def total(self) -> int:
        return self.results.total

    @property
    def heading(self) -> str:
        return near(self.query.place) if self.query.place else _("Find help")

    @cached_property
    def town(self) -> Town | None:
        """A place that was written where the need belongs, and the search that was meant."""
        place = None if self.query.place_text else places.called(self.query.text)
        if place is None:
            return None
        meant = replace(self.query, text="", place_text=self.query.text, page=1)
        return Town(near(place), meant.urlencode())

    @property
    def count_words(self) -> str:
        return ngettext("%(n)s service", "%(n)s services", self.total) % {
            "n": number_format(self.total, use_l10n=True, force_grouping=True)
        }

    @property
    def remote_words(self) -> str:
        """How many of them come from elsewhere; empty when none does or no place was asked."""
        remote = self.results.remote_total if self.query.place else 0
        if not remote:
            return ""
        return ngettext(
            "%(n)s of them reaches this place from elsewhere",
            "%(n)s of them reach this place from elsewhere",
            remote,
        ) % {"n": remote}

    @property
    def position_words(self) -> str:
        pages = {"number": self.query.page, "total": self.last_page}
        return _("Page %(number)s of %(total)s") % pages

    @property
    def cards_html(self) -> SafeString:
        return SafeString("".join(card.html for card in self.cards))

    @cached_property
    def last_page(self) -> int:
        return min(max(1, -(-self.total // PAGE_SIZE)), MAX_PAGE)

    @cached_property
    def query_string(self) -> str:
        return self.at_page(self.query.page)

    @cached_property
    def map_query(self) -> str:
        """What the map asks with: the same search, whatever the page of the list."""
        return self.query.first_page().urlencode()

    @property
    def has_notices(self) -> bool:
        unknown_place = self.query.place_text and not self.query.place
        return bool(self.query.problems or unknown_place or self.town)

    @property
    def may_follow(self) -> bool:
        """There is a place or a filter to follow; the words alone are not kept."""
        return bool(self.query.place or self.query.facets or self.query.age is not None)

    @property
    def previous_query(self) -> str | None:
        """Empty for the first page of everything; None when there is no earlier page."""
        return self.at_page(self.query.page - 1) if self.query.page > 1 else None

    @cached_property
    def next_query(self) -> str:
        return self.at_page(self.query.page + 1) if self.query.page < self.last_page else ""

    def at_page(self, number: int) -> str:
        page = f"page={number}" if number > 1 else ""
        return "&".join(filter(None, (self.map_query, page)))

    @property
    def partners_query(self) -> str | None:
        """Where verified practitioners find tables and contacts; None for everyone else."""
        if not user_can_see(self.user, Visibility.PRACTITIONER):
            return None
        place = self.query.place
        return f"?province={place.province}" if place and place.province else ""

    @cached_property
    def coverage(self) -> tuple[str, str] | None:
        """The page that says what there is where help was looked for: its place and address."""
        return coverage_page(self.query.place) if self.query.place else None


def near(place: Place) -> str:
    return _("Services near %(place)s") % {"place": place.name}


def searched(query: FinderQuery, user: User | AnonymousUser) -> tuple[FinderQuery, SearchResults]:
    """A page past the last one shows the last one."""
    results = engine.search(search_request(query, user))
    last = min(max(1, -(-results.total // PAGE_SIZE)), MAX_PAGE)
    if query.page > last:
        only = ngettext(
            "There is %(n)d page; it is shown.",
            "There are %(n)d pages; the last one is shown.",
            last,
        )
        query = replace(query, page=last, problems=(*query.problems, only % {"n": last}))
        results = engine.search(search_request(query, user))
    return query, results


def run(query: FinderQuery, user: User | AnonymousUser) -> FinderPage:
    """Search and gather."""
    with engine.one_state():
        query, results = searched(query, user)
        found = cards(results.hits, query)
        changes = () if results.total else alternatives.suggestions(query, user)
        nearest = () if results.total else alternatives.nearest(query, user)
    if not results.total:
        record_unmet(query)
    return FinderPage(
        query=query,
        user=user,
        results=results,
        cards=found,
        panel=panel(query, results.counts),
        chips=chips(query),
        suggestions=changes,
        nearest=nearest,
    )
