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
    from directory.finder.card_html import LaidOut
    from directory.finder.query import FinderQuery
    from search.results import Hit

ANY_KEY = "00000000"
QUARTER = 15 * 60  # seconds: what depends on the time is put into words this often


class PageWords:
    """Labels of a card in a language, escaped, and the moment the page is made: the start of its
    quarter of an hour.

    `link` is HTML: attributes of the link to a listing, where it opens elsewhere.
    """

    def __init__(self, language: str, now: int, link: str) -> None:
        self.link = link
        self.now = now
        self.language = language
        self.services = services_address(language)
        self.because = escape(_("Shown because:"))
        self.invented = " " + escape(_("(invented organisation)"))
        self.referrers = escape(_("Who may refer"))
        self.police = escape(_("Police"))
        self.languages = escape(_("Languages"))
        self.hours = escape(_("Hours"))
        self.remote = escape(_("Remote"))


def page_words(link: str = "") -> PageWords:
    """In the reader's language, and of this moment."""
    return _words_of(current_language(), int(time.time()) // QUARTER * QUARTER, link)


_words_of = lru_cache(maxsize=8)(PageWords)


@lru_cache
def services_address(language: str) -> str:
    """`/en/services/`: reversing twenty addresses a page costs more than the search."""
    return reverse("service", args=[ANY_KEY]).partition(ANY_KEY)[0]


@lru_cache(maxsize=4096)
def ago_words(days: int | None, language: str) -> str:
    return escape(days_ago(days))


class Reasons:
    """Why results are shown, in the words of what was asked."""

    def __init__(self, query: FinderQuery, words: PageWords) -> None:
        self.query = query
        self.start = f'<p class="because"><span><strong>{words.because}</strong> '
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

    def of(self, card: LaidOut, hit: Hit) -> str:
        """A paragraph; empty when nothing was asked. Most results of a page share it."""
        key = (hit.near, hit.held, card.remote, card.is_open)
        kept = self._kept.get(key)
        if kept is None:
            line = escape(self.line(card, hit))
            kept = self._kept[key] = line and f"{self.start}{line}</span></p>"
        return kept

    def line(self, card: LaidOut, hit: Hit) -> str:
        found = [*self.text, *(label for code, label in self.labels.items() if code in hit.held)]
        if self.query.place:
            found.append(self.near if hit.near else self.reaches[card.remote])
        found += self.always
        if found and card.is_open and "intake" not in self.query.facets:
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
