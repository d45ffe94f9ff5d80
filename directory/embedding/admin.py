"""The list of sites that may embed searches, in the editors’ room: for administrators."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.models import EmbedOrigin


class EmbedOriginViewSet(SnippetViewSet):
    model = EmbedOrigin
    icon = "site"
    menu_label = _("Embedding")
    menu_name = "embedding"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    panels = [FieldPanel("partner"), FieldPanel("origin")]
    list_display = ["origin", "partner", DateColumn("added_at", label=_("Added"))]
    list_filter = ["added_at"]
    list_export = ["origin", "partner", "added_at"]
    export_filename = "embedding"
    search_fields = ["origin", "partner"]
    search_backend_name = None
