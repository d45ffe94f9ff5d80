"""Screens for what partners share: tables, contacts between agencies, the board; and for who works
in which province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PublishingPanel,
)
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, LiveStatusTagColumn
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from directory.admin.forms import ContactForm, RemitOfEditorForm, TableForm
from directory.admin.panels import CONTACT, group, help_panel, pair
from directory.admin.viewsets import CHANGED, FOR_EXPORT, NAMES, RecordViewSet
from directory.admin.work import with_change
from directory.models import LiaisonContact, MultiAgencyTable, PartnerNotice, RegionalRemit

if TYPE_CHECKING:
    from django.db.models import QuerySet

NO_PERSONS = _(
    "Name a function and its mailbox or number, never a person: people move on, and what is"
    " written here is read by every verified practitioner."
)
CONFIRMED = group(
    _("Last confirmed"), FieldPanel("confirmed_on", read_only=True), "confirmed_today"
)
WHERE = group(_("Area served"), "province", pair("area"), "organisation", "visibility")
CONTACTS = InlinePanel("contacts", CONTACT, heading=_("Contacts"), label=_("Contact"))


class PartnerViewSet(RecordViewSet):
    search_fields = [*NAMES, "area_en", "area_fr", "key"]
    list_filter = ["province", "visibility", "live"]
    list_display = [
        "__str__",
        "province",
        DateColumn("confirmed_on", label=_("Last confirmed"), sort_key="confirmed_on"),
        CHANGED,
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_export = [*FOR_EXPORT, "province", "visibility", "confirmed_on"]

    def records(self) -> QuerySet:
        return with_change(super().records())


class TableViewSet(PartnerViewSet):
    model = MultiAgencyTable
    icon = "group"
    menu_label = _("Multi-agency tables")
    export_filename = "tables"
    edit_handler = ObjectList(
        [
            help_panel(NO_PERSONS),
            group(_("Name"), pair("name"), pair("summary")),
            WHERE,
            group(_("Who sits at it"), "sectors", "languages"),
            group(_("How to reach it"), pair("reach")),
            CONTACTS,
            group(_("What consent it needs"), pair("consent")),
            group(_("Who decides, and from when"), pair("threshold")),
            group(_("Conditions"), pair("conditions")),
            CONFIRMED,
            PublishingPanel(),
        ],
        base_form_class=TableForm,
    )


class ContactViewSet(PartnerViewSet):
    model = LiaisonContact
    icon = "mail"
    menu_label = _("Liaison contacts")
    list_filter = ["kind", "province", "visibility", "live"]
    export_filename = "liaison-contacts"
    edit_handler = ObjectList(
        [
            help_panel(NO_PERSONS),
            FieldPanel("kind"),
            group(_("Function"), pair("name"), pair("summary")),
            group(_("Subject"), pair("subject")),
            WHERE,
            group(_("Hours"), pair("hours")),
            FieldPanel("languages"),
            CONTACTS,
            CONFIRMED,
            PublishingPanel(),
        ],
        base_form_class=ContactForm,
    )


class NoticeViewSet(RecordViewSet):
    model = PartnerNotice
    index_view_class = snippets.IndexView
    icon = "openquote"
    menu_label = _("Offers and requests")
    search_fields = ["subject", "text", "organisation__name_en", "organisation__name_fr"]
    list_filter = ["kind", "hidden"]
    list_display = [
        "subject",
        "kind",
        "organisation",
        DateColumn("until", label=_("Until"), sort_key="until"),
        BooleanColumn("hidden", label=_("Hidden")),
    ]
    list_export = ["kind", "subject", "organisation", "until", "hidden"]
    export_filename = "offers-and-requests"
    edit_handler = ObjectList(
        [
            help_panel(_("Hide a notice that says anything of a person or a case.")),
            *(
                FieldPanel(name, read_only=True)
                for name in ("kind", "subject", "text", "organisation", "until", "posted_by")
            ),
            FieldPanel("hidden"),
        ]
    )


class RemitViewSet(RecordViewSet):
    model = RegionalRemit
    index_view_class = snippets.IndexView
    edit_view_class = snippets.EditView
    icon = "globe"
    menu_label = _("Regional editors")
    menu_name = "regional-editors"
    menu_order = 235
    add_to_admin_menu = True
    search_fields = ["user__email", "user__name"]
    list_filter = ["user"]
    list_display = ["user", Column("where", label=_("Provinces and territories"))]
    list_export = ["user", "where"]
    edit_handler = ObjectList(
        [
            help_panel(
                _(
                    "A regional editor sees and changes the listings of these provinces and"
                    " territories. Without an entry here they see none."
                )
            ),
            FieldRowPanel([FieldPanel("user")]),
            FieldPanel("provinces"),
        ],
        base_form_class=RemitOfEditorForm,
    )


class PartnersGroup(SnippetViewSetGroup):
    items = (TableViewSet, ContactViewSet, NoticeViewSet)
    menu_label = _("Partners")
    menu_name = "partners"
    menu_icon = "group"
    menu_order = 215
