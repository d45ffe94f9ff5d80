"""Hours and contacts of a listing, row by row: what an organisation changes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import OpeningHours, ServiceContact
from directory.stewardship.inputs import TimeOfDayInput
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable

    from directory.models import Service

SALT = "directory.rows"
SHOWN_TO = (Visibility.PUBLIC, Visibility.PRACTITIONER)
MOST = 40  # rows of one kind


class WeekForm(forms.ModelForm):
    class Meta:
        model = OpeningHours
        fields = ["weekday", "opens", "closes", "by_appointment", "note_en", "note_fr"]
        widgets = {"opens": TimeOfDayInput, "closes": TimeOfDayInput}


class ContactForm(forms.ModelForm):
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may see it"),
        choices=[(it.value, it.label) for it in SHOWN_TO],
        initial=Visibility.PUBLIC,
    )

    class Meta:
        model = ServiceContact
        fields = ["kind", "value", "extension", "label_en", "label_fr", "visibility"]


FORMS: dict[str, type[forms.ModelForm]] = {"hours": WeekForm, "contacts": ContactForm}


class Rows(forms.BaseFormSet):
    """Filled from a record. What it started from travels along, signed: whoever saves over another
    person’s change is told first."""

    what: str

    def __init__(self, record: Service, data: Any = None) -> None:
        names = FORMS[self.what].Meta.fields  # type: ignore[attr-defined]
        now = [{name: getattr(row, name) for name in names} for row in theirs(record, self.what)]
        super().__init__(data, initial=now, prefix="rows")
        self.stamp = signing.Signer(salt=SALT).signature(repr(now))
        self.meanwhile = False

    def clean(self) -> None:
        sent = self.data.get("stamp", self.stamp)
        self.meanwhile = sent != self.stamp
        if self.meanwhile:
            raise forms.ValidationError(
                _(
                    "Somebody else changed this while you were writing. What you wrote is kept"
                    " below; send it again to replace what they wrote."
                )
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        kept = (form.cleaned_data for form in self.forms if form.has_changed() or form.initial)
        return [
            {name: value for name, value in row.items() if name != "DELETE"}
            for row in kept
            if row and not row.get("DELETE")
        ]

    def change(self) -> Callable[[Service], None]:
        """Puts these rows into a record, in the place of those that were shown here."""

        def put(record: Service) -> None:
            model = FORMS[self.what].Meta.model  # type: ignore[attr-defined]
            others = [row for row in getattr(record, self.what).all() if not is_theirs(row)]
            setattr(record, self.what, [*others, *(model(**row) for row in self.rows)])

        return put


def theirs(record: Service, what: str) -> list[Any]:
    return [row for row in getattr(record, what).all() if is_theirs(row)]


def is_theirs(row: Any) -> bool:
    """Contacts that only the people of this site see are not theirs to change."""
    return getattr(row, "visibility", Visibility.PUBLIC) in SHOWN_TO


def rows_of(what: str) -> type[Rows]:
    kind = forms.formset_factory(
        FORMS[what],
        formset=Rows,
        extra=2,
        can_delete=True,
        can_delete_extra=False,
        max_num=MOST,
        validate_max=True,
    )
    return type("Rows", (kind,), {"what": what})
