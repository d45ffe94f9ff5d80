"""Texts of other people's tables: repaired, tidied, and made harmless where they are shown."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from liaison.core import spreadsheets

if TYPE_CHECKING:
    from collections.abc import Collection

PARTICLES = frozenset(
    "de du des la le les l d et en à a au aux sur sous pour par chez dans"
    " of the and for in at".split()
)
WORD = re.compile(r"[^\W_]+")
ROMAN = re.compile(r"(?=[IVX]{2,})X{0,3}(IX|IV|V?I{0,3})$")
NEW_SEGMENT = re.compile(r"[—–(/:]\s*$|\s-\s+$")
MARKED_SPACES = re.compile(r"[ \t\u00a0\u202f]+")


def one_line(text: str) -> str:
    return " ".join(printable(text).split())


def several_lines(text: str) -> str:
    lines = printable(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(MARKED_SPACES.sub(" ", line).strip() for line in lines).strip()


def printable(text: str) -> str:
    """Without control characters: they can rewrite a terminal and break an export."""
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    )


def harmless(text: str) -> str:
    """For a cell of a table that we write: no spreadsheet takes it for a formula."""
    return spreadsheets.harmless(printable(text))


def repaired(text: str) -> str:
    """Accented letters that some program read as Cyrillic ones: “Chвteauguay” is “Châteauguay”."""
    return "".join(
        letter.encode("cp1251").decode("cp1252", "replace") if "Ѐ" <= letter <= "ӿ" else letter
        for letter in text
    )


def is_shouted(text: str) -> bool:
    """Written in capitals, whatever became of the accented letters ("HôPITAL")."""
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(plain) > 1 and all(letter.isupper() for letter in plain)


def in_title_case(
    text: str, *, acronyms: Collection[str] = (), common: Collection[str] = ()
) -> str:
    """Capitals where names have them; only for a text that is all in capitals or all in small
    letters, any other keeps its own."""
    if not (is_shouted(text) or text.islower()):
        return text[:1].upper() + text[1:]

    def recase(match: re.Match[str]) -> str:
        word, before = match[0], text[: match.start()]
        starts = not before.strip() or bool(NEW_SEGMENT.search(before))
        if word.upper() in acronyms or (is_shouted(text) and ROMAN.match(word)):
            return word.upper()
        if before.endswith(("'", "’")) and len(word) == 1:
            return word.lower()  # the s of "Robert's"
        if not starts and (word.lower() in PARTICLES or word.lower() in common):
            return word.lower()
        return word.capitalize()

    return WORD.sub(recase, text)


def at_town(town: str) -> str:
    """French for “in this town”: à Laval, au Bic, aux Escoumins."""
    for article, contracted in (("Les ", "aux "), ("Le ", "au ")):
        if town.startswith(article):
            return contracted + town.removeprefix(article)
    return f"à {town}"
