"""Crisis lines and menus in the editors’ room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from liaison.navigation.models import CrisisLine, MenuItem


class CrisisLineViewSet(SnippetViewSet):
    model = CrisisLine
    icon = "warning"
    search_backend_name = None
    search_fields = ["label_en", "label_fr", "number"]
    list_display = [
        "__str__",
        "sms",
        BooleanColumn("in_strip", label=_("On every page")),
        DateColumn("verified_on", label=_("Verified on")),
        "sort_order",
    ]
    list_filter = ["in_strip", "verified_on"]
    list_export = ["number", "tel", "sms", "label_en", "label_fr", "in_strip", "verified_on"]
    export_filename = "crisis-lines"
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Fill in “verified on” only on a day you called or looked the number up at its"
                    " source yourself. Changes appear on every page at once."
                )
            ),
            FieldRowPanel([FieldPanel("label_en"), FieldPanel("label_fr")]),
            FieldRowPanel([FieldPanel("short_en"), FieldPanel("short_fr")]),
            FieldRowPanel([FieldPanel("number"), FieldPanel("tel"), FieldPanel("sms")]),
            FieldRowPanel([FieldPanel("description_en"), FieldPanel("description_fr")]),
            MultiFieldPanel(
                [FieldPanel("in_strip"), FieldPanel("sort_order")], heading=_("Where it appears")
            ),
            FieldRowPanel([FieldPanel("verified_on"), FieldPanel("source")]),
        ]
    )


class MenuItemViewSet(SnippetViewSet):
    model = MenuItem
    icon = "list-ul"
    search_backend_name = None
    search_fields = ["title_en", "title_fr", "view"]
    list_display = ["__str__", "menu", "page", "view", "above", "sort_order"]
    list_filter = ["menu"]
    list_export = ["menu", "title_en", "title_fr", "above", "page", "view", "sort_order"]
    export_filename = "menus"
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(_("A link leads to a page or, by its name, to a view such as the finder.")),
            FieldRowPanel([FieldPanel("menu"), FieldPanel("above")]),
            FieldRowPanel([FieldPanel("title_en"), FieldPanel("title_fr")]),
            FieldRowPanel([FieldPanel("text_en"), FieldPanel("text_fr")]),
            FieldPanel("page"),
            FieldRowPanel([FieldPanel("view"), FieldPanel("sort_order")]),
        ]
    )


class SiteWideGroup(SnippetViewSetGroup):
    items = (CrisisLineViewSet, MenuItemViewSet)
    menu_label = _("Site-wide")
    menu_name = "site-wide"
    menu_icon = "globe"
    menu_order = 250
