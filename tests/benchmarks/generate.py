"""Invented documents in any number, always the same for one seed; towns drawn by population."""

from __future__ import annotations

import csv
import itertools
import random
from pathlib import Path
from typing import TYPE_CHECKING

from search.documents import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES = Path(__file__).parents[2] / "site/liaison/reference/data/places.csv"

# Values of each facet, the common ones first: the n-th is drawn with a weight of 1 / n.
FACETS = {
    "level": ("secondary", "tertiary", "primary", "professionals"),
    "type": tuple(f"type-{n}" for n in range(23)),
    "sector": ("civil", "health", "education", "safety"),
    "audience": tuple(f"audience-{n}" for n in range(9)),
    "inclusion": tuple(f"inclusion-{n}" for n in range(6)),
    "referrer": ("self", "family", "professional", "police", "court"),
    "intake": ("open", "waiting", "not-stated", "paused", "closed"),
    "mode": ("in-person", "phone", "video", "text", "mobile"),
    "language": ("en", "fr", *(f"language-{n}" for n in range(14))),
    "specialisation": ("general", "partly", "specialised"),
    "model": tuple(f"model-{n}" for n in range(8)),
    "police": ("none", "separate", "partner", "not-stated"),
    "confidentiality": tuple(f"confidentiality-{n}" for n in range(5)),
    "discipline": tuple(f"discipline-{n}" for n in range(12)),
    "capacity": tuple(f"capacity-{n}" for n in range(4)),
    "cost": ("free", "sliding", "paid", "not-stated"),
    "accessibility": tuple(f"accessibility-{n}" for n in range(8)),
    "freshness": ("current", "due", "stale"),
    "organisation_type": tuple(f"organisation-{n}" for n in range(10)),
}
SEVERAL = {"level", "type", "audience", "referrer", "mode", "language", "discipline"}
ENGLISH = (
    "counselling families youth support community mentoring prevention school health outreach "
    "crisis assessment employment housing legal mediation dialogue training recovery safety "
    "exit violence extremism hate reintegration peer worker clinic centre network"
).split()
FRENCH = (
    "conseil familles jeunes soutien communauté mentorat prévention école santé proximité crise "
    "évaluation emploi logement juridique médiation dialogue formation rétablissement sécurité "
    "sortie violence extrémisme haine réintégration pairs intervenant clinique centre réseau"
).split()
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
TIMEZONES = ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Halifax")
WEEKDAY_HOURS = frozenset(day * 48 + half for day in range(5) for half in range(18, 34))
RARE_WORDS = 5_000
ALWAYS = frozenset(range(336))


def documents(count: int, seed: int = 1) -> Iterator[Document]:
    """`count` services, numbered from 1."""
    chance = random.Random(seed)
    with PLACES.open(encoding="utf-8") as lines:
        towns = list(csv.DictReader(lines))
    weights = list(itertools.accumulate(int(town["population"] or 0) + 200 for town in towns))
    for number in range(1, count + 1):
        town = chance.choices(towns, cum_weights=weights)[0]
        yield _document(number, town, towns, weights, chance)


def _document(
    number: int,
    town: dict[str, str],
    towns: list[dict[str, str]],
    weights: list[int],
    chance: random.Random,
) -> Document:
    spots = [town] if chance.random() < 0.8 else [town, *chance.choices(towns, cum_weights=weights)]
    placed = chance.random() < 0.85
    return Document(
        kind="service",
        object_id=number,
        title=_titles(town, chance),
        body={"en": _prose(ENGLISH_PROSE, chance), "fr": _prose(FRENCH_PROSE, chance)},
        facets={facet: _values(facet, chance) for facet in FACETS}
        | {"state": frozenset({"found" if chance.random() < 0.1 else "published"})},
        visibility=chance.choices(("public", "practitioner", "staff"), (94, 5, 1))[0],
        points=_points(number, spots, chance) if placed else (),
        areas=_areas(town, chance),
        ages=chance.choice(((0, 200), (12, 25), (18, 200), (0, 17), (16, 35))),
        hours=chance.choices((WEEKDAY_HOURS, ALWAYS, frozenset()), (7, 1, 2))[0],
        timezone=chance.choice(TIMEZONES),
    )


def _titles(town: dict[str, str], chance: random.Random) -> dict[str, str]:
    pair = chance.randrange(len(ENGLISH)), chance.randrange(len(ENGLISH))
    english = " ".join(ENGLISH[n] for n in pair)
    french = " ".join(FRENCH[n] for n in pair)
    return {
        "en": f"{english} {_rare(chance)} {town['name_en']}".capitalize(),
        "fr": f"{french} {town['name_fr']}".capitalize() if chance.random() < 0.7 else "",
    }


def _vocabulary(words: list[str]) -> tuple[list[str], list[float]]:
    """Words and how often they come, as in a language: a few common, a long tail of rare ones."""
    rare = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
    random.Random(0).shuffle(rare)
    vocabulary = words + rare[:RARE_WORDS]
    return vocabulary, list(itertools.accumulate(1 / (n + 12) for n in range(len(vocabulary))))


ENGLISH_PROSE = _vocabulary(ENGLISH)
FRENCH_PROSE = _vocabulary(FRENCH)


def _prose(prose: tuple[list[str], list[float]], chance: random.Random) -> str:
    words, weights = prose
    return " ".join(chance.choices(words, cum_weights=weights, k=40))


def _rare(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3))


def _values(facet: str, chance: random.Random) -> frozenset[str]:
    codes = FACETS[facet]
    weights = [1 / (n + 1) for n in range(len(codes))]
    return frozenset(chance.choices(codes, weights, k=2 if facet in SEVERAL else 1))


def _points(
    number: int, spots: list[dict[str, str]], chance: random.Random
) -> tuple[tuple[int, float, float], ...]:
    return tuple(
        (
            number * 10 + n,
            round(float(spot["latitude"]) + chance.gauss(0, 0.05), 5),
            round(float(spot["longitude"]) + chance.gauss(0, 0.08), 5),
        )
        for n, spot in enumerate(spots)
    )


def _areas(town: dict[str, str], chance: random.Random) -> frozenset[str]:
    """Most serve their town, some a region or province, few the whole country, some say nothing."""
    served = (town["id"], town["region"], town["province"], "CA", "")
    area = chance.choices(served, (50, 20, 10, 3, 17))[0]
    return frozenset({area} - {""})
