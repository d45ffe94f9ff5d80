"""Report: pages whose text in the other language is missing, not published, or older.

It asks the two trees only, so that it holds for translations made in the editor of
wagtail-localize and for pages that were written side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import django_filters
from django.db import models
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import PageLogEntry

from liaison.core.bilingual import other
from liaison.home.admin.reports import rows
from liaison.home.admin.reports.content import ALL
from liaison.home.admin.reports.lists import (
    LANGUAGE_CODES,
    LANGUAGE_NAMES,
    TITLE,
    ListReport,
    RowFilters,
    kinds,
)
from liaison.home.admin.reports.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liaison.accounts.models import User

TOGETHER = timedelta(hours=1)  # two pages published so close to each other are one change
IN_STEP = "home.translation_in_step"


class Gap(models.TextChoices):
    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Not published")
    OLDER = "older", _("Older than this page")


@dataclass
class Lack(Row):
    """A published page, and what its other language lacks."""

    gap: Gap = Gap.MISSING
    pair: Row | None = None

    @property
    def wanted(self) -> str:
        return other(self.language)

    @property
    def gap_label(self) -> str:
        return str(self.gap.label)

    @property
    def pair_published_at(self) -> datetime | None:
        return self.pair.published_at if self.pair else None

    @property
    def reason(self) -> str:
        """Why it is in one language for now, in the words of its editor."""
        return str(getattr(self.content, "pair_reason", ""))

    @property
    def compare_url(self) -> str:
        return reverse("home_reports:in_step", args=[self.pk]) if self.gap == Gap.OLDER else ""


def lacks(user: User) -> Iterator[Lack]:
    pages = rows.page_rows(user)
    by_place = {(page.key, page.language): page for page in pages}
    in_step = compared_at()
    for page in pages:
        pair = by_place.get((page.key, other(page.language)))
        gap = gap_between(page, pair, in_step.get(pair.pk) if pair else None)
        if gap and page.live:
            yield Lack(**vars(page), gap=gap, pair=pair)


def gap_between(page: Row, pair: Row | None, compared: datetime | None) -> Gap | None:
    if pair is None:
        return Gap.MISSING
    if not pair.live:
        return Gap.DRAFT
    known = max(filter(None, (pair.published_at, compared)), default=None)
    if page.published_at and known and known + TOGETHER < page.published_at:
        return Gap.OLDER
    return None


def compared_at() -> dict[int, datetime]:
    """When an editor last said of a page that it says the same as its pair."""
    entries = PageLogEntry.objects.filter(action=IN_STEP).values_list("page_id")
    return dict(entries.annotate(Max("timestamp")).order_by())


class TranslationFilters(RowFilters):
    gap = django_filters.ChoiceFilter(label=_("Other language"), choices=Gap.choices, **ALL)
    wanted = django_filters.ChoiceFilter(
        label=_("To write in"),
        choices=[(code, LANGUAGE_NAMES[code]) for code in ("en", "fr")],
        **ALL,
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of content"), choices=kinds(records=False), **ALL
    )

    tests: dict[str, Any] = {
        "gap": lambda row, value: row.gap == value,
        "wanted": lambda row, value: row.wanted == value,
        "kind": lambda row, value: row.code == value,
    }


class CompareColumn(Column):
    cell_template_name = "home/admin/compare_cell.html"


class TranslationsReportView(ListReport):
    page_title = _("Translations to do")
    header_icon = "globe"
    index_url_name = "home_reports:translations"
    index_results_url_name = "home_reports:translations_results"
    no_results_message = _("No translation is missing or out of date here.")
    filterset_class = TranslationFilters
    columns = [
        TITLE,
        Column("kind", label=_("Kind of content"), sort_key="kind"),
        Column(
            "wanted",
            label=_("To write in"),
            accessor=lambda row: LANGUAGE_CODES[row.wanted],
            sort_key="wanted",
        ),
        Column("gap", label=_("Other language"), accessor="gap_label", sort_key="gap"),
        DateColumn("published_at", label=_("This page"), sort_key="published_at"),
        DateColumn("pair_published_at", label=_("Other page")),
        Column("reason", label=_("Reason")),
        CompareColumn("compare_url", label=_("Compare")),
    ]
    list_export = [
        "title",
        "kind",
        "code",
        "language",
        "wanted",
        "gap_label",
        "published_at",
        "pair_published_at",
        "reason",
    ]
    export_headings = {
        "title": _("Title"),
        "kind": _("Kind of content"),
        "code": _("Code"),
        "language": _("Language"),
        "wanted": _("To write in"),
        "gap_label": _("Other language"),
        "published_at": _("This page"),
        "pair_published_at": _("Other page"),
        "reason": _("Reason"),
    }
    export_filename = "translations-to-do"

    def read(self) -> list[Row]:
        return list(lacks(self.request.user))

    def complete(self, found: Iterable[Row]) -> None:
        rows.read_contents(found)
