"""The words a page of results repeats, looked up once for all of its cards."""

from __future__ import annotations

import time
from functools import cached_property, lru_cache
from html import escape
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.freshness import days_ago
from directory.options import label_of
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from directory.card_data import CardData
    from directory.finder.query import FinderQuery
    from search.results import Hit

ANY_KEY = "00000000"


class PageWords:
    """Labels of a card in the reader's language, escaped, and the moment the page is made.

    `link` is HTML: attributes of the link to a listing, where it opens elsewhere.
    """

    def __init__(self, link: str = "") -> None:
        self.link = link
        self.now = time.time()
        self.language = current_language()
        self.services = services_address(self.language)
        (
            self.because,
            self.invented,
            self.referrers,
            self.police,
            self.languages,
            self.hours,
            self.remote,
        ) = card_words(self.language)


@lru_cache
def card_words(language: str) -> tuple[str, ...]:
    """`language` is the active one: it tells the kept words apart."""
    return (
        escape(_("Shown because:")),
        " " + escape(_("(invented organisation)")),
        escape(_("Who may refer")),
        escape(_("Police")),
        escape(_("Languages")),
        escape(_("Hours")),
        escape(_("Remote")),
    )


@lru_cache
def services_address(language: str) -> str:
    """`/en/services/`: reversing twenty addresses a page costs more than the search."""
    return reverse("service", args=[ANY_KEY]).partition(ANY_KEY)[0]


@lru_cache(maxsize=4096)
def ago_words(days: int | None, language: str) -> str:
    return escape(days_ago(days))


class Reasons:
    """Why results are shown, in the words of what was asked."""

    def __init__(self, query: FinderQuery) -> None:
        self.query = query
        self.text = [_("matches “%(text)s”") % {"text": query.text}] if query.text else []
        self.labels = {
            f"{facet}:{code}": label_of(facet, code)
            for facet, codes in query.facets.items()
            for code in codes
        }
        self.always = [_("open now")] if query.open_now else []
        if query.age is not None:
            self.always.append(_("takes people aged %(age)d") % {"age": query.age})
        self._kept: dict[tuple[object, ...], str] = {}

    def of(self, data: CardData, hit: Hit) -> str:
        """In one line, escaped; empty when nothing was asked. Most results of a page share it."""
        key = (hit.near, hit.held, data.remote, data.open)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = escape(self.line(data, hit))
        return kept

    def line(self, data: CardData, hit: Hit) -> str:
        found = [*self.text, *(label for code, label in self.labels.items() if code in hit.held)]
        if self.query.place:
            found.append(self.near if hit.near else self.reaches[int(data.remote)])
        found += self.always
        if found and data.open and "intake" not in self.query.facets:
            found.append(_("taking referrals"))
        return ", ".join(found)

    @property
    def place(self) -> dict[str, str]:
        return {"place": self.query.place.name if self.query.place else ""}

    @cached_property
    def near(self) -> str:
        return _("within %(radius)d km of %(place)s") % {**self.place, "radius": self.query.radius}

    @cached_property
    def reaches(self) -> tuple[str, str, str]:
        """By how remote a service is: not, also, only."""
        return (
            _("serves %(place)s") % self.place,
            _("serves %(place)s, also remotely") % self.place,
            _("offered remotely where you are"),
        )
