"""What a person asked of the finder, read from the address; every odd value becomes a sentence
for them, never an error."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from django.utils.translation import gettext as _

from directory.conf import DEFAULT_RADIUS, MAX_PAGE, MAX_TEXT, RADII
from directory.facets import facets_for
from directory.options import shown_facets
from liaison.core.permissions import ANONYMOUS
from liaison.reference import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http import QueryDict

    from liaison.core.visibility import Visibility
    from liaison.reference.places import Place, Resolution

SORTS = ("best", "distance", "name")
OLDEST = 120
NO_PLACE: Resolution = places.Resolution(place=None, candidates=(), suggestions=())


@dataclass(frozen=True, slots=True)
class FinderQuery:
    """`problems` are sentences about what was left out, in the reader's language."""

    text: str = ""
    place_text: str = ""
    at: str = ""
    resolution: Resolution = NO_PLACE
    radius: int = DEFAULT_RADIUS
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    age: int | None = None
    open_now: bool = False
    include_found: bool = False
    sort: str = "best"
    page: int = 1
    problems: tuple[str, ...] = ()

    @property
    def place(self) -> Place | None:
        return self.resolution.place

    @property
    def is_empty(self) -> bool:
        """Nothing was asked for: everything is shown."""
        asked = self.text or self.place_text or self.facets or self.open_now
        return not asked and self.age is None

    @property
    def filter_count(self) -> int:
        chosen = sum(len(codes) for codes in self.facets.values())
        return chosen + bool(self.age is not None) + self.open_now + self.include_found

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The parameters that make this query again, whatever the page, in a fixed order, without
        defaults."""
        single = (
            ("q", self.text),
            ("place", self.place_text),
            ("at", self.at),
            ("radius", "" if self.radius == DEFAULT_RADIUS else str(self.radius)),
            ("age", "" if self.age is None else str(self.age)),
            ("open_now", "1" if self.open_now else ""),
            ("found", "1" if self.include_found else ""),
            ("sort", "" if self.sort == "best" else self.sort),
        )
        yield from ((name, value) for name, value in single if value)
        yield from ((code, value) for code, values in self.facets.items() for value in values)

    def urlencode(self) -> str:
        page = [f"page={self.page}"] if self.page > 1 else []
        return "&".join([*(text for _pair, text in self.encoded()), *page])

    def first_page(self) -> FinderQuery:
        return self if self.page == 1 else replace(self, page=1)

    def encoded(self) -> list[tuple[tuple[str, str], str]]:
        """Each parameter with how it is written in an address."""
        return [((name, value), f"{name}={quote_plus(value)}") for name, value in self.pairs()]

    def without(self, facet: str, value: str) -> FinderQuery:
        kept = tuple(code for code in self.facets.get(facet, ()) if code != value)
        facets = {**self.facets, facet: kept}
        return replace(self, facets={f: v for f, v in facets.items() if v}, page=1)


def parse(params: QueryDict, allowed: frozenset[Visibility] = ANONYMOUS) -> FinderQuery:
    """A query from any parameters at all; unknown ones are ignored or named in `problems`, and so
    are facets that a person with these visibilities may not filter by."""
    problems: list[str] = []
    place_text = clean_text(params.get("place", ""), problems)
    at = params.get("at", "")[:20]
    sort = params.get("sort", "")
    return FinderQuery(
        text=clean_text(params.get("q", ""), problems),
        place_text=place_text,
        at=at if place_text else "",
        resolution=places.resolve(place_text, at=at) if place_text else NO_PLACE,
        radius=radius_from(params.get("radius", ""), problems),
        facets=facets_from(params, problems, allowed),
        age=age_from(params.get("age", ""), problems),
        open_now=params.get("open_now") == "1",
        include_found=params.get("found") == "1",
        sort=sort_from(sort, problems),
        page=page_from(params.get("page", ""), problems),
        problems=tuple(problems),
    )


def clean_text(raw: str, problems: list[str]) -> str:
    text = " ".join(raw.replace("\x00", " ").split())
    if len(text) > MAX_TEXT:
        problems.append(
            _("Your search was very long; only the first %(count)d characters were used.")
            % {"count": MAX_TEXT}
        )
    return text[:MAX_TEXT].strip()


def whole_number(raw: str) -> int | None:
    """A plain whole number of at most nine digits, else None."""
    raw = raw.strip()
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= 9 else None  # noqa: PLR2004


def radius_from(raw: str, problems: list[str]) -> int:
    if not raw:
        return DEFAULT_RADIUS
    radius = whole_number(raw)
    if radius in RADII:
        return radius
    nearest = min(RADII, key=lambda km: abs(km - radius)) if radius else DEFAULT_RADIUS
    problems.append(
        _("That distance can’t be used; %(radius)d km was used instead.") % {"radius": nearest}
    )
    return nearest


def age_from(raw: str, problems: list[str]) -> int | None:
    if not raw.strip():
        return None
    age = whole_number(raw)
    if age is None or age > OLDEST:
        problems.append(
            _("The age must be a whole number from 0 to %(oldest)d.") % {"oldest": OLDEST}
        )
        return None
    return age


def sort_from(raw: str, problems: list[str]) -> str:
    if raw and raw not in SORTS:
        problems.append(_("This order doesn’t exist here; the best matches come first."))
    return raw if raw in SORTS else "best"


def page_from(raw: str, problems: list[str]) -> int:
    """Larger numbers are brought down to the last page once that is known."""
    number = whole_number(raw) if raw else 1
    if number is None and raw.strip().isdigit():
        return MAX_PAGE + 1
    if not number:
        problems.append(_("This page doesn’t exist; the first one is shown."))
    return min(number or 1, MAX_PAGE + 1)


def facets_from(
    params: QueryDict, problems: list[str], allowed: frozenset[Visibility]
) -> dict[str, tuple[str, ...]]:
    """Known codes only, each once, in the order of the facet's options."""
    facets, shown = {}, shown_facets()
    unknown = False
    for spec in facets_for(allowed):
        if spec.code not in params:
            continue
        asked = {value for value in params.getlist(spec.code) if value}
        chosen = tuple(code for code in shown[spec.code].options if code in asked)
        unknown |= len(chosen) < len(asked)
        if chosen:
            facets[spec.code] = chosen
    if unknown:
        problems.append(_("A filter in this address doesn’t exist here; it was left out."))
    return facets
