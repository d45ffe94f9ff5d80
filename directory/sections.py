"""What the directory adds to the search of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.card_data import CardData
from directory.finder.query import FinderQuery
from directory.finder.request import search_request
from directory.models import Service
from directory.organisation_documents import both
from liaison.core.bilingual import Text, current_language
from search import engine
from search.sections import Entry, Section

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser

    from liaison.accounts.models import User
    from search.request import SearchRequest


class ServiceSection(Section):
    """Services as the finder finds them, with the same things left out."""

    def request(self, text: str, user: User | AnonymousUser) -> SearchRequest:
        return search_request(FinderQuery(text=text), user)

    def finder_url(self, text: str) -> str:
        return f"{reverse('find')}?{urlencode({'q': text})}"

    def entries(self, ids: Collection[int], user: User | AnonymousUser) -> dict[int, Entry]:
        cards = engine.stored(self.kind, ids, current_language())
        rows = Service.objects.visible_to(user).filter(pk__in=ids)
        texts = {service.pk: both(service.summary, service.description) for service in rows}
        return {
            object_id: entry(CardData.read(cards[object_id]), text)
            for object_id, text in texts.items()
            if object_id in cards
        }


def entry(card: CardData, text: Text) -> Entry:
    title = Text(card.name, card.lang or current_language())
    invented = gettext("(invented organisation)") if card.invented else ""
    who = " ".join(filter(None, (card.organisation, invented)))
    facts = (who, card.status_words, card.town(None))
    url = reverse("service", args=[card.key, card.slug])
    return Entry.of(title, url, text, " · ".join(fact for fact in facts if fact))


services = ServiceSection("service", _("Services"), "people", 10)
organisations = Section("organisation", _("Organisations"), "building", 20)
