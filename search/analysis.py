"""Words to index tokens, for English and French at once, the same way on both sides.

Elision, accents and inflection are settled here in Python, so every backend matches alike.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_WORD = 40
MAX_QUERY_WORDS = 12
MAX_QUERY_CHARACTERS = 2_000

_english = snowballstemmer.stemmer("english")
_french = snowballstemmer.stemmer("french")
_stemming = threading.Lock()  # a stemmer keeps the word it works on
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ELISIONS = frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu".split())
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "‘": "'"})
_ENGLISH_STOPS = frozenset(
    "a an and are as at be by for from how i in is it me my of on or our that the their "
    "this to us we who with you your".split()
)
_FRENCH_STOPS = frozenset(
    "à au aux avec ce ces cette dans de des du elle en est et il je la le les leur leurs ma mes "
    "mon nos notre nous ou où par pas pour que qui sa se ses son sur ton un une vos votre "
    "vous".split()
)
_INDEX_STOPS = (_ENGLISH_STOPS | _FRENCH_STOPS) - {"son", "ton"}  # words of weight in English


def fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Lower-case words, accents kept, elision ("l'école") and possessives ("family's") removed."""
    normal = unicodedata.normalize("NFKC", text).casefold().translate(_LIGATURES)
    return [_bare(match.group()) for match in _WORD.finditer(normal)]


def _bare(word: str) -> str:
    if "'" in word:
        parts = word.split("'")
        if parts[0] in _ELISIONS:
            parts = parts[1:]
        if len(parts) > 1 and parts[-1] == "s":
            parts = parts[:-1]
        word = "".join(parts)
    return word[:MAX_WORD]


@lru_cache(maxsize=20_000)
def variants(word: str) -> tuple[str, ...]:
    """The tokens a word is found by: itself, and its stem in each language, without accents."""
    plain = fold(word)
    with _stemming:
        found = (
            plain,
            _english.stemWord(plain),
            fold(_french.stemWord(word)),
            fold(_french.stemWord(plain)),
        )
    return tuple(dict.fromkeys(token for token in found if token.isalnum()))


def index_words(texts: Iterable[str]) -> dict[str, None]:
    """Distinct words worth indexing, in their order."""
    return dict.fromkeys(word for text in texts for word in words(text) if word not in _INDEX_STOPS)


def index_tokens(texts: Iterable[str]) -> str:
    tokens = dict.fromkeys(token for word in index_words(texts) for token in variants(word))
    return " ".join(tokens)


def query_words(text: str, language: str) -> list[str]:
    """The words of a query that carry meaning; empty when none does."""
    stops = _INDEX_STOPS | (_FRENCH_STOPS if language == "fr" else frozenset())
    found = dict.fromkeys(w for w in words(text[:MAX_QUERY_CHARACTERS]) if w not in stops)
    return [word for word in found if variants(word)][:MAX_QUERY_WORDS]


def typed_words(text: str, language: str) -> tuple[list[str], str]:
    """A text as it is being typed: its whole words and the last one, which may be unfinished."""
    *whole, last = words(text[:MAX_QUERY_CHARACTERS]) or [""]
    return query_words(" ".join(whole), language), last


def sort_key(title: str) -> str:
    """Alphabetical order as a reader expects it: no accents, case or punctuation."""
    return " ".join(re.findall(r"[^\W_]+", fold(title)))[:120]
