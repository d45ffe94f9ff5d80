"""Many pages of text: copies of a shipped explainer, fifty to a part, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import connection
from wagtail.models import Page

from liaison.home.models import ExplainerPage, StandardPage
from tests.benchmarks.content import IN_A_PART

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = UUID("3f0d2f3e-54b1-4c0b-9a70-6f0a5d6a2b11")
CODE = "E1"


def make(count: int) -> None:
    """`count` explainers, half of them in each language, each with its pair."""
    for original in ExplainerPage.objects.filter(code=CODE).select_related("locale"):
        copies = list(pages(original, count // 2))
        Page.objects.bulk_create(copies, batch_size=500)
        copy_texts(original, [page.pk for page in copies])


def pages(original: ExplainerPage, count: int) -> Iterator[Page]:
    parent = original.get_parent().specific
    for number in range(count):
        if number % IN_A_PART == 0:
            part = add_part(parent, number // IN_A_PART)
            below = min(IN_A_PART, count - number)
            Page.objects.filter(pk=part.pk).update(numchild=below)
        yield copy(original, part, number)


def add_part(parent: StandardPage, number: int) -> StandardPage:
    parent.refresh_from_db()
    key = uuid5(NAMESPACE, f"part {number}")
    part = StandardPage(
        title=f"Part {number}",
        slug=f"part-{number}",
        summary="A part.",
        locale=parent.locale,
        translation_key=key,
    )
    return parent.add_child(instance=part)


def copy(original: ExplainerPage, part: StandardPage, number: int) -> Page:
    slug, depth = f"text-{number}", part.depth + 1
    return Page(
        title=f"{original.title} {number}",
        draft_title=original.draft_title,
        slug=slug,
        url_path=f"{part.url_path}{slug}/",
        path=Page._get_path(part.path, depth, number % IN_A_PART + 1),
        depth=depth,
        content_type=original.content_type,
        locale=original.locale,
        translation_key=uuid5(NAMESPACE, str(number)),
        last_published_at=original.last_published_at,
        live=True,
    )


def copy_texts(original: ExplainerPage, keys: list[int]) -> None:
    """The rows of the child table, which bulk_create does not write."""
    columns = [field.column for field in ExplainerPage._meta.local_fields if not field.primary_key]
    listed = ", ".join(f'"{column}"' for column in columns)
    sql = (
        f"INSERT INTO home_explainerpage (page_ptr_id, {listed})"  # noqa: S608 - our own columns
        f" SELECT %s, {listed} FROM home_explainerpage WHERE page_ptr_id = %s"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(key, original.pk) for key in keys])
