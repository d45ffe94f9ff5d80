"""Choosers that search by name in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views import chooser

from directory.remit import within

if TYPE_CHECKING:
    from django.db.models import QuerySet


class NameFilterForm(BaseFilterForm):
    q = forms.CharField(label=_("Name"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        words = self.cleaned_data.get("q") or ""
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return objects.filter(Q(name_en__icontains=words) | Q(name_fr__icontains=words))


class Within:
    """Offers a regional editor the records of their provinces."""

    filter_form_class = NameFilterForm

    def get_object_list(self) -> QuerySet:
        return within(super().get_object_list(), self.request.user)  # type: ignore[misc,attr-defined]


class ChooseView(Within, chooser.ChooseView):
    pass


class ChooseResultsView(Within, chooser.ChooseResultsView):
    pass


class NamedChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
