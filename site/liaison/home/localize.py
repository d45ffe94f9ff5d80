"""Translations made in the editor of wagtail-localize: none goes out with texts of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from wagtail.models import Page


def translation_of(page: Page) -> Translation | None:
    """The record by which wagtail-localize makes this page from its original, if it does."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale").first()


def texts_to_translate(page: Page) -> int:
    """How many texts would still be shown in the language of the original."""
    translation = translation_of(page)
    if translation is None:
        return 0
    total, done = translation.get_progress()
    return total - done


class CodeBlock(blocks.CharBlock):
    """A text for the program, the same in every language: nobody translates it or finds it."""

    def get_searchable_content(self, value: str) -> list[str]:
        return []

    def get_translatable_segments(self, value: str) -> list:
        return []

    def restore_translated_segments(self, value: str, segments: list) -> str:
        return value

    def deconstruct(self) -> tuple[str, Any, Any]:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs
