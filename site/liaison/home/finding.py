"""The search of everything: what was asked, and what each section answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from directory.finder.query import clean_text, page_from
from liaison.core.bilingual import current_language
from liaison.reference import places
from search import engine
from search.analysis import fold
from search.highlight import Marker, is_marked
from search.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    from liaison.accounts.models import User
    from liaison.core.bilingual import Text
    from liaison.reference.places import Place
    from search.highlight import Part
    from search.results import SearchResults
    from search.sections import Entry, Section

FEW = 4  # of each section, when all are shown
PER_PAGE = 20
MAX_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """`problems` are sentences about what was left out, in the reader's language."""

    text: str = ""
    kind: str = ""
    page: int = 1
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, params: QueryDict) -> Asked:
        problems: list[str] = []
        text = clean_text(params.get("q", ""), problems)
        known = {section.kind for section in sections()}
        kind = params.get("kind", "")
        page = min(page_from(params.get("page", ""), problems), MAX_PAGE)
        return cls(text, kind if kind in known else "", page, tuple(problems))


@dataclass(frozen=True, slots=True)
class Result:
    """`also` is a line that says what was asked where nothing else here does, and its language."""

    entry: Entry
    title: list[Part]
    facts: list[Part]
    excerpt: list[Part]
    also: list[Part]
    also_lang: str


@dataclass(slots=True)
class Group:
    """One section's answer."""

    section: Section
    asked: Asked
    found: SearchResults
    results: list[Result]

    @property
    def url(self) -> str:
        """All that this section found."""
        return "?" + urlencode({"q": self.asked.text, "kind": self.section.kind})

    @property
    def finder_url(self) -> str:
        """Where it can be narrowed, if anywhere."""
        return self.section.finder_url(self.asked.text)

    @property
    def hidden(self) -> int:
        return self.found.total - len(self.results)

    def names_it(self) -> bool:
        """One of its titles is the very text that was asked for."""
        wanted = fold(self.asked.text)
        return any(fold(result.entry.title) == wanted for result in self.results)


class Answer:
    def __init__(self, asked: Asked, user: User | AnonymousUser) -> None:
        self.asked = asked
        self.place: Place | None = places.called(asked.text)
        self.groups: list[Group] = []  # those that found anything
        self.relaxed = False
        self.did_you_mean = ""
        if asked.text:
            self._ask(user)

    def _ask(self, user: User | AnonymousUser) -> None:
        found = [(section, self._found(section, user)) for section in sections()]
        exact = [(section, it) for section, it in found if it.total and not it.relaxed]
        self.relaxed = not exact
        self.did_you_mean = next((it.did_you_mean for _section, it in found if it.did_you_mean), "")
        if exact:  # then some words alone are no answer, nor is another spelling
            self.did_you_mean = ""
        answers = exact or [(section, it) for section, it in found if it.total]
        groups = [self._group(section, it, user) for section, it in answers]
        self.groups = sorted(groups, key=lambda group: not group.names_it())

    def _found(self, section: Section, user: User | AnonymousUser) -> SearchResults:
        asked = self.asked
        if not asked.kind:
            return engine.search(section.page(asked.text, user, limit=FEW))
        if section.kind != asked.kind:
            return engine.search(section.page(asked.text, user, limit=0))
        first = (asked.page - 1) * PER_PAGE
        return engine.search(section.page(asked.text, user, offset=first, limit=PER_PAGE))

    def _group(self, section: Section, found: SearchResults, user: User | AnonymousUser) -> Group:
        ids = [hit.object_id for hit in found.hits]
        entries = section.entries(ids, user) if ids else {}
        shown = {object_id: entries[object_id] for object_id in ids if object_id in entries}
        return Group(section, self.asked, found, list(marked(self.asked.text, section, shown)))

    @property
    def total(self) -> int:
        return sum(group.found.total for group in self.groups)

    @property
    def shown(self) -> list[Group]:
        return [it for it in self.groups if self.asked.kind in ("", it.section.kind)]

    @property
    def last_page(self) -> int:
        most = max((group.found.total for group in self.shown), default=0) if self.asked.kind else 1
        return min(MAX_PAGE, max(1, -(-most // PER_PAGE)))

    @property
    def meant_query(self) -> str:
        return urlencode({"q": self.did_you_mean})

    @property
    def every_query(self) -> str:
        return urlencode({"q": self.asked.text})

    @property
    def previous_query(self) -> str:
        return self._page_query(self.asked.page - 1)

    @property
    def next_query(self) -> str:
        return self._page_query(self.asked.page + 1)

    def _page_query(self, page: int) -> str:
        """Empty for a page that isn't there."""
        if not 1 <= page <= self.last_page:
            return ""
        number = {} if page == 1 else {"page": page}
        return urlencode({"q": self.asked.text, "kind": self.asked.kind, **number})


def marked(text: str, section: Section, entries: Mapping[int, Entry]) -> Iterator[Result]:
    marker = Marker(text, current_language())
    shown = {
        object_id: (marker.mark(it.title), marker.mark(it.facts), marker.excerpt(it.text))
        for object_id, it in entries.items()
    }
    silent = [object_id for object_id, parts in shown.items() if not any(map(is_marked, parts))]
    also = section.looked_through(silent) if silent else {}
    for object_id, parts in shown.items():
        yield Result(entries[object_id], *parts, *first_said(marker, also.get(object_id, ())))


def first_said(marker: Marker, texts: Iterable[Text]) -> tuple[list[Part], str]:
    said = ((marker.line(text), text.lang) for text in texts)
    return next((it for it in said if it[0]), ([], ""))
