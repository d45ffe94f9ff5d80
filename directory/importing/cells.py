"""One cell at a time: from the text of a spreadsheet to a value, or a CellError in plain words."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.enums import NOT_STATED, ContactKind
from directory.importing.columns import Column, Kind
from directory.importing.errors import CellError
from directory.importing.schedule import parse_hours
from directory.importing.text import one_line, several_lines
from liaison.core.fields import in_order
from liaison.reference.names import province_named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

LONGEST_CELL = 20_000
NOTHING = frozenset(
    {NOT_STATED, "not stated", "n/a", "-", "—", "non précisé", "non précisée", "s. o."}
)
YES = frozenset({"yes", "y", "true", "1", "x", "oui", "o", "vrai"})
NO = frozenset({"no", "n", "false", "0", "non", "faux"})
POSTAL = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d")
EXTENSION = re.compile(r"\s*(?:ext\.?|extension|poste|x|#)\s*(\d{1,10})$", re.I)
PHONE = re.compile(r"\+?[\d\s().·-]{3,}")
LARGEST_NUMBER = 32_767
web_address = URLValidator(schemes=["http", "https"])
email_address = EmailValidator()


class CellReader:
    """Reads cells against the terms and regions of this site."""

    def __init__(self, terms: Mapping[str, Collection[str]], areas: Callable[[str], bool]) -> None:
        self.terms = terms
        self.is_area = areas

    def read(self, column: Column, text: str) -> Any:
        """The value, or None for a cell that says nothing."""
        if len(text) > LONGEST_CELL:
            raise too_long(LONGEST_CELL)
        text = several_lines(text) if column.kind == Kind.LINES else one_line(text)
        if not text or text.casefold() in NOTHING:
            return None
        if column.max_length and column.kind != Kind.CONTACTS and len(text) > column.max_length:
            raise too_long(column.max_length)
        if column.kind == Kind.TERMS:
            return listed(text, self.terms.get(column.facet, ()))
        if column.kind == Kind.AREA:
            return self.area(text)
        return READERS[column.kind](text, column)

    def area(self, text: str) -> list[str]:
        found = [
            "CA" if code.casefold() == "canada" else province_named(code) or code.upper()
            for code in pieces(text)
        ]
        for code in found:
            if not self.is_area(code):
                raise CellError(
                    _(
                        "“%(code)s” is not an area: use CA, a province (QC), a health region"
                        " (QC-2406) or the GeoNames number of a town."
                    )
                    % {"code": code}
                )
        return sorted(set(found))


def pieces(text: str) -> list[str]:
    return [part for piece in re.split(r"[;|]", text) if (part := piece.strip())]


def too_long(most: int) -> CellError:
    return CellError(_("This is longer than %(most)s characters.") % {"most": most})


def unknown_code(code: str, allowed: Collection[str]) -> CellError:
    return CellError(
        _("“%(code)s” is not one of the codes: %(allowed)s.")
        % {"code": code, "allowed": ", ".join(sorted(allowed))}
    )


def listed(text: str, allowed: Collection[str]) -> list[str]:
    """Codes separated by semicolons (or commas), each a known one."""
    found = {as_code(piece) for piece in re.split(r"[;|,]", text) if piece.strip()}
    for code in sorted(found):
        if code not in allowed:
            raise unknown_code(code, allowed)
    return sorted(found)


def as_code(text: str) -> str:
    return re.sub(r"[\s_]+", "-", text.strip().casefold())


def read_code(text: str, column: Column) -> str:
    assert column.choices  # noqa: S101 - the catalogue gives every code column its choices
    code = as_code(text)
    if code not in column.choices.values:
        raise unknown_code(code, column.choices.values)
    return code


def read_codes(text: str, column: Column) -> list[str]:
    assert column.choices  # noqa: S101
    return in_order(listed(text, column.choices.values), column.choices)


def read_number(text: str, column: Column) -> int:
    if not re.fullmatch(r"\d{1,5}", text) or int(text) > LARGEST_NUMBER:
        raise CellError(_("This is not a whole number."))
    return int(text)


def read_decimal(text: str, column: Column) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise CellError(_("This is not a number."))
    return round(number, 6)  # a tenth of a metre; more digits are noise


def read_yes_no(text: str, column: Column) -> bool:
    word = text.casefold()
    if word not in YES | NO:
        raise CellError(_("Write yes or no."))
    return word in YES


def read_day(text: str, column: Column) -> str:
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError as error:
        raise CellError(_("Write the date as 2026-01-31.")) from error
    if not date(2000, 1, 1) <= day <= timezone.localdate():
        raise CellError(_("This day is in the future or too long ago."))
    return day.isoformat()


def read_web(text: str, column: Column) -> str:
    address = text if "://" in text else f"https://{text}"
    try:
        web_address(address)
    except ValidationError as error:
        raise CellError(_("This is not a web address.")) from error
    return address


def read_contacts(text: str, column: Column) -> list[list[str]]:
    """[[value, extension], ...]"""
    return [read_contact(piece, column) for piece in pieces(text)]


def read_contact(text: str, column: Column) -> list[str]:
    extension = ""
    if column.field in {ContactKind.WEB, ContactKind.CHAT}:
        text = read_web(text, column)
    elif column.field == ContactKind.EMAIL:
        try:
            email_address(text)
        except ValidationError as error:
            raise CellError(_("This is not an e-mail address.")) from error
    else:
        if found := EXTENSION.search(text):
            text, extension = text[: found.start()], found[1]
        if not PHONE.fullmatch(text):
            raise CellError(_("This is not a phone number."))
    if column.max_length and len(text) > column.max_length:
        raise too_long(column.max_length)
    return [text, extension]


def read_province(text: str, column: Column) -> str:
    province = province_named(text)
    if not province:
        raise CellError(_("This is not a province or territory of Canada."))
    return province


def read_postal(text: str, column: Column) -> str:
    code = text.upper().replace("-", " ")
    if not POSTAL.fullmatch(code):
        raise CellError(_("This is not a Canadian postal code."))
    code = code.replace(" ", "")
    return f"{code[:3]} {code[3:]}"


READERS: dict[Kind, Callable[[str, Column], Any]] = {
    Kind.TEXT: lambda text, column: text,
    Kind.LINES: lambda text, column: text,
    Kind.CODE: read_code,
    Kind.CODES: read_codes,
    Kind.NUMBER: read_number,
    Kind.DECIMAL: read_decimal,
    Kind.YES_NO: read_yes_no,
    Kind.DAY: read_day,
    Kind.WEB: read_web,
    Kind.CONTACTS: read_contacts,
    Kind.HOURS: lambda text, column: parse_hours(text),
    Kind.PROVINCE: read_province,
    Kind.POSTAL: read_postal,
}
