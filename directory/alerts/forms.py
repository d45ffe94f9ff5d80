"""Asking to follow a search, and changing how often letters about it come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from directory.alerts import asked
from directory.finder.query import parse
from directory.models import Follow, Frequency
from liaison.accounts.models import LANGUAGE_NAMES
from liaison.core.bilingual import current_language
from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

LONGEST = 4000  # characters of a search, as an address


class FollowForm(forms.Form):
    """A person with an account needs no more than the search itself: one press."""

    asked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST)
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send one letter to confirm it. Nothing is kept until you do."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    frequency = forms.ChoiceField(
        label=_("How often"), choices=Frequency.choices, required=False, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the letters"), choices=LANGUAGE_NAMES, required=False
    )

    def __init__(self, data: Any, *, user: Any, asked: str) -> None:
        initial = {
            "asked": asked,
            "frequency": Frequency.WEEKLY,
            "language": current_language(),
        }
        super().__init__(data, initial=initial)
        self.user: User = user
        if user.is_authenticated:
            del self.fields["email"]

    @property
    def given(self) -> FinderQuery:
        given = str(self["asked"].value() or "")[:LONGEST]
        return parse(QueryDict(given), visibilities_for(self.user))

    @property
    def query(self) -> FinderQuery:
        return asked.kept(self.given)

    @property
    def has_words(self) -> bool:
        return bool(self.given.text)

    @property
    def called(self) -> str:
        return asked.called(self.query)

    def clean_frequency(self) -> str:
        return self.cleaned_data["frequency"] or Frequency.WEEKLY

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or current_language()

    def clean(self) -> dict[str, Any]:
        longest = Follow._meta.get_field("asked").max_length or 0
        if self.query.is_empty or len(asked.written(self.query)) > longest:
            raise forms.ValidationError(_("Choose a place or a filter first."))
        return super().clean() or {}


class FrequencyForm(forms.ModelForm):
    class Meta:
        model = Follow
        fields = ("frequency",)
