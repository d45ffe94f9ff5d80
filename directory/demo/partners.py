"""Demonstration tables, contacts between agencies and notices."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from directory.demo.identity import SOURCE, identity
from directory.demo.lookup import link, terms_of
from directory.demo.organisations import number
from directory.demo.reading import pair, publication, read
from directory.models import (
    LiaisonContact,
    LiaisonContactPoint,
    MultiAgencyTable,
    Organisation,
    PartnerNotice,
    RegionalRemit,
    TableContactPoint,
    UnmetReferral,
)
from liaison.accounts.models import User
from liaison.accounts.roles import Role

if TYPE_CHECKING:
    from directory.demo.reading import Row
    from directory.models.partners import PartnerRecord

FILE = "partners.toml"
TEXTS = ("name", "summary", "area")
OF_TABLES = ("reach", "consent", "threshold", "conditions")
OF_CONTACTS = ("subject", "hours")


def create() -> None:
    """What is missing; notices only where there is none."""
    for row in missing("table", MultiAgencyTable):
        table = MultiAgencyTable.objects.create(**columns("table", row, OF_TABLES))
        TableContactPoint.objects.bulk_create(
            TableContactPoint(record=table, **way) for way in ways(row)
        )
        classify(table, row)
        month = timezone.localdate().replace(day=1)
        UnmetReferral.objects.bulk_create(
            UnmetReferral(table=table, month=month, reason=reason, count=count)
            for reason, count in row["unmet"]
        )
    for row in missing("contact", LiaisonContact):
        contact = LiaisonContact.objects.create(
            **columns("contact", row, OF_CONTACTS), kind=row["kind"]
        )
        LiaisonContactPoint.objects.bulk_create(
            LiaisonContactPoint(record=contact, **way) for way in ways(row)
        )
        classify(contact, row)
    if not PartnerNotice.objects.exists():
        post_notices()


def give_remit() -> None:
    """The demonstration’s regional editor works in Quebec and New Brunswick."""
    invented = User.objects.filter(
        groups__name=Role.REGIONAL_EDITOR, email__endswith="@example.org"
    )
    for user in invented.filter(remit=None):
        RegionalRemit.objects.create(user=user, provinces=["NB", "QC"])


def post_notices() -> None:
    owners = {it.source_id: it for it in Organisation.objects.filter(source=SOURCE)}
    texts = ("kind", "subject", "text", "language", "province")
    PartnerNotice.objects.bulk_create(
        PartnerNotice(
            **{name: row[name] for name in texts},
            organisation=owners[row["organisation"]],
            until=timezone.localdate() + timedelta(days=row["days"]),
        )
        for row in read(FILE)["notice"]
    )


def missing(kind: str, model: type[PartnerRecord]) -> list[Row]:
    known = set(model.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    return [row for row in read(FILE)[kind] if row["id"] not in known]


def columns(kind: str, row: Row, texts: tuple[str, ...]) -> Row:
    words: Row = {}
    for name in (*TEXTS, *texts):
        words |= pair(row, name)
    return {
        **identity(kind, row["id"]),
        **publication(row),
        **words,
        "province": row["province"],
        "confirmed_on": timezone.localdate() - timedelta(days=row["confirmed"]),
        "source": SOURCE,
        "source_id": row["id"],
    }


def ways(row: Row) -> list[Row]:
    return [
        {"kind": "voice", "value": number(row["phone"]), "sort_order": 0},
        {"kind": "email", "value": f"{row['id']}@example.org", "sort_order": 1},
    ]


def classify(record: PartnerRecord, row: Row) -> None:
    terms = [*terms_of("language", row["languages"]), *terms_of("sector", row.get("sectors", []))]
    link(type(record).terms.through, record._meta.model_name or "", ((record, it) for it in terms))
