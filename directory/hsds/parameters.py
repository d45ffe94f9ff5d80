"""The parameters of the feed, read strictly: a filter that is not understood is an error, for
the answer would be larger than what was asked for."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from directory.conf import MAX_TEXT
from directory.hsds.conf import MOST_PER_PAGE, PER_PAGE
from liaison.reference import places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from liaison.reference.places import Place

FORMATS = ("json", "ndjson")
WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
FURTHEST = 1_000_000  # metres
MOST_PAGES = 10**9


class Flag(forms.Field):
    def to_python(self, value: Any) -> bool:
        if not value:
            return False
        if value.lower() not in WORDS:
            raise ValidationError(_("Write true or false."))
        return WORDS[value.lower()]


class Moment(forms.Field):
    """`2026-01-31` or `2026-01-31T15:00:00Z`; UTC where no zone is given."""

    def to_python(self, value: Any) -> datetime | None:
        if not value:
            return None
        try:
            at = parse_datetime(value)
            day = None if at else parse_date(value)
        except ValueError:
            at = day = None
        if day:
            at = datetime.combine(day, time.min)
        if at is None:
            raise ValidationError(_("Write a date like 2026-01-31 or 2026-01-31T15:00:00Z."))
        return at if at.tzinfo else at.replace(tzinfo=UTC)


class Ids(forms.Field):
    """One id or several: each has to fit."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        try:
            return [str(UUID(one)) for one in value or [] if one]
        except ValueError:
            raise ValidationError(_("Write ids as they are in this feed (UUID).")) from None


class Postcode(forms.CharField):
    """The centre of a postal code’s first three characters."""

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value)
        place = places.resolve(text).place if text else None
        if text and (place is None or place.kind != "postal"):
            raise ValidationError(_("This is not the beginning of a Canadian postal code."))
        return place


class Format(forms.ChoiceField):
    default_error_messages = {"invalid_choice": _("Choose one of: %(choices)s.")}

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            known = {"choices": ", ".join(FORMATS)}
            raise ValidationError(self.error_messages["invalid_choice"], params=known)


class Strict(forms.Form):
    """Says what it doesn’t know instead of leaving it out."""

    data: QueryDict

    def clean(self) -> dict[str, Any]:
        for name in self.data:
            if name not in self.fields:
                self.add_error(None, unknown(name, self.fields))
            elif not isinstance(self.fields[name], Ids) and len(self.data.getlist(name)) > 1:
                self.add_error(name, _("Give this parameter once."))
        return self.cleaned_data

    def value(self, name: str) -> Any:
        """Of a parameter; nothing where this address has none of that name."""
        return self.cleaned_data.get(name)


class Parameters(Strict):
    """What every list takes."""

    search = forms.CharField(required=False, max_length=MAX_TEXT)
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)
    per_page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PER_PAGE)
    format = Format(required=False, choices=[(name, name) for name in FORMATS])

    @property
    def number(self) -> int:
        return self.value("page") or 1

    @property
    def size(self) -> int:
        """How many records a page has; 0: all of them."""
        return self.value("per_page") or (0 if self.value("minimal") else PER_PAGE)

    @property
    def is_stream(self) -> bool:
        return bool(self.value("format") == "ndjson")


def unknown(name: str, known: Iterable[str]) -> ValidationError:
    message = _("This address has no parameter “%(name)s”. It has: %(known)s.")
    return ValidationError(message, params={"name": name[:40], "known": ", ".join(known)})


class TermParameters(Parameters):
    taxonomy_id = Ids(required=False)
    parent_id = Ids(required=False)
    top_only = Flag(required=False)


class ClassifiedParameters(Parameters):
    taxonomy_term_id = Ids(required=False)
    taxonomy_id = Ids(required=False)
    full = Flag(required=False)


class OrganizationParameters(ClassifiedParameters):
    full_service = Flag(required=False)


class PlaceParameters(ClassifiedParameters):
    organization_id = Ids(required=False)
    modified_after = Moment(required=False)
    postcode = Postcode(required=False)
    proximity = forms.IntegerField(required=False, min_value=1, max_value=FURTHEST)

    def clean(self) -> dict[str, Any]:
        if self.data.get("proximity") and not self.data.get("postcode"):
            self.add_error("proximity", _("Give a postcode to measure from."))
        return super().clean()


class ServiceParameters(PlaceParameters):
    minimal = Flag(required=False)


class OneParameters(Strict):
    """Of a single record; only an organisation has services to be written in full."""

    full_service = Flag(required=False)
