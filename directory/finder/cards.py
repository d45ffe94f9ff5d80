"""Results as people read them: the facts of a listing, how far it is, and why it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.card_data import CardData, town_of
from directory.finder.card_html import LaidOut, laid_out
from directory.finder.words import PageWords, Reasons, page_words
from liaison.core.bilingual import current_language
from search import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.finder.query import FinderQuery
    from search.results import Hit


class Card(NamedTuple):
    """`stored` is what directory/card_data.py put into the index."""

    stored: str
    hit: Hit
    laid_out: LaidOut
    reasons: Reasons

    @property
    def service_id(self) -> int:
        return self.hit.object_id

    @property
    def data(self) -> CardData:
        return CardData.read(self.stored)

    @property
    def place(self) -> str:
        """The nearest shown place, or the first one, or that it is remote; escaped."""
        return town_of(self.laid_out.towns, self.hit.point_id) or self.laid_out.elsewhere

    @property
    def distance(self) -> str:
        """“3 km”, when it was found by distance."""
        if self.hit.distance_km is None or not self.hit.near:
            return ""
        return kilometres(self.hit.distance_km)

    @property
    def html(self) -> SafeString:
        where = "".join([f" · {part}" for part in (self.place, self.distance) if part])
        return SafeString(self.laid_out.html(where, self.reasons.of(self.laid_out, self.hit)))


def kilometres(distance: float) -> str:
    return _("less than 1 km") if distance < 1 else f"{round(distance)}\u00a0km"


def cards(hits: Sequence[Hit], query: FinderQuery, words: PageWords | None = None) -> list[Card]:
    """A card for each hit, in the order of the hits; one that is gone meanwhile is left out."""
    if not hits:
        return []
    stored = engine.stored("service", [hit.object_id for hit in hits], current_language())
    words = words or page_words()
    reasons = Reasons(query, words)
    return [
        Card(text, hit, laid_out(hit.object_id, text, words), reasons)
        for hit in hits
        if (text := stored.get(hit.object_id)) is not None
    ]
