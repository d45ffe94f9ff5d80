"""Instrument, role and law cards in the editors’ room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
)
from wagtail.admin.ui.tables import DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from liaison.reference.models import Instrument, LawCard, RoleCard

if TYPE_CHECKING:
    from wagtail.admin.ui.tables import Column

NAMES = ["name_en", "name_fr"]
REVIEW = ["written_on", "reviewed_on", "reviewer_role_en", "reviewer_role_fr", "live", "updated_at"]


def pair(name: str, **options: Any) -> FieldRowPanel:
    """A text in English and in French, side by side."""
    return FieldRowPanel([FieldPanel(f"{name}_{code}", **options) for code in ("en", "fr")])


def review() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("written_on"), FieldPanel("reviewed_on")]),
            pair("reviewer_role"),
            FieldPanel("visibility"),
        ],
        heading=_("Review"),
    )


class CardForm(WagtailAdminModelForm):
    """The code is permanent: imports and exports use it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["code"].disabled = True


class LawCardForm(CardForm):
    def clean(self) -> dict[str, Any]:
        """A review covers what was there on its day: other answers need another review."""
        cleaned = super().clean()
        answers = self.formsets.get("drafted_answers")
        day = cleaned.get("reviewed_on")
        stale = day and day < timezone.localdate() and "reviewed_on" not in self.changed_data
        if answers is not None and stale and answers.has_changed():
            self.add_error(
                "reviewed_on",
                _("The answers changed: give the day of the new review, or leave it empty."),
            )
        return cleaned


class CardIndexView(IndexView):
    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> Column:
        """In the editor's language, where Wagtail keeps that of whoever saved the draft."""
        return super()._get_title_column(field_name, *args, accessor=str, **kwargs)


class CardEditView(EditView):
    def get_page_subtitle(self) -> str:
        return str(self.object)


class CardViewSet(SnippetViewSet):
    add_to_admin_menu = True
    copy_view_enabled = False  # a copy would carry the addresses
    index_view_class = CardIndexView
    edit_view_class = CardEditView
    search_backend_name = None
    search_fields = [*NAMES, "code"]
    list_per_page = 50
    list_display = [
        "__str__",
        "code",
        DateColumn("reviewed_on", label=_("Reviewed on"), sort_key="reviewed_on"),
        LiveStatusTagColumn(label=_("Status")),
    ]


class InstrumentViewSet(CardViewSet):
    model = Instrument
    icon = "clipboard-list"
    menu_label = _("Instruments")
    menu_name = "instruments"
    menu_order = 226
    list_filter = ["evidence", "comparison_only", "live"]
    list_export = ["code", *NAMES, "evidence", "comparison_only", "owner_url", *REVIEW]
    export_filename = "instruments"
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "A card says what an instrument is for, who may use it and how far it can be"
                    " trusted. Never write an item, a factor or a score here: they belong to their"
                    " owner. For each fact, say how we know it; leave out a heading where nothing"
                    " was found, and the card will say so."
                )
            ),
            FieldPanel("code"),
            pair("name"),
            pair("summary"),
            MultiFieldPanel(
                [
                    FieldPanel("settings"),
                    FieldPanel("users"),
                    FieldPanel("ages"),
                    FieldRowPanel([FieldPanel("evidence"), FieldPanel("comparison_only")]),
                ],
                heading=_("What people filter by"),
            ),
            InlinePanel(
                "facts",
                [
                    FieldRowPanel([FieldPanel("topic"), FieldPanel("known")]),
                    pair("text"),
                    pair("read_in"),
                ],
                heading=_("Facts"),
                label=_("Fact"),
            ),
            MultiFieldPanel([pair("owner"), FieldPanel("owner_url")], heading=_("Owner")),
            pair("sources"),
            review(),
            PublishingPanel(),
        ],
        base_form_class=CardForm,
    )


class RoleCardViewSet(CardViewSet):
    model = RoleCard
    icon = "user"
    menu_label = _("Role cards")
    menu_name = "roles"
    menu_order = 227
    list_filter = ["group", "live"]
    list_export = ["code", "group", *NAMES, *REVIEW]
    export_filename = "roles"
    edit_handler = ObjectList(
        [
            HelpPanel(
                _("What this role does and leaves to others, in a case and around it. Plain words.")
            ),
            FieldPanel("code"),
            FieldRowPanel([FieldPanel("group"), FieldPanel("sort_order")]),
            pair("name"),
            pair("summary"),
            pair("does"),
            pair("does_not"),
            pair("needs"),
            FieldPanel("works_with", widget=forms.CheckboxSelectMultiple),
            pair("sources"),
            review(),
            PublishingPanel(),
        ],
        base_form_class=CardForm,
    )


class LawCardViewSet(CardViewSet):
    model = LawCard
    icon = "doc-full"
    menu_label = _("Law cards")
    menu_name = "law-cards"
    menu_order = 228
    list_filter = ["level", "province", "live"]
    # A file leaves this room: it holds no answer and no note.
    list_export = ["code", "level", "province", *NAMES, *REVIEW]
    export_filename = "law-cards"
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Readers see the answers only once a reviewer’s role and the day of review are"
                    " filled in. Until then the card shows its headings, its sources and “not"
                    " reviewed”. Never infer an answer from another place. Give the official site."
                )
            ),
            FieldPanel("code"),
            FieldRowPanel([FieldPanel("level"), FieldPanel("province"), FieldPanel("sort_order")]),
            pair("name"),
            MultiFieldPanel([pair("official"), pair("official_url")], heading=_("Official site")),
            InlinePanel(
                "found_sources",
                [
                    pair("title"),
                    FieldRowPanel([FieldPanel("section"), FieldPanel("found_on")]),
                    FieldPanel("known"),
                    pair("edition"),
                    pair("url"),
                    FieldPanel("headings"),
                ],
                heading=_("Sources found"),
                label=_("Source"),
            ),
            pair("notes"),
            InlinePanel(
                "drafted_answers",
                [FieldRowPanel([FieldPanel("heading"), FieldPanel("ruling")]), pair("text")],
                heading=_("Answers, for the reviewer"),
                label=_("Answer"),
                max_num=6,
            ),
            review(),
            PublishingPanel(),
        ],
        base_form_class=LawCardForm,
    )
