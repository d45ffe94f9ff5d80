"""Lists say little of many records, so they are read in few queries and without their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from directory.enums import ContactKind
from directory.hsds import contacts, organization, service
from directory.models import Confirmation, IntakeUpdate, OrganisationContact, ServiceContact
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.hsds.service import Today
    from directory.hsds.vocabulary import Row
    from directory.models import Organisation, Service
    from directory.querysets import ServiceQuerySet

OWN_TEXTS = ("name", "summary", "description")
SERVICE_TEXTS = (*OWN_TEXTS, "referral_note", "cost_note")
PLAIN = ("uuid", "audiences", "interpreter_on_request", "minimum_age", "maximum_age")
COLUMNS = (
    *PLAIN,
    *(f"{text}_{language}" for text in SERVICE_TEXTS for language in LANGUAGES),
    "organisation__uuid",
    *(f"organisation__{text}_{language}" for text in OWN_TEXTS for language in LANGUAGES),
)


def services(chosen: ServiceQuerySet) -> list[Row]:
    chosen = chosen.with_last_modified().select_related("organisation").only(*COLUMNS)
    records = list(chosen.order_by("uuid"))
    owners = organizations(record.organisation for record in records)
    said = todays(records)
    return [
        service.brief(record, said[record.pk], owners[record.organisation_id]) for record in records
    ]


def organizations(chosen: Iterable[Organisation]) -> dict[int, Row]:
    records = {record.pk: record for record in chosen}
    rows = OrganisationContact.objects.filter(organisation__in=records)
    ways = contacts.firsts(rows, "organisation_id")
    return {
        pk: organization.brief(
            record, ways.get((pk, ContactKind.EMAIL), ""), ways.get((pk, ContactKind.WEB), "")
        )
        for pk, record in records.items()
    }


def todays(records: list[Service]) -> dict[int, Today]:
    keys = [record.pk for record in records]
    ways = contacts.firsts(ServiceContact.objects.filter(service__in=keys), "service_id")
    updates = IntakeUpdate.objects.filter(service__in=keys).newest_per("service")
    intake = {update.service_id: update for update in updates}
    confirmed = Confirmation.objects.filter(service__in=keys).order_by()
    dates = dict(confirmed.values_list("service_id").annotate(Max("at")))
    return {
        pk: service.Today(
            intake=intake.get(pk),
            assured=dates.get(pk),
            url=ways.get((pk, ContactKind.WEB), ""),
            email=ways.get((pk, ContactKind.EMAIL), ""),
        )
        for pk in keys
    }
