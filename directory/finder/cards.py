"""Results as people read them: the facts of a listing, how far it is, and why it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.card_data import REMOTE_ONLY, CardData
from directory.finder.card_html import card_html
from directory.finder.words import PageWords, Reasons
from liaison.core.bilingual import current_language
from search import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.finder.query import FinderQuery
    from search.results import Hit


class Card(NamedTuple):
    """`data` is what directory/card_data.py stored with the index, escaped."""

    data: CardData
    hit: Hit
    words: PageWords
    reasons: Reasons

    @property
    def service_id(self) -> int:
        return self.hit.object_id

    @property
    def place(self) -> str:
        """The nearest shown place, or the first one, or that it is remote; escaped."""
        town = self.data.town(self.hit.point_id)
        return town or (self.words.remote if self.data.remote == REMOTE_ONLY else "")

    @property
    def distance(self) -> str:
        """“3 km”, when it was found by distance."""
        if self.hit.distance_km is None or not self.hit.near:
            return ""
        return kilometres(self.hit.distance_km)

    @property
    def html(self) -> SafeString:
        where = "".join(f" · {part}" for part in (self.place, self.distance) if part)
        because = self.reasons.of(self.data, self.hit)
        return SafeString(card_html(self.service_id, self.data, where, because, self.words))


def kilometres(distance: float) -> str:
    return _("less than 1 km") if distance < 1 else f"{round(distance)}\u00a0km"


def cards(hits: Sequence[Hit], query: FinderQuery, words: PageWords | None = None) -> list[Card]:
    """A card for each hit, in the order of the hits; one that is gone meanwhile is left out."""
    if not hits:
        return []
    stored = engine.stored("service", [hit.object_id for hit in hits], current_language())
    words, reasons = words or PageWords(), Reasons(query)
    return [
        Card(CardData.escaped(stored[hit.object_id]), hit, words, reasons)
        for hit in hits
        if hit.object_id in stored
    ]
