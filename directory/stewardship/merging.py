"""Two people changed one record: what each of them changed is kept, and where both changed the same
field, the second is asked. Values in, values out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Merged:
    """`values` to save; `conflicts` are fields of which `theirs` and `mine` both say another."""

    values: dict[str, Any]
    conflicts: dict[str, Any] = field(default_factory=dict)


def merge(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """Of the fields in `mine`. `base` is what both started from; a conflict keeps mine in `values`
    and names theirs."""
    values, conflicts = {}, {}
    for name, wanted in mine.items():
        now = theirs.get(name)
        untouched = name not in base or base[name] == now
        if untouched or wanted == now:
            values[name] = wanted
        elif wanted == base[name]:
            values[name] = now
        else:
            values[name], conflicts[name] = wanted, now
    return Merged(values, conflicts)
