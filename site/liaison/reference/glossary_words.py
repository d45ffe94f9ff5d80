"""Which words of a text are explained: every form of every term, in one expression a language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liaison.core.bilingual import LANGUAGES, current_language
from liaison.core.memo import Memo
from liaison.reference.models import GlossaryTerm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Letter for letter, so that a place in the folded text is the same place in the text.
FOLDED = {
    ord(letter): unicodedata.normalize("NFD", letter.lower())[0]
    for letter in map(chr, range(0x41, 0x180))
    if letter.isalpha()
} | dict(zip(map(ord, "’‘ʼ\u00a0\u202f\n\r\t‑"), "'''     -", strict=True))
BEFORE, AFTER = r"(?<![\w&#@./-])", r"(?![\w@/-]|\.\w)"  # no part of a word, an address, a path
LEFT_ALONE = "!"  # begins words that hold a term and mean something else
UNMARKED_S = ("s", "x", "z")  # a French word that ends so has the same plural
SMALL_WORDS = {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "ou", "vers"}
FRENCH_WORD = re.compile(r"\w+")
SENTENCE_STARTS = re.compile(r"(?:\A|[.!?:…–—])[\s«“(\"]*\Z")
NEXT_CAPITAL = re.compile(r"[ \u00a0]+[A-ZÀ-Þ][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page shows of a term, in one language."""

    code: str
    name: str
    definition: str
    slugs: tuple[str, str]

    def slug_here(self) -> str:
        """The slug of the page's language: a text in the other one may stand on it."""
        return self.slugs[LANGUAGES.index(current_language())]

    @classmethod
    def of(cls, term: GlossaryTerm, language: str) -> Entry:
        name, definition = (getattr(term, f"{it}_{language}") for it in ("term", "definition"))
        return cls(term.code, name, definition, (term.slug_en, term.slug_fr))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms that pages explain in one language, and how to find them."""

    entries: dict[str, Entry]
    codes: dict[str, str]  # folded form → code; empty for words that mean something else
    exact: dict[str, str]  # folded form → its one spelling, of forms that have capitals
    pattern: re.Pattern[str]

    def matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and code of each term in a plain text; names are left alone."""
        for found in self.pattern.finditer(fold(text)):
            start, end, folded = found.start(), found.end(), found.group()
            spelling = self.exact.get(folded)
            if spelling and text[start:end] != spelling:
                continue
            code = self.codes[folded]
            if code and (spelling or not is_name(text, start, end)):
                yield start, end, code


_kept: Memo[Lexicon] = Memo(seconds=60)


def lexicon(language: str) -> Lexicon:
    return _kept.get(language, lambda: read_lexicon(language))


def read_lexicon(language: str) -> Lexicon:
    entries: dict[str, Entry] = {}
    codes: dict[str, str] = {}
    exact: dict[str, str] = {}
    for term in GlossaryTerm.objects.published().filter(tooltip=True):
        entries[term.code] = Entry.of(term, language)
        for line in forms(term, language):
            code = "" if line.startswith(LEFT_ALONE) else term.code
            form = line.removeprefix(LEFT_ALONE)
            for spelling in {form, *plurals(form, language)}:
                codes.setdefault(fold(spelling), code)
                if spelling != spelling.lower():
                    exact[fold(spelling)] = spelling
    return Lexicon(entries, codes, exact, pattern(codes))


def forms(term: GlossaryTerm, language: str) -> list[str]:
    """The words that texts are searched for: those listed, or the term itself."""
    listed = [line.strip() for line in getattr(term, f"forms_{language}").splitlines()]
    abbreviation = getattr(term, f"abbreviation_{language}")
    name = getattr(term, f"term_{language}")
    words = list(filter(None, listed)) or [f"{name[0].lower()}{name[1:]}"]
    return [*words, abbreviation] if abbreviation else words


def plurals(form: str, language: str) -> set[str]:
    """Regular plurals; others are listed with the term."""
    if form.isupper():
        return set()
    return {english_plural(form)} if language == "en" else french_plurals(form)


def english_plural(form: str) -> str:
    if form.endswith("s"):
        return form
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return f"{form[:-1]}ies"
    return f"{form}es" if form.endswith(("x", "ch", "sh")) else f"{form}s"


def french_plurals(form: str) -> set[str]:
    """The first word alone (“plans d’action”), and every word (“facteurs de risques”)."""
    every = FRENCH_WORD.sub(lambda word: french_plural(word.group()), form)
    return {FRENCH_WORD.sub(lambda word: french_plural(word.group()), form, count=1), every}


def french_plural(word: str) -> str:
    small = word.lower() in SMALL_WORDS or word.endswith(UNMARKED_S)
    return word if small else f"{word}s"


def fold(text: str) -> str:
    """Without capitals, accents and the many apostrophes and spaces; as long as before."""
    return text.translate(FOLDED)


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of `words` at each place. Shared beginnings are tried once, so that the cost
    hardly grows with the number of words."""
    tree: dict = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(f"{BEFORE}{branch(tree)}{AFTER}" if tree else r"(?!)")


def branch(node: dict) -> str:
    ways = [re.escape(letter) + branch(rest) for letter, rest in node.items() if letter]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in node else joined


def is_name(text: str, start: int, end: int) -> bool:
    """True inside a name such as “Case Management Network”: capitals where a text has none."""
    words = re.split(r"[\W_]+", text[start:end])
    if any(word[:1].isupper() and not word.isupper() for word in words[1:]):
        return True
    if not text[start].isupper():
        return False
    starts_sentence = SENTENCE_STARTS.search(text[max(0, start - 8) : start])
    return not starts_sentence or bool(NEXT_CAPITAL.match(text, end))
