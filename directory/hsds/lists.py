"""Lists say little of many records, so they are read in few queries and without their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from directory.enums import ContactKind
from directory.hsds import contacts, organization, service
from directory.models import Confirmation, IntakeUpdate, OrganisationContact, ServiceContact
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directory.hsds.vocabulary import Row
    from directory.models import Organisation
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
    confirmed = Confirmation.objects.filter(service=OuterRef("pk")).order_by("-at")
    chosen = chosen.with_last_modified().annotate(assured=Subquery(confirmed.values("at")[:1]))
    records = list(chosen.select_related("organisation").only(*COLUMNS).order_by("uuid"))
    owners = {record.organisation_id: record.organisation for record in records}
    ways = contacts.firsts(
        (ServiceContact, "service", [record.pk for record in records]),
        (OrganisationContact, "organisation", owners),
    )
    organisations = {pk: owner_row(owner, ways) for pk, owner in owners.items()}
    updates = IntakeUpdate.objects.filter(service__in=records).newest_per("service")
    intake = {update.service_id: update for update in updates}
    return [
        service.brief(
            record,
            service.Today(
                intake=intake.get(record.pk),
                assured=record.assured,
                url=ways.get(("service", record.pk, ContactKind.WEB), ""),
                email=ways.get(("service", record.pk, ContactKind.EMAIL), ""),
            ),
            organisations[record.organisation_id],
        )
        for record in records
    ]


def organizations(chosen: Iterable[Organisation]) -> dict[int, Row]:
    records = {record.pk: record for record in chosen}
    ways = contacts.firsts((OrganisationContact, "organisation", records))
    return {pk: owner_row(record, ways) for pk, record in records.items()}


def owner_row(record: Organisation, ways: Mapping[tuple, str]) -> Row:
    email = ways.get(("organisation", record.pk, ContactKind.EMAIL), "")
    return organization.brief(
        record, email, ways.get(("organisation", record.pk, ContactKind.WEB), "")
    )
