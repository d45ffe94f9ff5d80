"""Report: everything there is, pages and records, with what an editor asks of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from liaison.home.admin.reports import rows
from liaison.home.admin.reports.lists import (
    LANGUAGE_CODES,
    LANGUAGE_NAMES,
    TITLE,
    ListReport,
    RowFilters,
    kinds,
)
from liaison.home.admin.reports.words import words_by_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liaison.home.admin.reports.rows import Row

PAGES = "pages"
YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
ALL: dict[str, Any] = {"empty_label": gettext_lazy("All")}


class ContentFilters(RowFilters):
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind of content"),
        choices=kinds(records=True, first=[(PAGES, gettext_lazy("Pages of every kind"))]),
        **ALL,
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=list(LANGUAGE_NAMES.items()), **ALL
    )
    live = django_filters.ChoiceFilter(label=gettext_lazy("Published"), choices=YES_NO, **ALL)
    draft = django_filters.ChoiceFilter(label=gettext_lazy("With a draft"), choices=YES_NO, **ALL)
    pair = django_filters.ChoiceFilter(
        label=gettext_lazy("Complete in both languages"), choices=YES_NO, **ALL
    )

    tests = {
        "kind": lambda row, value: row.code == value or (value == PAGES and row.is_page),
        "language": lambda row, value: row.language == value,
        "live": lambda row, value: row.live == (value == "yes"),
        "draft": lambda row, value: row.draft == (value == "yes"),
        "pair": lambda row, value: row.has_pair == (value == "yes"),
    }


def pair(row: Row) -> str:
    if row.has_pair:
        return _("Complete")
    return _("Some texts in one language only") if row.language == rows.BOTH else _("Missing")


def evidence(row: Row) -> str:
    say = getattr(row.content, "get_evidence_display", None)
    return str(say()) if say else ""


def owner(row: Row) -> str:
    """Who made a page; of a record, who changed it last."""
    by = getattr(row.content, "owner", None)
    revision = getattr(row.content, "latest_revision", None)
    return str(by or (revision and revision.user) or "")


def counts(row: Row) -> dict[str, int]:
    return words_by_language(row.content, row.language) if row.content else {}


def words(row: Row) -> str:
    return "\u00a0/\u00a0".join(
        number_format(count, force_grouping=True) for count in counts(row).values()
    )


class ContentReportView(ListReport):
    page_title = gettext_lazy("Content report")
    header_icon = "list-ul"
    index_url_name = "home_reports:content"
    index_results_url_name = "home_reports:content_results"
    no_results_message = gettext_lazy("Nothing matches.")
    filterset_class = ContentFilters
    columns = [
        TITLE,
        Column("kind", label=gettext_lazy("Kind of content"), sort_key="kind"),
        Column(
            "language",
            label=gettext_lazy("Language"),
            accessor=lambda row: LANGUAGE_CODES[row.language],
            sort_key="language",
        ),
        Column("pair", label=gettext_lazy("Other language"), accessor=pair),
        Column("live", label=gettext_lazy("Published"), accessor=lambda row: yes_no(row.live)),
        Column("evidence", label=gettext_lazy("Evidence"), accessor=evidence),
        Column("reviewed_on", label=gettext_lazy("Reviewed on"), accessor="reviewed"),
        Column("owner", label=gettext_lazy("Person in charge"), accessor=owner),
        Column("words", label=gettext_lazy("Words"), accessor=words),
    ]
    list_export = [
        "title",
        "kind",
        "code",
        "language",
        "has_pair",
        "live",
        "evidence",
        "reviewed",
        "owner",
        "words_en",
        "words_fr",
    ]
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Kind of content"),
        "code": gettext_lazy("Code"),
        "language": gettext_lazy("Language"),
        "has_pair": gettext_lazy("Complete in both languages"),
        "live": gettext_lazy("Published"),
        "evidence": gettext_lazy("Evidence"),
        "reviewed": gettext_lazy("Reviewed on"),
        "owner": gettext_lazy("Person in charge"),
        "words_en": gettext_lazy("Words in English"),
        "words_fr": gettext_lazy("Words in French"),
    }
    export_filename = "content"

    def read(self) -> list[Row]:
        user = self.request.user
        return [*rows.page_rows(user), *rows.record_rows(user)]

    def complete(self, found: Iterable[Row]) -> None:
        rows.read_contents(found)

    def to_row_dict(self, row: Row) -> dict[str, Any]:
        by_language = counts(row)
        computed = {
            "evidence": evidence(row),
            "owner": owner(row),
            "words_en": by_language.get("en", ""),
            "words_fr": by_language.get("fr", ""),
        }
        return {
            name: computed[name] if name in computed else getattr(row, name)
            for name in self.list_export
        }


def yes_no(value: bool) -> str:
    return _("Yes") if value else _("No")
