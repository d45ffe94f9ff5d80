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

    def text(self, at: str, value: Any) -> str:
        if isinstance(value, str):
            text = CONTROLS.sub("", SURROGATES.sub("\ufffd", value)).strip()
            if len(text) <= LONGEST_ID or not at.rpartition(".")[2].endswith("id"):
                return text
            self.wrong(at, text, _("an id"))
            return ""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and abs(value) < LARGEST**2:
            return str(value)
        self.wrong(at, value, _("a text"))
        return ""

    def number(self, at: str, value: Any) -> float | int | None:
        try:
            number = math.nan if isinstance(value, bool) else float(value)
        except (ValueError, TypeError, OverflowError):
            number = math.nan
        if not abs(number) <= LARGEST:  # nothing compares with what is no number
            self.wrong(at, value, _("a number of a sensible size"))
            return None
        return int(number) if number.is_integer() else number

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
        message = _("This should be %(wanted)s: left out.") % {"wanted": wanted}
        self.problems.warn(self.where, message, at, SURROGATES.sub("\ufffd", str(value)[:60]))
