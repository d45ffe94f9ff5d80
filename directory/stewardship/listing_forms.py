"""What people of an organisation write of their listing, for a draft. Two who change one field are
both heard (merging.py)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from modelcluster.forms import ClusterForm

from directory.enums import Facet
from directory.models import Service
from directory.stewardship.merging import merge
from directory.stewardship.plain_text import plainly_directed
from directory.term_fields import TermChoices, TermsField

SALT = "directory.listing-form"
PAIRS = (
    *("name", "summary", "description", "steps"),
    *("referral_note", "police_note", "privacy_note", "cost_note"),
)
LONG = ("description", "steps")


class ListingForm(TermChoices, ClusterForm):
    """`base` carries what the person started from, signed, so that nobody’s change is lost."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)
    service_type = TermsField(Facet.TYPE)
    languages = TermsField(Facet.LANGUAGE)
    accessible = TermsField(Facet.ACCESSIBILITY)

    class Meta:
        model = Service
        fields = [
            *(f"{name}_{language}" for name in PAIRS for language in ("en", "fr")),
            *("levels", "audiences", "minimum_age", "maximum_age", "referrers", "modes"),
            *("interpreter_on_request", "police_role", "anonymous_ok", "cost"),
        ]
        widgets = {
            f"{name}_{language}": forms.Textarea(attrs={"rows": 5 if name in LONG else 2})
            for name in PAIRS[1:]
            for language in ("en", "fr")
        }
        formsets: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(ORDER)
        for name in PAIRS:
            for language in ("en", "fr"):
                self.fields[f"{name}_{language}"].widget.attrs["lang"] = language
        self.now = {name: plain(self.initial.get(name)) for name in self.fields if name != "base"}
        self.initial["base"] = signing.dumps(self.now, salt=SALT, compress=True)

    def clean(self) -> dict[str, Any]:
        cleaned = plainly_directed(super().clean() or self.cleaned_data)
        mine = {name: plain(cleaned[name]) for name in self.now if name in cleaned}
        cleaned |= {name: value for name, value in mine.items() if isinstance(value, str)}
        merged = merge(self.started_from(), self.now, mine)
        for name, theirs in merged.conflicts.items():
            self.add_error(name, self.conflict_words(name, theirs))
        for name in merged.values:
            if merged.values[name] != mine[name]:
                cleaned[name] = self.initial[name]
        if merged.conflicts:  # the next press is about what stands there now
            self.data = self.data.copy()  # type: ignore[has-type]
            self.data["base"] = self.initial["base"]
        return cleaned

    def started_from(self) -> dict[str, Any]:
        try:
            base: dict[str, Any] = signing.loads(self.data.get("base", ""), salt=SALT)
        except signing.BadSignature:
            return self.now
        return base

    def conflict_words(self, name: str, theirs: Any) -> str:
        field = self.fields[name]
        choices = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        said = theirs if isinstance(theirs, list) else [theirs]
        words = ", ".join(choices.get(str(value), str(value)) for value in said) or _("(empty)")
        return _(
            "Somebody else changed this while you were writing. It now says: %(theirs)s. What you"
            " wrote is kept here; send it again to replace theirs."
        ) % {"theirs": words}


ORDER = [
    *(f"{name}_{language}" for name in PAIRS[:5] for language in ("en", "fr")),
    *("service_type", "levels", "audiences", "minimum_age", "maximum_age", "referrers"),
    *("modes", "languages", "interpreter_on_request", "accessible", "police_role"),
    *(f"{name}_{language}" for name in PAIRS[5:7] for language in ("en", "fr")),
    *("anonymous_ok", "cost", "cost_note_en", "cost_note_fr"),
]


def plain(value: Any) -> Any:
    """As JSON keeps it: terms by their number, empty values alike."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if value is None or isinstance(value, bool | int):
        return value
    return sorted(getattr(item, "pk", item) for item in value)
