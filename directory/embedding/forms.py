"""Which search, how tall, and what of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.embedding.addresses import LONGEST, Embeddable, NotEmbeddableError, embeddable
from directory.embedding.page import BOTH, LIST, MAP

LOWEST, TALLEST, USUAL = 240, 2000, 640


class EmbedForm(forms.Form):
    address = forms.CharField(
        label=_("Address of the search or listing"),
        help_text=_("Search with the filters you want, then copy the address of that page here."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    show = forms.ChoiceField(
        label=_("What to show of a search"),
        choices=[(BOTH, _("List and map")), (LIST, _("Only the list")), (MAP, _("Only the map"))],
        required=False,
    )
    height = forms.IntegerField(
        label=_("Height in pixels"),
        min_value=LOWEST,
        max_value=TALLEST,
        initial=USUAL,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if address := data.get("address"):
            show = data.get("show", "")
            try:
                data["what"] = embeddable(address, show="" if show == BOTH else show)
            except NotEmbeddableError:
                problem = _("This is not the address of a search or of a public listing here.")
                self.add_error("address", problem)
        return data

    @property
    def what(self) -> Embeddable:
        found: Embeddable = self.cleaned_data["what"]
        return found

    @property
    def tall(self) -> int:
        return self.cleaned_data.get("height") or self.what.size[1]
