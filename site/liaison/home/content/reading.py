"""Reads the texts beside this file: `site.toml`, and one page a language in `pages/`.

A page is a head (TOML between `+++`) and blocks parted by empty lines: `## heading`, `1. step`,
`- item`, `> note`, `{find words | filters}`, `{crisis}`, `{criteria}`, or a paragraph.
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

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")
BUTTON = re.compile(r"\{find (?P<text>[^|]+?) *\| *(?P<query>[^}]+?) *\}")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[(?P<words>.+?)\]\((?P<target>\S+?)\)")

Blocks = list[tuple[str, Any]]


@dataclass(frozen=True)
class Text:
    """One page in one language."""

    head: dict[str, Any]
    body: str


@cache
def site() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "site.toml").read_text("utf-8"))


def page(name: str, language: str) -> Text:
    text = (FOLDER / "pages" / f"{name}.{language}.md").read_text("utf-8")
    _, head, body = text.split("+++\n", 2)
    return Text(tomllib.loads(head), body.replace("{email}", contact_email()))


def contact_email() -> str:
    """Where readers write: CONTACT_EMAIL where a site sets it."""
    return getattr(settings, "CONTACT_EMAIL", settings.DEFAULT_FROM_EMAIL)


def pair(row: dict[str, Any], *names: str) -> dict[str, str]:
    """`name = [English, French]` as the two columns of a record."""
    return {
        f"{name}_{language}": row[name][number]
        for name in names
        if name in row
        for number, language in enumerate(LANGUAGES)
    }


def blocks(body: str, address: Callable[[str], str]) -> Blocks:
    """The value of a StreamField; neighbouring paragraphs and lists share one text block."""
    parsed = [_block(part, address) for part in body.strip().split("\n\n")]
    joined: Blocks = []
    for kind, run in groupby(parsed, key=lambda block: block[0]):
        values = [value for _kind, value in run]
        joined += [(kind, "".join(values))] if kind == "text" else [(kind, it) for it in values]
    return joined


def _block(part: str, address: Callable[[str], str]) -> tuple[str, Any]:
    lines = part.splitlines()
    if part in ("{crisis}", "{criteria}"):
        return part.strip("{}"), None
    if button := BUTTON.fullmatch(part):
        return "finder_link", button.groupdict()
    if part.startswith("## "):
        return "heading", part.removeprefix("## ")
    if part.startswith("1. "):
        return "steps", [line.split(". ", 1)[1] for line in lines]
    if part.startswith("- "):
        items = (_inline(line.removeprefix("- "), address) for line in lines)
        return "text", "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    kind = "note" if part.startswith("> ") else "text"
    return kind, f"<p>{_inline(part.removeprefix('> '), address)}</p>"


def _inline(text: str, address: Callable[[str], str]) -> str:
    text = BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return LINK.sub(lambda found: f"<a {address(found['target'])}>{found['words']}</a>", text)
