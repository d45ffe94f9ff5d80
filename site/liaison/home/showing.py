"""What the template of an article needs, read in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from wagtail.models import Page

from directory.models import InclusionCriterion
from liaison.core.bilingual import current_language, other
from liaison.core.citing import absolute, citation
from liaison.core.visibility import Visibility
from liaison.home import links, readers
from liaison.home.translations import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from wagtail.blocks import StreamValue, StructValue

    from liaison.home.models import Article

FIRST_WITH_PARENT = 4  # depth in the tree: root, home, pages, their children
FEWEST_CONTENTS = 3
FEWEST_INDEX = 3  # pages below, from which on they come before the text
REPORTS = ("mailto:", "tel:")  # a page with one of these is a page to make contact from


@dataclass(frozen=True, slots=True)
class Card:
    """A page below this one; `lang` is set when it exists in the other language only, `readers`
    when not everyone may read it.
    """

    title: str
    url: str
    text: str
    lang: str = ""
    readers: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    anchor: str


class Shown:
    """Read as the template asks: most of it is inside a part that is kept a minute."""

    def __init__(self, page: Article, urls: dict[str, str]) -> None:
        self.page = page
        self.code = page.locale.language_code
        self.url = address(page.url_path or "", self.code)
        self.pair_url = urls.get(other(self.code), "")
        # Set when the text is not in the reader's language.
        self.lang = self.code if self.code != current_language() else ""

    @cached_property
    def body(self) -> StreamValue:
        links.remember(self.page.body)
        return self.page.body

    @cached_property
    def parent(self) -> Card | None:
        return parent_of(self.page) if self.page.depth >= FIRST_WITH_PARENT else None

    @cached_property
    def cards(self) -> list[Card]:
        has_some = self.page.numchild or self.page.depth < FIRST_WITH_PARENT
        return list(cards(self.page)) if has_some else []

    @property
    def is_index(self) -> bool:
        return len(self.cards) >= FEWEST_INDEX

    @property
    def contents(self) -> list[Heading]:
        return contents(self.page)

    @property
    def sources(self) -> list[StructValue]:
        return [block.value for block in self.page.sources]

    @property
    def canonical(self) -> str:
        return absolute(self.url)

    @property
    def citation(self) -> str:
        return citation(self.page.title, self.url, written(self.page))

    @property
    def has_contact(self) -> bool:
        return has_contact(self.page)

    @property
    def crisis(self) -> bool:
        return self.page.is_help_page and not has_block(self.page, "crisis")


def article_context(page: Article, request: HttpRequest) -> dict[str, Any]:
    shown = Shown(page, getattr(request, "alternate_urls", {}))
    criteria = InclusionCriterion.objects.all()  # read only where a block shows them
    return {"shown": shown, "lang": shown.lang, "criteria": criteria}


def parent_of(page: Article) -> Card | None:
    """The page above, in the reader's language where it is published in it."""
    path = page._get_parent_path_from_path(page.path)
    above = Page.objects.filter(path=path).order_by().values("translation_key")
    pairs = Page.objects.live().filter(translation_key__in=above).order_by()
    rows = pairs.values_list("locale__language_code", "title", "url_path")
    found = {code[:2]: Card(title, address(place, code), "") for code, title, place in rows}
    return found.get(current_language()) or found.get(page.locale.language_code[:2])


def written(page: Article) -> Any:
    changed = page.last_published_at or page.latest_revision_created_at
    return page.written_on or (timezone.localdate(changed) if changed else None)


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
    own = list(page.get_children().live().public().specific()) if page.numchild else []
    for child in filter(is_listed, own):
        yield card(child)
    for child in filter(is_listed, untranslated(page, [it.translation_key for it in own])):
        yield card(child, child.locale.language_code)


def is_listed(page: Page) -> bool:
    return getattr(page, "visibility", Visibility.PUBLIC) in readers.LISTED


def card(page: Page, lang: str = "") -> Card:
    visibility = Visibility(getattr(page, "visibility", Visibility.PUBLIC))
    whom = "" if visibility == Visibility.PUBLIC else str(visibility.label)
    return Card(page.title, page.url or "", getattr(page, "summary", ""), lang, whom)


def untranslated(page: Article, known: list[Any]) -> list[Page]:
    pair = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).live()
    parent = pair.filter(numchild__gt=0).first()
    if parent is None:
        return []
    missing = parent.get_children().live().public().exclude(translation_key__in=known)
    return list(missing.select_related("locale").specific())
