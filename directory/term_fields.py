"""The terms of a record on a form: a set of checkboxes for each facet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from directory.models import Term

if TYPE_CHECKING:
    from directory.enums import Facet


class TermsField(forms.ModelMultipleChoiceField):
    """The published terms of one facet, as checkboxes; they all end up in `terms`."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, facet: Facet, **kwargs: Any) -> None:
        self.facet = facet
        super().__init__(
            Term.objects.of(facet).published(), required=False, label=facet.label, **kwargs
        )

    def label_from_instance(self, term: Term) -> str:
        return str(term.name)


class TermChoices:
    """One set of checkboxes per facet, saved together into the one `terms` of the record."""

    if TYPE_CHECKING:
        instance: Any
        initial: dict[str, Any]
        fields: dict[str, Any]
        cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = list(self.instance.terms.all())
        for name, field in self.term_fields.items():
            self.initial[name] = [term for term in chosen if term.facet == field.facet]

    @property
    def term_fields(self) -> dict[str, TermsField]:
        return {name: field for name, field in self.fields.items() if isinstance(field, TermsField)}

    def save_cluster_m2m(self) -> None:
        super().save_cluster_m2m()  # type: ignore[misc]
        facets = [field.facet for field in self.term_fields.values()]
        offered = set(
            Term.objects.published().filter(facet__in=facets).values_list("pk", flat=True)
        )
        # Terms that the form can't show (not published, or of another facet) stay.
        kept = [term for term in self.instance.terms.all() if term.pk not in offered]
        chosen = [term for name in self.term_fields for term in self.cleaned_data.get(name, ())]
        self.instance.terms.set([*kept, *chosen])
