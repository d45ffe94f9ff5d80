"""A shortlist is an address: the keys of its services, in order. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from directory.exports.entry import Entry, entries
from directory.exports.menu import Link, links
from directory.exports.selection import few, keys_from, of_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict

    from directory.exports.selection import Someone


@dataclass(frozen=True, slots=True)
class Item:
    """A service and the addresses of the same list without it, or with it moved; “” for none."""

    entry: Entry
    without: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Shortlist:
    """`gone`: how many are no longer shown; `left_out`: how many were too many."""

    items: list[Item]
    gone: int
    left_out: int
    query: str

    @property
    def keys(self) -> str:
        return " ".join(item.entry.service.key for item in self.items)

    @property
    def take_away(self) -> list[Link]:
        return links("shortlist_take_away", self.query)


def read(params: QueryDict, user: Someone) -> Shortlist:
    asked = keys_from(params)
    kept = few(asked)
    chosen = of_keys(kept, user)
    listed = entries(chosen.services, chosen.allowed)
    keys = [entry.service.key for entry in listed]
    return Shortlist(
        items=[item(entry, keys, at) for at, entry in enumerate(listed)],
        gone=len(kept) - len(keys),
        left_out=len(asked) - len(kept),
        query=written(keys),
    )


def item(entry: Entry, keys: Sequence[str], at: int) -> Item:
    last = len(keys) - 1
    return Item(
        entry=entry,
        without=written([*keys[:at], *keys[at + 1 :]]),
        earlier=written(swapped(keys, at - 1)) if at else "",
        later=written(swapped(keys, at)) if at < last else "",
    )


def swapped(keys: Sequence[str], at: int) -> list[str]:
    """With this one and the next changing places."""
    return [*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :]]


def written(keys: Sequence[str]) -> str:
    return urlencode([("s", key) for key in keys])
