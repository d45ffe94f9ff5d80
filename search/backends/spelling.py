""" "Did you mean": words near a misspelt one that some document this person may see holds now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from search import analysis
from search.backends.dialect import dialect
from search.models import SearchWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from search.documents import Document

    Holds = Callable[[tuple[str, ...]], bool]  # whether a visible document holds one of the tokens

CANDIDATES = 60
TRIED = 5
SHORTEST = 4
SHORTEST_LEARNT = 3
BATCH = 500
LONG_WORD = 7  # may hold two slips, a shorter one only one


def learn(documents: Iterable[Document]) -> None:
    """Keep the words of documents, apart for each visibility."""
    by_visibility: dict[str, set[str]] = {}
    for document in documents:
        texts = [*document.title.values(), *document.body.values()]
        by_visibility.setdefault(document.visibility, set()).update(
            word
            for word in analysis.index_words(texts)
            if len(word) >= SHORTEST_LEARNT and not word.isdigit()
        )
    for visibility, words in by_visibility.items():
        _add(visibility, sorted(words))


def _add(visibility: str, words: list[str]) -> None:
    kept = SearchWord.objects.filter(visibility=visibility)
    for start in range(0, len(words), BATCH):
        chunk = words[start : start + BATCH]
        known = set(kept.filter(word__in=chunk).values_list("word", flat=True))
        new = [word for word in chunk if word not in known]
        SearchWord.objects.bulk_create(
            SearchWord(word=word, folded=analysis.fold(word), visibility=visibility) for word in new
        )
        dialect().learn(list(kept.filter(word__in=new).values_list("pk", "folded")))


@transaction.atomic
def prune() -> None:
    """Forget the words that no document holds any more."""
    dialect().take_turn()
    held = dialect().tokens()
    words = SearchWord.objects.values_list("pk", "folded")
    gone = [(number, folded) for number, folded in words if folded not in held]
    dialect().forget(gone)
    for start in range(0, len(gone), BATCH):
        numbers = [number for number, _ in gone[start : start + BATCH]]
        SearchWord.objects.filter(pk__in=numbers).delete()


def distance(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; `most + 1` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def correct(holds: Holds, word: str, visibilities: frozenset[str]) -> str:
    """The nearest word; the word itself when it is known, "" when nothing is near."""
    if holds(analysis.variants(word)):
        return word
    folded = analysis.fold(word)
    if len(folded) < SHORTEST or not visibilities:
        return ""
    most = 2 if len(folded) >= LONG_WORD else 1
    near = {
        candidate: slips
        for candidate, other in dialect().like(folded, sorted(visibilities), CANDIDATES)
        if (slips := distance(folded, other, most)) <= most
    }
    for candidate in sorted(near, key=lambda c: (near[c], c))[:TRIED]:
        if holds((analysis.fold(candidate),)):  # the very word, not only one of its family
            return candidate
    return ""


def did_you_mean(holds: Holds, words: tuple[str, ...], visibilities: frozenset[str]) -> str:
    """The query with its unknown words replaced; empty when that helps nobody."""
    better = [correct(holds, word, visibilities) or word for word in words]
    return " ".join(better) if better != list(words) else ""
