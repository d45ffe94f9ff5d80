"""How well answers fit needs that people judged: nDCG and recall.

`needs.csv` holds what practitioners and relatives ask for, each in English and in French, with the
invented services of the demo that answer it: `best` (grade 3) is what was asked for, `good` (2)
helps, `some` (1) may help. It was judged from what the listings say, before any engine was asked.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEEDS = Path(__file__).with_name("needs.csv")
GRADES = {"best": 3, "good": 2, "some": 1}
DEPTH = 10  # of a page that people read
HELPS = 2  # the least grade that must not be missed
DEPTH_OF_RECALL = 20  # a page of the finder


@dataclass(frozen=True)
class Need:
    text: Mapping[str, str]  # by language
    grades: Mapping[str, int]  # by the key of a listing


def needs() -> list[Need]:
    with NEEDS.open(encoding="utf-8", newline="") as file:
        return [
            Need(
                text={"en": row["en"], "fr": row["fr"]},
                grades={key: grade for name, grade in GRADES.items() for key in row[name].split()},
            )
            for row in csv.DictReader(file)
        ]


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """From 0 to 1, where 1 is the best order there is
    (https://dl.acm.org/doi/10.1145/582415.582418, with gains of 2^grade - 1)."""
    got = _gain([grades.get(key, 0) for key in found[:DEPTH]])
    return got / _gain(sorted(grades.values(), reverse=True)[:DEPTH])


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of what helps that stands on the first page."""
    wanted = {key for key, grade in grades.items() if grade >= HELPS}
    return len(wanted & set(found[:DEPTH_OF_RECALL])) / len(wanted)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))
