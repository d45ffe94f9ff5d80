"""From what somebody typed to a place in Canada, offline: a town, a postal prefix or a province.

The rule for a name that several places bear: ask, unless the largest of them has more than
fifty times the people of the next (Hamilton is in Ontario; Richmond asks).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from liaison.core.bilingual import current_language
from liaison.reference import spelling
from liaison.reference.gazetteer import Place, gazetteer
from liaison.reference.names import LONGEST, SPELLINGS, key, province_named, split_province

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Place",
    "Resolution",
    "beginning",
    "get",
    "nearest_town",
    "resolve",
    "suggest",
    "town_centre",
]

OVERWHELMING = 50
POSTAL = re.compile(
    r"(?:^|[\s,(])([ABCEGHJ-NPRSTVXY]\d[A-Z])(?:[\s-]*\d(?:[A-Z]\d?)?)?(?=$|[\s,)])", re.I | re.A
)
POSTAL_START = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[A-Z]?$", re.I)
TITLES = re.compile(
    r"^(?:(?:the )?(?:city|town|village|municipality|hamlet|district) of"
    r"|(?:la )?(?:ville|cit[eé]|municipalit[eé]|village|paroisse) (?:de la|de|du|des|d['’]))\s*",
    re.I,
)
PROVINCES_BY_LETTER = {
    **dict(zip("ABCERSTVY", ["NL", "NS", "PE", "NB", "MB", "SK", "AB", "BC", "YT"], strict=True)),
    **dict.fromkeys("GHJ", "QC"),
    **dict.fromkeys("KLMNP", "ON"),
    "X": "NT NU",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    place: Place | None = None
    candidates: tuple[Place, ...] = ()  # "which Richmond?", best first
    suggestions: tuple[Place, ...] = ()  # "did you mean", when nothing bears the name


def resolve(text: str, *, at: str = "") -> Resolution:
    """`at` is the id chosen among the candidates; it is ignored once the text says otherwise."""
    text = tidy(text)
    if not text:
        return Resolution(get(at))
    if prefix := postal_prefix(text):
        return _resolve_prefix(prefix)
    found = _distinct(_bearers(text))
    chosen = next((place for place in found if place.id == at), None)
    if chosen or (found and _obvious(found)):
        return Resolution(chosen or found[0])
    if found:
        return Resolution(candidates=tuple(found))
    return Resolution(suggestions=tuple(spelling.similar(text)))


def called(text: str) -> Place | None:
    """The place that a text of nothing else obviously names; near spellings are not looked for."""
    text = tidy(text)
    found = _distinct(_bearers(text)) if text else []
    return found[0] if found and _obvious(found) else None


def suggest(text: str, limit: int = 8) -> list[Place]:
    """Places whose name begins so, the largest first; then near spellings."""
    text = tidy(text)
    if not text:
        return []
    if POSTAL_START.match(text):
        return _prefixes_starting(text.upper(), limit)
    if prefix := postal_prefix(text):
        place = get(f"fsa:{prefix}")
        return [place] if place else []
    found = beginning(text, limit)
    if len(found) < limit:
        found += spelling.similar(text, limit)
    return list(dict.fromkeys(found))[:limit]


def beginning(text: str, limit: int) -> list[Place]:
    """Places that bear this name, or whose name begins so; no near spellings."""
    text = tidy(text)
    found = [*_bearers(text), *spelling.beginning(text, limit)] if text else []
    return list(dict.fromkeys(found))[:limit]


def get(place_id: str) -> Place | None:
    return gazetteer().places.get(place_id)


def nearest_town(latitude: float, longitude: float) -> Place:
    return gazetteer().nearest_town(latitude, longitude)


def town_centre(name: str, province: str) -> Place | None:
    """The town of a mailing address, or None when the province has no such town."""
    return max(
        (
            place
            for place in gazetteer().named(key(name))
            if place.kind == "town" and place.province == province
        ),
        key=lambda place: place.population,
        default=None,
    )


def tidy(text: str) -> str:
    """One short line; nobody needs more to name a place."""
    return " ".join(text[: 2 * LONGEST].replace("\0", " ").split())[:LONGEST]


def postal_prefix(text: str) -> str:
    """The first three characters of a postal code; the others are dropped here, at once."""
    match = POSTAL.search(text)
    return match[1].upper() if match else ""


def _resolve_prefix(prefix: str) -> Resolution:
    place = get(f"fsa:{prefix}")
    if place:
        return Resolution(place)
    provinces = PROVINCES_BY_LETTER[prefix[0]].split()
    return Resolution(suggestions=tuple(gazetteer().places[f"region:{it}"] for it in provinces))


def _prefixes_starting(text: str, limit: int) -> list[Place]:
    every = (place for place in gazetteer().places.values() if place.kind == "postal")
    return [place for place in every if place.id.startswith(f"fsa:{text}")][:limit]


def _bearers(text: str) -> list[Place]:
    """Every place a text may name: whole, with its province, as a province, without a title."""
    known = gazetteer()
    found = list(known.named(key(text)))
    if province := province_named(text):
        whole = known.places[f"region:{province}"]
        return [*(place for place in found if place is not whole), whole]
    if not found:
        name, province = split_province(text)
        named = known.named(name) or known.by_other_name.get(name, [])
        found = [
            place for place in named if place.kind == "town" and place.province == province
        ] or [place for place in known.by_other_name.get(name, []) if place.province == province]
    if not found:
        found = _told_apart(text)
    if not found and (bare := TITLES.sub("", text)) != text:
        found = [place for place in _bearers(bare) if place.kind == "town"]
    return found


def _told_apart(text: str) -> list[Place]:
    """The longer labels: "Westmount, Nova Scotia, near Sydney", "Quebec (the whole province)"."""
    return _longer_labels(current_language()).get(key(text), [])


@cache
def _longer_labels(language: str) -> dict[str, list[Place]]:
    """`language` is the active one: each has labels of its own."""
    known = gazetteer()
    found: dict[str, list[Place]] = defaultdict(list)
    for place_id in (*known.landmarks, *(f"region:{code}" for code in SPELLINGS)):
        place = known.places[place_id]
        found[key(place.label)].append(place)
    return dict(found)


def _distinct(places: Iterable[Place]) -> list[Place]:
    """Largest first; a town and its own quarter of the same name are one."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: -place.population):
        if all(place.is_twin_of(other) or _elsewhere(place, other) for other in kept):
            kept.append(place)
    return kept


def _elsewhere(a: Place, b: Place) -> bool:
    return (a.kind, a.province) != (b.kind, b.province)


def _obvious(places: list[Place]) -> bool:
    if len(places) == 1:
        return True
    first, second = places[:2]
    return first.kind == second.kind and first.population > OVERWHELMING * max(second.population, 1)
