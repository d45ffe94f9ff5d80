"""The parts of a search of everything: features register one for each kind people may look for."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Self

from liaison.core.bilingual import Text, current_language, other
from liaison.core.permissions import visibilities_for
from search import engine, registry
from search.request import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser
    from django.utils.functional import _StrPromise

    from liaison.accounts.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """What a result says of a record in one language. `title_lang` and `text_lang` are set where
    the other language stands in; `text` is plain and whole: an excerpt of it is shown.
    """

    title: str
    url: str
    text: str = ""
    title_lang: str = ""
    text_lang: str = ""
    facts: str = ""

    @classmethod
    def of(cls, title: Text, url: str, text: Text, facts: str = "") -> Self:
        """In the active language."""
        own = current_language()
        title_lang, text_lang = (it.lang if it and it.lang != own else "" for it in (title, text))
        return cls(str(title), url, str(text), title_lang, text_lang, facts)

    def stored(self) -> str:
        """For `Document.stored`."""
        return json.dumps(astuple(self), ensure_ascii=False)

    @classmethod
    def read(cls, stored: str) -> Self:
        return cls(*json.loads(stored))


class Section:
    """One kind of record: how it is asked for and what is shown of it."""

    def __init__(self, kind: str, label: str | _StrPromise, icon: str, order: int) -> None:
        self.kind = kind
        self.label = label  # of several of them
        self.icon = icon
        self.order = order

    def request(self, text: str, user: User | AnonymousUser) -> SearchRequest:
        return SearchRequest(
            kinds=(self.kind,),
            text=text,
            language=current_language(),
            visibilities=frozenset(visibilities_for(user)),
        )

    def finder_url(self, text: str) -> str:
        """Where such a search goes on with filters of its own; empty when nowhere."""
        return ""

    def page(
        self, text: str, user: User | AnonymousUser, *, offset: int = 0, limit: int = 20
    ) -> SearchRequest:
        return replace(self.request(text, user), offset=offset, limit=limit, count_facets=())

    def entries(self, ids: Collection[int], user: User | AnonymousUser) -> dict[int, Entry]:
        """By id, in the active language."""
        stored = engine.stored(self.kind, ids, current_language())
        return {object_id: Entry.read(text) for object_id, text in stored.items()}

    def looked_through(self, ids: Collection[int]) -> dict[int, list[Text]]:
        """All that a search looks for words in besides the title, by id, the reader's language
        first: for those who were found to see them."""
        own = current_language()
        return {
            document.object_id: [
                Text(document.body.get(language, ""), language) for language in (own, other(own))
            ]
            for document in registry.source_of(self.kind).documents(ids)
        }


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    _sections[section.kind] = section


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)
