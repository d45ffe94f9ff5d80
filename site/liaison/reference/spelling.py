"""Near names for a name nobody bears: same beginning, or few letters apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from math import log10
from typing import TYPE_CHECKING

from liaison.reference.gazetteer import gazetteer
from liaison.reference.names import key, split_province

if TYPE_CHECKING:
    from liaison.reference.gazetteer import Place

LONGEST_NAME = 40  # letters compared
CLOSE = 0.7
COMPARED = 60  # names with the most trigrams in common


def beginning(text: str, limit: int) -> list[Place]:
    """Places whose name begins so, the largest first."""
    wanted = key(text)
    keys = gazetteer().keys
    start = bisect_left(keys, wanted)
    end = bisect_left(keys, f"{wanted}\U0010ffff")
    if not wanted:
        return []
    found = {place: None for name in islice(keys, start, end) for place in gazetteer().named(name)}
    return sorted(found, key=lambda place: -place.population)[:limit]


def similar(text: str, limit: int = 5) -> list[Place]:
    """Places whose name is a few letters away; the text may end in a province."""
    name, province = split_province(text)
    scores: dict[Place, float] = {}
    for wanted in {key(text)[:LONGEST_NAME], name[:LONGEST_NAME]} - {""}:
        shared = Counter(index for part in trigrams(wanted) for index in _by_trigram()[part])
        for index, _count in shared.most_common(COMPARED):
            candidate = gazetteer().keys[index]
            ratio = SequenceMatcher(None, wanted, candidate).ratio()
            if ratio < CLOSE:
                continue
            for place in gazetteer().named(candidate):
                if province in ("", place.province):
                    score = ratio + log10(max(place.population, 1)) / 50
                    scores[place] = max(score, scores.get(place, 0))
    return sorted(scores, key=lambda place: -scores[place])[:limit]


def trigrams(name: str) -> set[str]:
    padded = f"^{name}$"
    return {padded[index : index + 3] for index in range(len(padded) - 2)}


@cache
def _by_trigram() -> defaultdict[str, tuple[int, ...]]:
    index = defaultdict(list)
    for number, name in enumerate(gazetteer().keys):
        for part in trigrams(name):
            index[part].append(number)
    return defaultdict(tuple, {part: tuple(numbers) for part, numbers in index.items()})
