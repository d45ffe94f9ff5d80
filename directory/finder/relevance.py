"""What the finder answers to the judged needs (search/relevance), for a verified practitioner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from directory.finder.query import FinderQuery
from directory.finder.request import search_request
from directory.models import Service
from liaison.core.bilingual import LANGUAGES
from liaison.core.visibility import Visibility
from search import engine
from search.relevance.measure import Need, ndcg, needs, recall

if TYPE_CHECKING:
    from collections.abc import Sequence

SEES = frozenset({Visibility.PUBLIC, Visibility.PRACTITIONER})


@dataclass(frozen=True)
class Judged:
    text: str
    language: str
    ndcg: float
    recall: float


def judge() -> list[Judged]:
    """Each need in each language; the listings of the demo must be there."""
    keys = dict(Service.objects.values_list("pk", "key"))
    return [judged(need, language, keys) for language in LANGUAGES for need in needs()]


def judged(need: Need, language: str, keys: dict[int, str]) -> Judged:
    text = need.text[language]
    with override(language):
        request = search_request(FinderQuery(text=text), AnonymousUser())
    hits = engine.search(replace(request, visibilities=SEES)).hits
    found = [keys[hit.object_id] for hit in hits]
    return Judged(text, language, ndcg(found, need.grades), recall(found, need.grades))


def mean(judged: Sequence[Judged], language: str) -> tuple[float, float]:
    """nDCG and recall of one language."""
    chosen = [each for each in judged if each.language == language]
    return fmean(each.ndcg for each in chosen), fmean(each.recall for each in chosen)
