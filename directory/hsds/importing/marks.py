"""What a feed of Liaison says beyond HSDS: the terms under a row (docs/hsds.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from directory.hsds.reading.languages import URN


@dataclass(frozen=True, slots=True)
class Mark:
    """One term on a row, as `urn:liaison:<taxonomy>:<code>`."""

    taxonomy: str
    code: str
    link_type: str = ""
    value: str = ""
    label: str = ""


@dataclass(slots=True)
class Marks:
    found: list[Mark] = field(default_factory=list)

    def of(self, taxonomy: str, link_type: str = "") -> list[Mark]:
        return [
            it for it in self.found if it.taxonomy == taxonomy and link_type in ("", it.link_type)
        ]

    def codes(self, taxonomy: str, link_type: str = "") -> list[str]:
        return [it.code for it in self.of(taxonomy, link_type)]

    def value(self, taxonomy: str, code: str) -> str:
        return next((it.value for it in self.of(taxonomy) if it.code == code), "")

    def language_of(self, name: str, language: str) -> str:
        """In which language the text of a field is; nothing when it only stands in for one."""
        for mark in self.of("liaison-text", "note"):
            if mark.label == name:
                return mark.value if mark.code == "other-language" else ""
        return language


def marks_of(row: dict[str, Any]) -> Marks:
    return Marks([mark for it in row.get("attributes", []) if (mark := mark_of(it))])


def mark_of(attribute: dict[str, Any]) -> Mark | None:
    uri = attribute.get("taxonomy_term", {}).get("term_uri", "")
    taxonomy, _colon, code = uri.removeprefix(URN).partition(":")
    if not (uri.startswith(URN) and code):
        return None
    texts = (attribute.get(name, "") for name in ("link_type", "value", "label"))
    return Mark(taxonomy, code, *texts)
