"""How well the finder answers the judged needs, on the engine that answers now."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from directory.finder.relevance import judge, mean
from directory.models import Service
from liaison.core.bilingual import LANGUAGES
from search import engine
from search.relevance.measure import DEPTH, DEPTH_OF_RECALL, needs

POOR = 0.5


class Command(BaseCommand):
    help = "Print nDCG and recall of the finder over the judged needs; needs the demo listings."

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = {key for need in needs() for key in need.grades}
        if missing := len(wanted) - Service.objects.filter(key__in=wanted).count():
            raise CommandError(f"{missing} judged listings are not here: run load_demo first.")
        lost = not settings.ELASTICSEARCH_URL or engine.trouble()
        name = "embedded" if lost else "Elasticsearch"
        answers = judge()
        self.stdout.write(f"engine         language  nDCG@{DEPTH}  recall@{DEPTH_OF_RECALL}")
        for language in LANGUAGES:
            ndcg, recall = mean(answers, language)
            self.stdout.write(f"{name:14} {language:8}  {ndcg:7.3f}  {recall:9.3f}")
        for it in sorted(answers, key=lambda it: it.ndcg):
            if it.ndcg < POOR:
                self.stdout.write(f"{it.ndcg:.2f}  {it.recall:.2f}  {it.language}  {it.text}")
