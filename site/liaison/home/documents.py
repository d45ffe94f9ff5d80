"""Pages as the search engine keeps them: a text and its translation are one document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Min
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from liaison.core.bilingual import LANGUAGES, other
from liaison.core.visibility import Visibility
from liaison.home.translations import address
from search import registry, sections
from search.documents import Document
from search.records import CHUNK
from search.sections import Entry, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from wagtail.query import PageQuerySet

    from liaison.home.models import SitePage

KIND = "page"
BELOW_HOME = 2  # depth in the tree
TEXTS = ("body", "monday")
LADDER = list(Visibility)
Translations = dict[str, "SitePage"]  # by language


class PageSource:
    """A text bears the lowest number of its pages."""

    kind = KIND

    def ids(self) -> Iterator[int]:
        groups = findable().order_by().values("translation_key").annotate(first=Min("pk"))
        return iter(sorted(group["first"] for group in groups))

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        chosen = list(self.ids()) if ids is None else sorted(ids)
        for start in range(0, len(chosen), CHUNK):
            wanted = set(chosen[start : start + CHUNK])
            keys = findable().filter(pk__in=wanted).values_list("translation_key", flat=True)
            for pages in by_text(findable().filter(translation_key__in=list(keys)).specific()):
                if first(pages) in wanted:
                    yield document(pages)


def findable() -> PageQuerySet:
    return Page.objects.live().public().filter(depth__gt=BELOW_HOME).select_related("locale")


def by_text(pages: Iterable[SitePage]) -> list[Translations]:
    texts: dict[object, Translations] = defaultdict(dict)
    for page in pages:
        texts[page.translation_key][page.locale.language_code[:2]] = page
    return list(texts.values())


def first(pages: Translations) -> int:
    return min(page.pk for page in pages.values())


def document(pages: Translations) -> Document:
    return Document(
        kind=KIND,
        object_id=first(pages),
        title={language: page.title for language, page in pages.items()},
        body={language: "\n".join(words(page)) for language, page in pages.items()},
        facets={},
        visibility=visibility(pages),
        stored={language: entry(pages, language).stored() for language in LANGUAGES},
    )


def visibility(pages: Translations) -> str:
    """Of the page that the fewest may read, should they ever differ."""
    each = (getattr(page, "visibility", Visibility.PUBLIC) for page in pages.values())
    return max(each, key=LADDER.index)


def words(page: SitePage) -> Iterator[str]:
    """Its summary and all that its text says, without the sources."""
    yield getattr(page, "summary", "")
    for name in TEXTS:
        value = getattr(page, name, None)
        if value:
            yield from value.stream_block.get_searchable_content(value)


def entry(pages: Mapping[str, SitePage], language: str) -> Entry:
    """The page a reader of this language gets; the other one where it is not translated."""
    shown = language if language in pages else other(language)
    page = pages[shown]
    return Entry(
        title=page.title,
        url=address(page.url_path, shown),
        text="\n".join(words(page)),
        title_lang="" if shown == language else shown,
        text_lang="" if shown == language else shown,
    )


def register() -> None:
    registry.register(PageSource())
    sections.register(Section(KIND, _("Pages"), "book", 30))
