"""How long the texts of a page or a record are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page

from liaison.core.bilingual import LANGUAGES
from liaison.home.admin.reports.rows import bilingual_names

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"\w[\w’'-]*")


def words(content: models.Model, language: str) -> int:
    """Of a page whatever its language, of a record in this one."""
    texts = page_texts(content) if isinstance(content, Page) else record_texts(content, language)
    return sum(len(WORD.findall(text)) for text in texts)


def page_texts(page: Page) -> Iterator[str]:
    yield page.title
    own = {field.name for field in page._meta.get_fields()} - {
        field.name for field in Page._meta.get_fields()
    }
    for field in page._meta.get_fields():
        if field.name in own and isinstance(field, StreamField):
            yield from field.get_searchable_content(getattr(page, field.name))
        elif field.name in own and isinstance(field, models.TextField):
            yield strip_tags(str(getattr(page, field.name)))


def record_texts(record: Any, language: str) -> Iterator[str]:
    for name in bilingual_names(type(record)):
        yield getattr(record, f"{name}_{language}")


def words_by_language(content: models.Model, own: str) -> dict[str, int]:
    """A page has words in one language, a record may have them in both."""
    languages = [own] if isinstance(content, Page) else LANGUAGES
    return {language: words(content, language) for language in languages}
