"""Reads the data files: a service takes from its kind what it doesn't say itself."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

DATA = Path(__file__).parent / "data"
NOT_ORGANISATIONS = {"kinds.toml", "hours.toml", "unmet.toml", "partners.toml"}

Row = dict[str, Any]


class DemoDataError(ValueError):
    """The data files contradict themselves or the taxonomy."""


@cache
def read(name: str) -> Row:
    return tomllib.loads((DATA / name).read_text("utf-8"))


def organisations() -> list[Row]:
    """Every organisation with its `places` and its whole `services`."""
    files = sorted(path.name for path in DATA.glob("*.toml") if path.name not in NOT_ORGANISATIONS)
    return [_whole(row) for name in files for row in read(name)["organisation"]]


def _whole(row: Row) -> Row:
    services = [_service(service) for service in row.get("service", [])]
    return {**row, "places": row.get("places", []), "services": services}


def _service(row: Row) -> Row:
    kind = row.get("kind")
    if kind and kind not in read("kinds.toml"):
        raise DemoDataError(f"{row['id']}: no kind “{kind}”")
    return {**(read("kinds.toml")[kind] if kind else {}), **row}


def pair(row: Row, name: str) -> Row:
    """`name = [English, French]` as the two columns of a record."""
    english, french = row.get(name, ("", ""))
    return {f"{name}_en": english.strip(), f"{name}_fr": french.strip()}


def publication(row: Row) -> Row:
    """The columns that say whether a record is published; `draft = true` leaves it to editors."""
    live = not row.get("draft", False)
    published_at = timezone.now() if live else None
    return {
        "live": live,
        "has_unpublished_changes": not live,
        "first_published_at": published_at,
        "last_published_at": published_at,
    }
