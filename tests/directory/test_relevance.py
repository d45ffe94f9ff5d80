"""The finder answers what people judged (search/relevance) well, and as well in both languages."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from directory.finder.relevance import judge, mean
from directory.models import Service
from search.relevance.measure import ndcg, needs, recall

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("relevance")]  # loads the demo once
WORST_NDCG, WORST_RECALL = 0.74, 0.78  # measured: 0.755 and 0.793
MOST_APART = 0.03


def test_answers_are_good_and_as_good_in_both_languages(demo_site):
    answers = judge()
    assert len(answers) == 120
    english, french = mean(answers, "en"), mean(answers, "fr")
    for found, worst in zip(english + french, (WORST_NDCG, WORST_RECALL) * 2, strict=True):
        assert found >= worst
    for one, other in zip(english, french, strict=True):
        assert abs(one - other) <= MOST_APART


def test_the_command_prints_each_language_and_what_is_answered_badly(demo_site):
    out = StringIO()
    call_command("search_relevance", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split()[:2] for line in lines[1:3]] == [["embedded", "en"], ["embedded", "fr"]]
    assert all(float(line.split()[0]) < 0.5 for line in lines[3:])


def test_without_the_judged_listings_nothing_is_judged(demo_site):
    Service.objects.filter(key="c8vd565f").update(key="00000000")
    with pytest.raises(CommandError, match="1 judged listings are not here: run load_demo first"):
        call_command("search_relevance")


def test_every_need_is_asked_in_both_languages_and_has_one_grade_for_a_listing():
    asked = needs()
    assert len(asked) == 60
    assert all(need.text["en"] and need.text["fr"] and 3 in need.grades.values() for need in asked)


def test_the_best_order_is_worth_one_and_a_worse_one_less():
    grades = {"a": 3, "b": 2, "c": 1}
    assert ndcg(["a", "b", "c"], grades) == 1
    assert 0 < ndcg(["c", "x", "a"], grades) < 1
    assert ndcg(["x"], grades) == 0
    assert recall(["x", "b", "c"], grades) == 0.5
