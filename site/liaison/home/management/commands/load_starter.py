"""What a real site starts with: pages, menus and numbers, without invented services."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from directory import taxonomy, terms
from liaison.home import content
from liaison.reference.cards.loading import load_cards
from liaison.reference.glossary_loading import load_glossary
from liaison.reference.synonyms_loading import load_synonyms


class Command(BaseCommand):
    help = "Load pages, menus, crisis numbers and the taxonomy; what exists stays."

    def handle(self, *args: Any, **options: Any) -> None:
        taxonomy.load_terms()
        taxonomy.load_criteria()
        terms.forget()
        load_glossary()
        load_synonyms()
        load_cards()
        content.load()
