"""An object as its shape allows: texts are texts and lists are lists; the rest is told."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.hsds.reading.shapes import SHAPES

if TYPE_CHECKING:
    from directory.hsds.reading.problems import Problems

LARGEST = 10**9
LONGEST_ID = 100
SURROGATES = re.compile("[\ud800-\udfff]")  # halves of letters, which no database takes
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class Cleaner:
    problems: Problems
    where: tuple[str, int]

    def clean(self, kind: str, body: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Without nulls, empty texts and fields that HSDS doesn't know."""
        shape, found = SHAPES[kind], {}
        for name, value in body.items():
            if value is None or value in ("", [], {}):
                continue
            at = f"{path}{name}"
            if name in shape.texts:
                cleaned: Any = self.text(at, value)
            elif name in shape.numbers:
                cleaned = self.number(at, value)
            elif name in shape.several:
                cleaned = self.several(shape.several[name], at, value)
            elif name in shape.one:
                cleaned = self.one(shape.one[name], at, value)
            else:
                continue
            if cleaned not in (None, "", [], {}):
                found[name] = cleaned
        return found

    def text(self, at: str, value: Any) -> str | None:
        if isinstance(value, str):
            text = CONTROLS.sub("", SURROGATES.sub("\ufffd", value)).strip()
            is_id = at.rpartition(".")[2].endswith("id")
            return self.wrong(at, text, _("an id")) if is_id and len(text) > LONGEST_ID else text
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value) if abs(value) < LARGEST**2 else self.wrong(at, value, _("a text"))
        return self.wrong(at, value, _("a text"))

    def number(self, at: str, value: Any) -> float | int | None:
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                return self.wrong(at, value, _("a number"))
        if isinstance(value, bool) or not isinstance(value, int | float):
            return self.wrong(at, value, _("a number"))
        if not math.isfinite(value) or abs(value) > LARGEST:
            return self.wrong(at, value, _("a number of a sensible size"))
        return int(value) if value == int(value) else value

    def several(self, kind: str, at: str, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            self.wrong(at, value, _("a list"))
            return []
        found = [self.one(kind, f"{at}[{number}]", item) for number, item in enumerate(value)]
        return [item for item in found if item]

    def one(self, kind: str, at: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.wrong(at, value, _("an object"))
            return {}
        return self.clean(kind, value, f"{at}.")

    def wrong(self, at: str, value: Any, wanted: str) -> None:
        message = _("This is not %(wanted)s: left out.") % {"wanted": wanted}
        self.problems.warn(self.where, message, at, SURROGATES.sub("\ufffd", str(value)[:60]))
