"""What people ask the finder, in both languages: the same list of addresses for one seed."""

from __future__ import annotations

import random
from urllib.parse import urlencode

PLACES = (
    "Toronto",
    "Montréal",
    "Vancouver",
    "Calgary",
    "Hamilton, Ontario",
    "Ottawa",
    "Edmonton",
    "Winnipeg",
    "Québec",
    "Halifax",
    "Moncton",
    "Saguenay",
    "Kelowna",
    "Thunder Bay",
    "Iqaluit",
    "Whitehorse",
    "H2X 1Y4",
    "M5V",
)
WORDS = {
    "en": (
        "counselling",
        "families",
        "youth mentoring",
        "school",
        "housing support",
        "hate",
        "exit",
        "crisis",
        "legal",
        "reintegration",
        "peer support",
        "Toronto health",
    ),
    "fr": (
        "conseil",
        "familles",
        "mentorat jeunes",
        "école",
        "logement",
        "haine",
        "sortie",
        "crise",
        "juridique",
        "réintégration",
        "soutien par les pairs",
        "Montréal santé",
    ),
}
FACETS = {
    "level": ("primary", "secondary", "tertiary", "professionals"),
    "audience": ("self", "family", "youth", "professionals", "justice"),
    "referrer": ("self", "family", "professional", "court"),
    "intake": ("open", "waiting"),
    "mode": ("in-person", "phone", "video"),
    "cost": ("free", "scale"),
    "police": ("none", "partner"),
    "specialisation": ("general", "specialised"),
}
CENTRES = ((-79, 44), (-73, 46), (-123, 49), (-114, 51), (-97, 50))
PATHS = {"en": "/en/find/", "fr": "/fr/trouver/"}


def finder(count: int = 240, seed: int = 1) -> list[str]:
    """Paths with their parameters; a quarter in French, four in five with a place."""
    chance = random.Random(seed)
    return [_address(chance) for _ in range(count)]


def stream(count: int, seed: int = 1) -> list[str]:
    """Searches as people make them: the n-th most usual of 240 is asked 1/n as often as the first
    (Zipf's law, https://en.wikipedia.org/wiki/Zipf%27s_law)."""
    addresses = finder(seed=seed)
    weights = [1 / rank for rank in range(1, len(addresses) + 1)]
    return random.Random(seed).choices(addresses, weights, k=count)


def _address(chance: random.Random) -> str:
    language = chance.choices(("en", "fr"), (3, 1))[0]
    asked: list[tuple[str, str]] = []
    if chance.random() < 0.6:
        asked.append(("q", chance.choice(WORDS[language])))
    if chance.random() < 0.8:
        asked.append(("place", chance.choice(PLACES)))
        asked.append(("radius", chance.choice(("10", "25", "50", "100", "250"))))
    for facet in chance.sample(list(FACETS), chance.choice((0, 1, 2, 2, 3))):
        asked += [(facet, code) for code in chance.sample(FACETS[facet], chance.choice((1, 1, 2)))]
    if chance.random() < 0.15:
        asked.append(("age", str(chance.randrange(10, 60))))
    if chance.random() < 0.1:
        asked.append(("open_now", "1"))
    if chance.random() < 0.2:
        asked.append(("sort", chance.choice(("distance", "name"))))
    if chance.random() < 0.1:
        asked.append(("page", "2"))
    return f"{PATHS[language]}?{urlencode(asked)}"


def map_views() -> list[str]:
    """The first view of the whole country, then what panning and zooming asks for."""
    boxes = ["zoom=3"]
    for zoom in (4, 5, 6):
        width, height = 360 / 2**zoom, 127 / 2**zoom  # half of what a screen shows
        for longitude, latitude in CENTRES:
            west, east = longitude - width, longitude + width
            south, north = latitude - height, latitude + height
            boxes.append(f"bbox={west:.4f},{south:.4f},{east:.4f},{north:.4f}&zoom={zoom}")
    return [f"/en/find/map.json?{box}" for box in boxes]
