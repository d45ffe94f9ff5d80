"""Words that mean the same, in the editors’ room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from liaison.reference.models import Synonyms

HELP = _(
    "Whoever searches for one of these words or expressions also finds records that use another of "
    "them, in either language. A change counts at once, or within a minute on a large site."
)


class SynonymsViewSet(SnippetViewSet):
    model = Synonyms
    icon = "openquote"
    menu_label = _("Search words")
    menu_name = "search-words"
    menu_order = 226
    add_to_admin_menu = True
    search_backend_name = None
    search_fields = ["code", "words_en", "words_fr"]
    list_display = ["__str__", "code"]
    list_filter = {"code": ["icontains"]}
    list_export = ["code", "words_en", "words_fr"]
    list_per_page = 100
    edit_handler = ObjectList(
        [
            HelpPanel(HELP),
            FieldPanel("code"),
            FieldRowPanel([FieldPanel("words_en"), FieldPanel("words_fr")]),
        ]
    )
