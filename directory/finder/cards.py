"""Results as people read them: the facts of a listing, how far it is, and why it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.finder.parts import parts_of
from directory.options import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.finder.parts import CardParts
    from directory.finder.query import FinderQuery
    from search.results import Hit


class Reasons:
    """The words for why results are shown, looked up once for a whole page."""

    def __init__(self, query: FinderQuery) -> None:
        place: dict[str, Any] = {"place": query.place.name if query.place else ""}
        self.query = query
        self.text = [_("matches “%(text)s”") % {"text": query.text}] if query.text else []
        self.labels = {
            f"{facet}:{code}": label_of(facet, code)
            for facet, codes in query.facets.items()
            for code in codes
        }
        self.near = _("within %(radius)d km of %(place)s") % (place | {"radius": query.radius})
        self.remote_only = _("offered remotely where you are")
        self.also_remote = _("serves %(place)s, also remotely") % place
        self.serves = _("serves %(place)s") % place
        self.always = [_("open now")] if query.open_now else []
        if query.age is not None:
            self.always.append(_("takes people aged %(age)d") % {"age": query.age})
        self.taking = _("taking referrals")
        self.title = escape(_("Shown because:"))

    def of(self, parts: CardParts, hit: Hit) -> list[str]:
        """Why this one is shown; empty when nothing was asked."""
        found = [*self.text, *(label for code, label in self.labels.items() if code in parts.codes)]
        if self.query.place:
            found.append(self.place(parts, hit))
        found += self.always
        if found and parts.is_open and "intake" not in self.query.facets:
            found.append(self.taking)
        return found

    def place(self, parts: CardParts, hit: Hit) -> str:
        if hit.near:
            return self.near
        if parts.is_remote_only:
            return self.remote_only
        return self.also_remote if parts.is_remote else self.serves


@dataclass(frozen=True, slots=True)
class Card:
    parts: CardParts
    hit: Hit
    reasons: Reasons

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
    def html(self) -> SafeString:
        parts = self.parts
        where = "".join(f" · {escape(part)}" for part in (self.place, self.distance) if part)
        because = ", ".join(self.reasons.of(parts, self.hit))
        said = because and (
            f'<p class="because"><span><strong>{self.reasons.title}</strong>'
            f" {escape(because)}</span></p>"
        )
        return SafeString(f"{parts.head}{where}{parts.middle}{said}{parts.tail}")


def kilometres(distance: float) -> str:
    return _("less than 1 km") if distance < 1 else f"{round(distance)}\u00a0km"


def cards(hits: Sequence[Hit], query: FinderQuery) -> list[Card]:
    """A card for each hit, in the order of the hits."""
    parts, reasons = parts_of(hit.object_id for hit in hits), Reasons(query)
    return [Card(parts[hit.object_id], hit, reasons) for hit in hits if hit.object_id in parts]
