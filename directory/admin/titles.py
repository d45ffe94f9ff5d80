"""Records under their name in the editor’s own language.

Wagtail shows the name that a draft had when it was saved, in the language of whoever saved it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.snippets.views import snippets

from directory.models.organisation import Listed
from liaison.core.bilingual import current_language, other

if TYPE_CHECKING:
    from django.db.models import Model
    from wagtail.admin.ui.tables import Column


def title_of(record: Model) -> str:
    """The name of the newest draft, or of the record where there is none."""
    if not (isinstance(record, Listed) and record.has_unpublished_changes):
        return str(record)
    content = record.latest_revision.content if record.latest_revision else {}
    language = current_language()
    names = (content.get(f"name_{code}") for code in (language, other(language)))
    return next(filter(None, names), str(record))


class IndexView(snippets.IndexView):
    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> Column:
        return super()._get_title_column(field_name, *args, accessor=title_of, **kwargs)


class EditView(snippets.EditView):
    def get_page_subtitle(self) -> str:
        return str(self.object)
