"""How the columns of somebody's table become ours: read from a small TOML file, applied to rows.

docs/importing.md explains the file; mappings/ holds the ones that come with the software.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.importing.columns import COLUMNS
from directory.importing.errors import ImportRefusedError
from directory.importing.text import at_town, in_title_case, one_line, repaired
from liaison.reference import places
from liaison.reference.names import province_named

if TYPE_CHECKING:
    from collections.abc import Mapping as Readable

    from directory.importing.reader import Row, Table

SHIPPED = Path(__file__).parent / "mappings"
TABLES = ("columns", "fixed", "templates", "empty", "words", "rewrite", "tidy")
KEYS = {"source", "id", "required", "ignore", "attribution_en", "attribution_fr", "licence"}


@dataclass(frozen=True, slots=True)
class Mapping:
    name: str
    source: str = ""
    id: str = "{id}"  # a template: what names a row for ever
    required: tuple[str, ...] = ()  # their columns; "a|b" means one of them
    ignore: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    empty: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    rewrite: dict[str, list[list[str]]] = field(default_factory=dict)
    tidy: dict[str, list[str]] = field(default_factory=dict)

    def check(self, table: Table) -> None:
        """Refuse a table that lacks a column, before anything is written."""
        positions = table.positions()
        missing = [
            name
            for name in self.required
            if not any(one.casefold() in positions for one in name.split("|"))
        ]
        if missing:
            raise ImportRefusedError(
                _("“%(file)s” lacks these columns: %(missing)s. It has these: %(found)s.")
                % {
                    "file": table.file,
                    "missing": ", ".join(name.replace("|", " / ") for name in missing),
                    "found": ", ".join(name for name in table.columns if name),
                }
            )

    def unused(self, table: Table) -> list[str]:
        """Columns of a table that fill nothing and that nobody said to leave out."""
        known = {name.casefold() for name in (*self.columns.values(), *self.ignore)}
        known |= {name.casefold() for name in variables(self.id)}
        return [name for name in table.columns if name and name.casefold() not in known]

    def apply(self, table: Table, positions: Readable[str, int], row: Row) -> dict[str, str]:
        """A row under our names for the columns; empty cells are left out."""
        theirs = {
            name: self.cleaned(name, cell)
            for name, at in positions.items()
            if at < len(row.cells) and (cell := row.cells[at]).strip()
        }
        ours = dict(self.fixed)
        ours |= {
            name: value
            for name, source in self.columns.items()
            if (value := theirs.get(source.casefold(), ""))
        }
        scope = dict.fromkeys(positions, "") | theirs | {"file": table.stem}
        ours["id"] = self.row_id(scope)
        for name, template in self.templates.items():
            language = "fr" if name.endswith("_fr") else "en"
            ours[name] = one_line(template.format_map(self.scope(scope, ours, language)))
        return ours

    def row_id(self, scope: dict[str, str]) -> str:
        """The row's permanent name; nothing when one of its parts is empty."""
        parts = {name: scope.get(name.casefold(), "") for name in variables(self.id)}
        return self.id.format_map(parts) if all(parts.values()) else ""

    def cleaned(self, name: str, text: str) -> str:
        """A cell of theirs as the mapping says it is to be read; `name` in small letters."""
        text = text.strip()
        if text in self.empty.get(name, ()):
            return ""
        for pattern, replacement in self.rewrite.get(name, ()):
            text = re.sub(pattern, replacement, text)
        if name in self.tidy.get("repair", ()):
            text = repaired(text)
        if name in self.tidy.get("title_case", ()):
            text = in_title_case(
                text,
                acronyms=self.tidy.get("acronyms", ()),
                common=self.tidy.get("common", ()),
            )
        return text

    def scope(self, theirs: dict[str, str], ours: dict[str, str], language: str) -> dict[str, str]:
        """What a template may name: their columns, and words in its own language."""
        words = {
            name: choices.get(theirs.get(name, ""), {}).get(language, theirs.get(name, ""))
            for name, choices in self.words.items()
        }
        city = ours.get("city", "")
        region = places.get(f"region:{province_named(ours.get('province', ''))}")
        province = (region.name_fr if language == "fr" else region.name_en) if region else ""
        return theirs | words | {"city": city, "at_city": at_town(city), "province": province}


def variables(template: str) -> list[str]:
    return [name for _text, name, _spec, _conversion in Formatter().parse(template) if name]


def load_mapping(name: str) -> Mapping:
    """One that comes with the software, by name, or a file of your own. Raises
    ImportRefusedError."""
    path = Path(name) if name.endswith(".toml") else SHIPPED / f"{Path(name).name}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ImportRefusedError(
            _("There is no mapping “%(name)s”. These exist: %(names)s; or give a .toml file.")
            % {"name": name, "names": ", ".join(sorted(it.stem for it in SHIPPED.glob("*.toml")))}
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImportRefusedError(
            _("The mapping “%(name)s” can’t be read: %(reason)s.") % {"name": name, "reason": error}
        ) from error
    return as_mapping(path.stem, data)


def as_mapping(name: str, data: dict[str, Any]) -> Mapping:
    unknown = set(data) - KEYS - set(TABLES)
    for table in ("columns", "fixed", "templates"):
        unknown |= set(data.get(table, {})) - set(COLUMNS)
    if unknown:
        raise ImportRefusedError(
            _("The mapping “%(name)s” names things that don’t exist: %(unknown)s.")
            % {"name": name, "unknown": ", ".join(sorted(unknown))}
        )
    by_their_name = {
        table: {column.casefold(): value for column, value in data.get(table, {}).items()}
        for table in ("empty", "words", "rewrite")
    }
    try:
        return Mapping(
            name=name,
            source=data.get("source", ""),
            id=lowered(data.get("id", "{id}")),
            required=tuple(data.get("required", ())),
            ignore=tuple(data.get("ignore", ())),
            columns=data.get("columns", {}),
            fixed=data.get("fixed", {}),
            templates={ours: lowered(text) for ours, text in data.get("templates", {}).items()},
            tidy=data.get("tidy", {}),
            **by_their_name,
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise ImportRefusedError(
            _("The mapping “%(name)s” can’t be read: %(reason)s.") % {"name": name, "reason": error}
        ) from error


def lowered(template: str) -> str:
    """The same template with its variables in small letters, as columns are compared."""
    for name in variables(template):
        template = template.replace(f"{{{name}}}", f"{{{name.casefold()}}}")
    return template
