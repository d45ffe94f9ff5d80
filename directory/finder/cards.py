"""Results as people read them: the facts of a listing, how far it is, and why it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.card_data import REMOTE_ONLY
from directory.finder.card_html import card_html
from directory.finder.words import PageWords, Reasons, place_words
from search import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.finder.query import FinderQuery
    from search.results import Hit


@dataclass(frozen=True, slots=True)
class Card:
    """`data` is what directory/card_data.py stored with the index."""

    data: dict[str, Any]
    hit: Hit
    words: PageWords
    reasons: Reasons

    @property
    def service_id(self) -> int:
        return self.hit.object_id

    @property
    def name(self) -> str:
        return self.data["names"][self.words.language][0]

    @property
    def place(self) -> str:
        """The nearest shown place, or the first one, or that it is remote."""
        places = self.data["places"]
        town = places.get(str(self.hit.point_id)) or next(iter(places.values()), None)
        if town:
            return place_words(*town, self.words.language)
        return _("Remote") if self.data["remote"] == REMOTE_ONLY else ""

    @property
    def distance(self) -> str:
        """“3 km”, when it was found by distance."""
        if self.hit.distance_km is None or not self.hit.near:
            return ""
        return kilometres(self.hit.distance_km)

    @property
    def because(self) -> str:
        return self.reasons.of(self.data, self.hit)

    @property
    def html(self) -> SafeString:
        where = "".join(f" · {part}" for part in (self.place, self.distance) if part)
        return SafeString(card_html(self.service_id, self.data, where, self.because, self.words))


def kilometres(distance: float) -> str:
    return _("less than 1 km") if distance < 1 else f"{round(distance)}\u00a0km"


def cards(hits: Sequence[Hit], query: FinderQuery) -> list[Card]:
    """A card for each hit, in the order of the hits; one that is gone meanwhile is left out."""
    stored = engine.stored("service", [hit.object_id for hit in hits])
    words, reasons = PageWords(), Reasons(query)
    return [
        Card(stored[hit.object_id], hit, words, reasons) for hit in hits if hit.object_id in stored
    ]
