"""What the template of an article needs, read in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from wagtail.models import Page

from directory.models import InclusionCriterion
from liaison.core.bilingual import current_language, other
from liaison.core.citing import absolute, citation
from liaison.home import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from liaison.home.models import Article

FIRST_WITH_PARENT = 4  # depth in the tree: root, home, pages, their children
FEWEST_CONTENTS = 3
FEWEST_INDEX = 3  # pages below, from which on they come before the text
REPORTS = ("mailto:", "tel:")  # a page with one of these is a page to make contact from


@dataclass(frozen=True, slots=True)
class Card:
    """A page below this one; `lang` is set when it exists in the other language only."""

    title: str
    url: str
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    anchor: str


def article_context(page: Article, request: HttpRequest) -> dict[str, Any]:
    links.remember(page.body)
    below = list(cards(page)) if page.numchild or page.depth < FIRST_WITH_PARENT else []
    url = page.url or ""
    urls = getattr(request, "alternate_urls", {})
    code = page.locale.language_code
    return {
        "lang": code if code != current_language() else "",  # set: not in the reader's language
        "parent": page.get_parent() if page.depth >= FIRST_WITH_PARENT else None,
        "cards": below,
        "is_index": len(below) >= FEWEST_INDEX,
        "contents": contents(page),
        "criteria": InclusionCriterion.objects.all(),  # read only where a block shows them
        "sources": [block.value for block in page.sources],
        "citation": citation(page.title, url, written(page)),
        "url": url,
        "canonical": absolute(url),
        "pair_url": urls.get(other(code), ""),
        "has_contact": has_contact(page),
        "shows_crisis": page.is_help_page and not has_block(page, "crisis"),
    }


def written(page: Article) -> Any:
    changed = page.last_published_at or page.latest_revision_created_at
    return page.written_on or (changed.date() if changed else None)


def contents(page: Article) -> list[Heading]:
    found = [it["value"] for it in page.body.raw_data if it["type"] == "heading"]
    if len(found) < FEWEST_CONTENTS:
        return []
    return [Heading(text, slugify(text)) for text in found]


def has_block(page: Article, kind: str) -> bool:
    return any(block["type"] == kind for block in page.body.raw_data)


def has_contact(page: Article) -> bool:
    return any(mark in str(block["value"]) for block in page.body.raw_data for mark in REPORTS)


def cards(page: Article) -> Iterator[Card]:
    """Pages below, and those below the pair that nobody translated yet."""
    own = list(page.get_children().live().specific()) if page.numchild else []
    for child in own:
        yield Card(child.title, child.url or "", getattr(child, "summary", ""))
    for child in untranslated(page, [it.translation_key for it in own]):
        yield Card(
            child.title,
            child.url or "",
            getattr(child, "summary", ""),
            child.locale.language_code,
        )


def untranslated(page: Article, known: list[Any]) -> list[Page]:
    pair = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).live()
    parent = pair.filter(numchild__gt=0).first()
    if parent is None:
        return []
    missing = parent.get_children().live().exclude(translation_key__in=known)
    return list(missing.select_related("locale").specific())
