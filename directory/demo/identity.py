"""Keys and ids that are the same in every demonstration, so that addresses can be written down."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from directory.models.partners import DEMO
from liaison.core.keys import ALPHABET, LENGTH

if TYPE_CHECKING:
    from directory.demo.reading import Row

SOURCE = DEMO
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/liaison-demo")


def identity(kind: str, source_id: str) -> Row:
    """The columns `uuid` and `key` of a record."""
    number = uuid.uuid5(NAMESPACE, f"{kind}:{source_id}")
    digits = number.int
    key = ""
    for _ in range(LENGTH):
        digits, digit = divmod(digits, len(ALPHABET))
        key += ALPHABET[digit]
    return {"uuid": number, "key": key}


def nudge(source_id: str) -> tuple[float, float]:
    """Up to half a kilometre each way, so that pins of one town don't lie on each other."""
    digits = uuid.uuid5(NAMESPACE, f"nudge:{source_id}").int
    return ((digits % 41) - 20) * 0.0002, ((digits // 41 % 41) - 20) * 0.0003
