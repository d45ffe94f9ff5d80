"""What a draft says otherwise than readers see, field by field and word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text

from directory.enums import SERVICE_FACETS
from directory.hours_words import clock
from directory.models import Service
from directory.stewardship.drafts import draft_of
from liaison.core.fields import CodesField

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_COMPARED = {"terms", "locations", "regions", "served_places", "organisation"}


@dataclass(frozen=True, slots=True)
class Difference:
    """`changes` are pieces of text, each “equal”, “addition” or “deletion”."""

    label: str
    changes: list[tuple[str, str]]


def differences(service: Service) -> list[Difference]:
    before, after = dict(words_of(Service.objects.get(pk=service.pk))), words_of(draft_of(service))
    return [
        Difference(label, pieces(before[label], text))
        for label, text in after
        if text != before[label]
    ]


def pieces(before: str, after: str) -> list[tuple[str, str]]:
    return list(diff_text(before, after).changes)


def words_of(record: Service) -> Iterator[tuple[str, str]]:
    """Every field of a listing that people write, under its label, as one text each."""
    for field in Service._meta.get_fields():
        if isinstance(field, models.Field) and is_written(field):
            yield capfirst(str(field.verbose_name)), in_words(field, record)
    terms = list(record.terms.all())
    for facet in SERVICE_FACETS:
        yield str(facet.label), ", ".join(str(it.name) for it in terms if it.facet == facet)
    yield _("Locations"), ", ".join(str(place) for place in record.locations.all())
    yield _("Regions served"), ", ".join(str(region.name) for region in record.regions.all())
    yield _("Hours"), "\n".join(hours_words(row) for row in record.hours.all())
    yield _("Contacts"), "\n".join(contact_words(row) for row in record.contacts.all())


def is_written(field: models.Field) -> bool:
    """By people: not the bookkeeping of Wagtail or of an import."""
    own = field.model is Service and field.name in {it.name for it in Service._meta.local_fields}
    return own and field.editable and field.name not in NOT_COMPARED | BOOKKEEPING


BOOKKEEPING = set(
    "id live has_unpublished_changes first_published_at last_published_at live_revision go_live_at"
    " expire_at expired locked locked_at locked_by latest_revision".split()
)


def in_words(field: models.Field, record: Service) -> str:
    value: Any = getattr(record, field.name)
    if isinstance(field, CodesField) and field.codes:
        return ", ".join(str(field.codes(code).label) for code in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")() or "")
    # Browsers end lines in two letters, imports in one: no reader sees that difference.
    return "" if value is None else str(value).replace("\r\n", "\n")


def hours_words(row: Any) -> str:
    appointment = " (" + _("by appointment") + ")" if row.by_appointment else ""
    return f"{row.get_weekday_display()} {clock(row.opens)}–{clock(row.closes)}{appointment}"


def contact_words(row: Any) -> str:
    return f"{row.get_kind_display()} {row.value} {row.extension}".strip()
