"""Keeps the search index in step with the pages, after each change that readers can notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from liaison.home.documents import KIND
from search.records import index_after_commit

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(on_page_changed, dispatch_uid="home.index")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(on_branch_changed, dispatch_uid="home.index")
    post_delete.connect(on_page_deleted, dispatch_uid="home.index")
    for signal in (post_save, post_delete):
        signal.connect(
            on_branch_restricted, sender=PageViewRestriction, dispatch_uid="home.index.readers"
        )


def on_page_changed(instance: Page, **kwargs: Any) -> None:
    index_texts_of(Page.objects.filter(pk=instance.pk))


def on_branch_changed(instance: Page, **kwargs: Any) -> None:
    """The addresses of all pages below it are others now."""
    index_texts_of(Page.objects.descendant_of(instance, inclusive=True))


def on_branch_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    index_texts_of(Page.objects.descendant_of(instance.page, inclusive=True))


def on_page_deleted(sender: type, instance: object, **kwargs: Any) -> None:
    """Its translation stays."""
    if isinstance(instance, Page):
        left = Page.objects.filter(translation_key=instance.translation_key)
        index_after_commit(KIND, [instance.pk, *left.values_list("pk", flat=True)])


def index_texts_of(pages: PageQuerySet) -> None:
    """With their translations: a text is one document."""
    keys = pages.values_list("translation_key", flat=True)
    found = Page.objects.filter(translation_key__in=list(keys))
    if ids := list(found.values_list("pk", flat=True)):
        index_after_commit(KIND, ids)
