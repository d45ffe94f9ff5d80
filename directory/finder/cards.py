"""Results as people read them: the facts of a listing, how far it is, and why it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.finder.parts import parts_of
from directory.options import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directory.finder.parts import CardParts
    from directory.finder.query import FinderQuery
    from liaison.reference.places import Place
    from search.results import Hit

BECAUSE = '<p class="because"><span><strong>{}</strong> {}</span></p>'


@dataclass(frozen=True, slots=True)
class Card:
    parts: CardParts
    hit: Hit
    query: FinderQuery

    @property
    def service_id(self) -> int:
        return self.hit.object_id

    @property
    def place(self) -> str:
        """The nearest shown place, or the first one, or that it is remote."""
        places = self.parts.places
        label = places.get(self.hit.point_id or 0) or next(iter(places.values()), "")
        return label or (_("Remote") if self.parts.is_remote_only else "")

    @property
    def distance(self) -> str:
        """“3 km”, when it was found by distance."""
        if self.hit.distance_km is None or not self.hit.near:
            return ""
        return kilometres(self.hit.distance_km)

    @property
    def because(self) -> list[str]:
        """Why this result is shown, in the words of what was asked; empty when nothing was."""
        found = list(reasons(self))
        if found and self.parts.is_open and "intake" not in self.query.facets:
            found.append(_("taking referrals"))
        return found

    @property
    def html(self) -> SafeString:
        where = "".join(f" · {escape(part)}" for part in (self.place, self.distance) if part)
        because = self.because
        if because:
            said = BECAUSE.format(escape(_("Shown because:")), escape(", ".join(because)))
        else:
            said = ""
        parts = self.parts
        return SafeString(f"{parts.head}{where}{parts.middle}{said}{parts.tail}")


def kilometres(distance: float) -> str:
    if distance < 1:
        return _("less than 1 km")
    return _("%(distance)s km") % {"distance": formats.number_format(round(distance))}


def cards(hits: Sequence[Hit], query: FinderQuery) -> list[Card]:
    """A card for each hit, in the order of the hits."""
    parts = parts_of(hit.object_id for hit in hits)
    return [Card(parts[hit.object_id], hit, query) for hit in hits if hit.object_id in parts]


def reasons(card: Card) -> Iterator[str]:
    query = card.query
    if query.text:
        yield _("matches “%(text)s”") % {"text": query.text}
    for facet, codes in query.facets.items():
        for code in codes:
            if f"{facet}:{code}" in card.parts.codes:
                yield label_of(facet, code)
    if query.place:
        yield place_reason(card, query.place)
    if query.open_now:
        yield _("open now")
    if query.age is not None:
        yield _("takes people aged %(age)d") % {"age": query.age}


def place_reason(card: Card, place: Place) -> str:
    if card.hit.near:
        words = {"radius": card.query.radius, "place": place.name}
        return _("within %(radius)d km of %(place)s") % words
    if card.parts.is_remote_only:
        return _("offered remotely where you are")
    if card.parts.is_remote:
        return _("serves %(place)s, also remotely") % {"place": place.name}
    return _("serves %(place)s") % {"place": place.name}
