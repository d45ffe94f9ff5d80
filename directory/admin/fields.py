"""Form fields that show editors words where the tables keep codes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models import Location
from liaison.core.provinces import Province
from liaison.reference import places
from liaison.reference.models import Region

if TYPE_CHECKING:
    from collections.abc import Iterator


class RegionIterator(ModelChoiceIterator):
    """Health regions under the name of their province or territory."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        regions = self.queryset.order_by("code")
        for province, members in groupby(regions, key=lambda region: region.code[:2]):
            yield str(Province(province).label), [self.choice(region) for region in members]


class RegionsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    iterator = RegionIterator

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Region.objects.all(), required=False, **kwargs)

    def label_from_instance(self, region: Region) -> str:
        if region.parent_id is None:
            return gettext("All of %(province)s") % {"province": region.name}
        return str(region.name)


class LocationsField(forms.ModelMultipleChoiceField):
    """The places of the service’s own organisation; nobody else’s can be chosen."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Location.objects.none(), required=False, **kwargs)


class TownsField(forms.CharField):
    """Single towns, one a line, kept as their GeoNames ids."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        found = [places.get(str(place_id)) for place_id in value]
        return "\n".join(place.label for place in found if place)

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines()]
        return list(dict.fromkeys(town(line) for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "").split("\n") != (data or "").splitlines()


def town(text: str) -> str:
    """The id of a town by its name; ValidationError says which ones it may be."""
    found = places.resolve(text)
    if found.place and found.place.kind == "town":
        return found.place.id
    others = [place.label for place in (*found.candidates, *found.suggestions)]
    if others:
        raise ValidationError(
            _("“%(text)s”: which one? %(others)s"),
            params={"text": text, "others": "; ".join(others[:6])},
        )
    raise ValidationError(_("“%(text)s”: no such town is known here."), params={"text": text})
