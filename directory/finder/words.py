"""The words a page of results repeats, looked up once for all of its cards."""

from __future__ import annotations

from functools import cached_property, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.freshness import days_ago
from directory.location_privacy import place_label
from directory.options import label_of, shown_facets
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from directory.finder.query import FinderQuery
    from search.results import Hit


class PageWords:
    """Labels of a card in the reader's language, escaped."""

    def __init__(self) -> None:
        self.language = current_language()
        self.because = escape(_("Shown because:"))
        self.invented = " " + escape(_("(invented organisation)"))
        self.referrers = escape(_("Who may refer"))
        self.police = escape(_("Police"))
        self.languages = escape(_("Languages"))
        self.hours = escape(_("Hours"))
        self.not_stated = _("Not stated")
        phone = escape(_("Phone"))
        self.phone = f'<span class="visually-hidden">{phone} </span>'
        self._options = {code: facet.options for code, facet in shown_facets().items()}

    def label(self, facet: str, code: str) -> str:
        option = self._options[facet].get(code)
        return option.label if option else code

    def lang(self, language: str) -> str:
        """The attribute for a text that is not in the reader's language."""
        return "" if language == self.language else f' lang="{language}"'


@lru_cache(maxsize=4096)
def ago_words(days: int | None, language: str) -> str:
    """`language` is the active one: it tells the kept words apart."""
    return escape(days_ago(days))


@lru_cache(maxsize=8192)
def place_words(city: str, province: str, language: str) -> str:
    return place_label(city, province)


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

    def of(self, data: dict[str, Any], hit: Hit) -> str:
        """In one line; empty when nothing was asked."""
        codes = data["codes"].split() if self.labels else ()
        found = [*self.text, *(label for code, label in self.labels.items() if code in codes)]
        if self.query.place:
            found.append(self.near if hit.near else self.reaches[data["remote"]])
        found += self.always
        if found and data["open"] and "intake" not in self.query.facets:
            found.append(self.taking)
        return ", ".join(found)

    @property
    def place(self) -> dict[str, Any]:
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

    @cached_property
    def taking(self) -> str:
        return _("taking referrals")
