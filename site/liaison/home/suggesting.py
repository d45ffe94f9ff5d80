"""What a person may mean while they are still typing: records by their names, and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from liaison.reference import places
from search import engine
from search.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import AnonymousUser

    from liaison.accounts.models import User
    from search.sections import Section

OF_EACH = 3
PLACES = 2
MOST = 10
SHORTEST = 2  # characters


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`icon` and `kind` say what it is."""

    title: str
    url: str
    kind: str
    icon: str
    lang: str = ""


def suggestions(text: str, user: User | AnonymousUser) -> list[Suggestion]:
    if len(text) < SHORTEST:
        return []
    found = [it for section in sections() for it in of_section(section, text, user)]
    there = list(of_places(text))
    return [*found[: MOST - len(there)], *there]


def of_section(section: Section, text: str, user: User | AnonymousUser) -> Iterator[Suggestion]:
    request = replace(section.page(text, user, limit=OF_EACH), typing=True)
    ids = [hit.object_id for hit in engine.search(request).hits]
    entries = section.entries(ids, user) if ids else {}
    for entry in (entries[object_id] for object_id in ids if object_id in entries):
        label = str(section.label)
        yield Suggestion(entry.title, entry.url, label, section.icon, entry.title_lang)


def of_places(text: str) -> Iterator[Suggestion]:
    """Services near a place that begins so; another spelling is not guessed at here."""
    for place in places.beginning(text, PLACES):
        url = f"{reverse('find')}?{urlencode({'place': place.label})}"
        yield Suggestion(
            _("Services near %(place)s") % {"place": place.label}, url, _("Place"), "pin"
        )
