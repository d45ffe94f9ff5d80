"""The glossary in the editors’ room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
)
from wagtail.admin.ui.tables import BooleanColumn, DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from liaison.reference.models import GlossaryTerm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.admin.ui.tables import Column

PAIRS = ("term", "abbreviation", "definition", "note", "source")
FORMS_HELP = _(
    "One a line. Plurals are found as well. A word with capitals is found with those capitals only."
    " A line that begins with ! is left alone: words that hold the term and mean something else."
    " Leave empty to search for the term itself."
)
HELP = _(
    "What you write here is shown wherever the term first appears on a page, in every text at once."
    " The code and the addresses stay as they are once the term is published. Fill in “reviewed on”"
    " only when a professional who works in French has read both definitions."
)


def pair(name: str, **kwargs: Any) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(f"{name}_en", **kwargs), FieldPanel(f"{name}_fr", **kwargs)])


class GlossaryTermForm(WagtailAdminModelForm):
    """The code is permanent: imports and exports use it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["code"].disabled = True


class GlossaryTermFilters(WagtailFilterSet):
    tooltip = django_filters.BooleanFilter(label=_("Explained on pages"))
    unreviewed = django_filters.BooleanFilter(
        label=_("Review due"), field_name="reviewed_on", lookup_expr="isnull"
    )
    unconfirmed = django_filters.BooleanFilter(label=_("Has a note"), method="by_note")
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = GlossaryTerm
        fields: list[str] = []

    def by_note(self, terms: QuerySet, name: str, value: bool) -> QuerySet:
        return terms.exclude(note_en="") if value else terms.filter(note_en="")


class GlossaryIndexView(IndexView):
    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> Column:
        """In the editor's language, where Wagtail keeps that of whoever saved the draft."""
        return super()._get_title_column(field_name, *args, accessor=str, **kwargs)


class GlossaryEditView(EditView):
    def get_page_subtitle(self) -> str:
        return str(self.object)


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 225
    add_to_admin_menu = True
    copy_view_enabled = False  # a copy would carry the addresses
    index_view_class = GlossaryIndexView
    edit_view_class = GlossaryEditView
    filterset_class = GlossaryTermFilters
    search_backend_name = None
    search_fields = ["term_en", "term_fr", "abbreviation_en", "abbreviation_fr", "code"]
    list_per_page = 100
    list_display = [
        "__str__",
        "code",
        BooleanColumn("tooltip", label=_("Explained on pages"), sort_key="tooltip"),
        DateColumn("reviewed_on", label=_("Reviewed on"), sort_key="reviewed_on"),
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_export = [
        "code",
        *(f"{name}_{language}" for name in (*PAIRS, "forms") for language in ("en", "fr")),
        "tooltip",
        "reviewed_on",
        "reviewer_role",
        "live",
        "updated_at",
    ]
    export_filename = "glossary"
    edit_handler = ObjectList(
        [
            HelpPanel(HELP),
            FieldPanel("code"),
            *map(pair, PAIRS),
            MultiFieldPanel(
                [FieldPanel("tooltip"), pair("forms", help_text=FORMS_HELP)],
                heading=_("Where it is explained"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("reviewer_role")])],
                heading=_("Review"),
            ),
            PublishingPanel(),
        ],
        base_form_class=GlossaryTermForm,
    )
