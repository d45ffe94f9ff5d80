"""Tables, contacts between agencies and notices for tests, each word overridable."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from directory.enums import LiaisonKind
from directory.models import (
    LiaisonContact,
    LiaisonContactPoint,
    MultiAgencyTable,
    PartnerNotice,
    TableContactPoint,
)
from tests.factories.directory import make_organisation

WHERE = {"province": "QC", "area_en": "Laval", "area_fr": "Laval"}


def make_table(**fields: Any) -> MultiAgencyTable:
    """Live, for verified practitioners, with a public number."""
    given = {
        "name_en": "Tuesday table",
        "name_fr": "Table du mardi",
        "reach_en": "Write a question without a name.",
        "reach_fr": "Posez une question sans nom.",
        "consent_en": "Written consent for a name.",
        "consent_fr": "Un consentement écrit pour un nom.",
        "threshold_en": "The coordinator decides.",
        "threshold_fr": "La coordination décide.",
    }
    terms = fields.pop("terms", [])
    table = MultiAgencyTable.objects.create(**given | WHERE | fields)
    table.terms.set(terms)
    table.save()
    TableContactPoint.objects.create(record=table, kind="voice", value="450 555-0161")
    return table


def make_contact(**fields: Any) -> LiaisonContact:
    given = {
        "kind": LiaisonKind.POLICE,
        "name_en": "Community liaison desk",
        "name_fr": "Bureau de liaison",
        "subject_en": "Protocols",
        "subject_fr": "Protocoles",
        "hours_en": "Weekdays",
        "hours_fr": "En semaine",
    }
    contact = LiaisonContact.objects.create(**given | WHERE | fields)
    LiaisonContactPoint.objects.create(record=contact, kind="voice", value="514 555-0171")
    return contact


def make_notice(**fields: Any) -> PartnerNotice:
    organisation = fields.pop("organisation", None) or make_organisation()
    given = {
        "kind": "offer",
        "subject": "A quiet room",
        "until": timezone.localdate() + timedelta(days=10),
    }
    return PartnerNotice.objects.create(organisation=organisation, **given | fields)
