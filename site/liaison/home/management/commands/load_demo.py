"""The site as a visitor should see it the first day: its pages, and invented services."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from directory import demo
from liaison.home import content
from liaison.reference.cards.loading import load_cards
from liaison.reference.glossary_loading import load_glossary
from liaison.reference.synonyms_loading import load_synonyms


class Command(BaseCommand):
    help = "Load pages, menus, crisis numbers and invented organisations; what exists stays."

    def handle(self, *args: Any, **options: Any) -> None:
        load_glossary()
        load_synonyms()
        load_cards()
        content.load()
        new = demo.load()
        self.stdout.write(f"Invented services added: {new}")
