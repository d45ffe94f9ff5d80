"""Reads the texts beside this file: `site.toml`, and one page a language in `pages/`.

A page is a head (TOML between `+++`) and blocks parted by empty lines: `## heading`,
`### small heading`, `1. step`, `- item`, `> note`, `{find words | filters}`, `{crisis}`,
`{criteria}`, `{individual}`, `{diagram name}`, or a paragraph.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liaison.core.contact import contact_email
from liaison.core.evidence import Evidence
from liaison.home.blocks import DIAGRAMS

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")
KEYS = frozenset(
    (
        "title slug summary type code parent help neutral_title evidence evidence_note unknown "
        "written_on sources monday visibility"
    ).split()
)
STATIC = ("{crisis}", "{criteria}", "{individual}")
BUTTON = re.compile(r"\{find (?P<text>[^|]+?) *\| *(?P<query>[^}]+?) *\}")
DIAGRAM = re.compile(r"\{diagram (?P<name>[a-z-]+)\}")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[(?P<words>.+?)\]\((?P<target>\S+?)\)")

Blocks = list[tuple[str, Any]]


class ContentError(Exception):
    """A text that can't be loaded, with the name of its file and what to mend."""


@dataclass(frozen=True)
class Text:
    """One page in one language."""

    file: str
    head: dict[str, Any]
    body: str


@cache
def site() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "site.toml").read_text("utf-8"))


def page(name: str, language: str) -> Text:
    path = FOLDER / "pages" / f"{name}.{language}.md"
    if not path.exists():
        raise ContentError(f"{path.name}: missing, though site.toml lists “{name}” in pages")
    try:
        _, head, body = path.read_text("utf-8").split("+++\n", 2)
        text = Text(path.name, tomllib.loads(head), body.replace("{email}", contact_email()))
    except ValueError as error:  # of the split and of TOML
        raise ContentError(f"{path.name}: the head between +++ can't be read: {error}") from error
    check(text)
    return text


def check(text: Text) -> None:
    if unknown := sorted(set(text.head) - KEYS):
        raise ContentError(f"{text.file}: unknown keys {unknown}; known are {sorted(KEYS)}")
    if absent := [key for key in ("title", "slug", "summary") if not text.head.get(key)]:
        raise ContentError(f"{text.file}: {absent} missing in the head")
    if (evidence := text.head.get("evidence", "")) not in ("", *Evidence.values):
        raise ContentError(f"{text.file}: no evidence “{evidence}”; there is {Evidence.values}")
    for key in text.head.get("sources", []):
        if key not in site()["sources"]:
            raise ContentError(f"{text.file}: no source “{key}” in [sources] of site.toml")


def source(key: str, language: str = "en") -> dict[str, str]:
    """A source as its block holds it; `fr` is the official French text, where there is one."""
    found = site()["sources"][key]
    if not isinstance(found, dict):
        return {"citation": found}
    if language == "fr" and "fr" in found:
        return {**found["fr"], "lang": "fr"}
    return {name: it for name, it in found.items() if name != "fr"}


def citations() -> list[str]:
    return [source(key)["citation"] for key in site()["sources"]]


def pair(row: dict[str, Any], *names: str) -> dict[str, str]:
    """`name = [English, French]` as the two columns of a record."""
    return {
        f"{name}_{language}": row[name][number]
        for name in names
        if name in row
        for number, language in enumerate(LANGUAGES)
    }


def blocks(text: Text, address: Callable[[str], str]) -> Blocks:
    """The value of a StreamField; neighbouring paragraphs and lists share one text block."""
    try:
        parsed = [_block(part, address) for part in text.body.strip().split("\n\n") if part]
    except ContentError as error:
        raise ContentError(f"{text.file}: {error}") from error
    joined: Blocks = []
    for kind, run in groupby(parsed, key=lambda block: block[0]):
        values = [value for _kind, value in run]
        joined += [(kind, "".join(values))] if kind == "text" else [(kind, it) for it in values]
    return joined


def _block(part: str, address: Callable[[str], str]) -> tuple[str, Any]:
    part = part.strip("\n")
    if part.startswith("{"):
        return _braces(part)
    if part.startswith("## "):
        return "heading", part.removeprefix("## ")
    if part.startswith("1. "):
        return "steps", [line.split(". ", 1)[1] for line in part.splitlines()]
    if part.startswith("- "):
        items = (_inline(line.removeprefix("- "), address) for line in part.splitlines())
        return "text", "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    if part.startswith("### "):
        return "text", f"<h3>{_inline(part.removeprefix('### '), address)}</h3>"
    kind = "note" if part.startswith("> ") else "text"
    return kind, f"<p>{_inline(part.removeprefix('> '), address)}</p>"


def _braces(part: str) -> tuple[str, Any]:
    if part in STATIC:
        return part.strip("{}"), None
    if button := BUTTON.fullmatch(part):
        return "finder_link", button.groupdict()
    diagram = DIAGRAM.fullmatch(part)
    if diagram and diagram["name"] in dict(DIAGRAMS):
        return "diagram", diagram["name"]
    raise ContentError(f"unknown block {part}")


def _inline(text: str, address: Callable[[str], str]) -> str:
    text = BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return LINK.sub(lambda found: f"<a {address(found['target'])}>{found['words']}</a>", text)
