"""Where a person who edits may do so: a regional editor in the provinces an administrator chose for
them and nowhere else, everyone else everywhere their role goes (R166)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directory.models import (
    InclusionDecision,
    Interview,
    LiaisonContact,
    Location,
    MultiAgencyTable,
    Organisation,
    RegionalRemit,
    Service,
)
from liaison.accounts.roles import STAFF_ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model, QuerySet

    from liaison.accounts.models import User

    Someone = User | AnonymousUser

OF_ORGANISATION = "organisation__province"
# Where each record says its province: one rule, so that a service, its places and what was decided
# follow their organisation.
PROVINCE_OF: dict[type[Model], str] = {
    Organisation: "province",
    Service: OF_ORGANISATION,
    Location: OF_ORGANISATION,
    InclusionDecision: OF_ORGANISATION,
    Interview: f"service__{OF_ORGANISATION}",
    LiaisonContact: "province",
    MultiAgencyTable: "province",
}


def provinces_of(user: Someone) -> frozenset[str] | None:
    """The provinces a regional editor is limited to, perhaps none; None for who has no limit."""
    roles = frozenset(getattr(user, "roles", ()))
    if user.is_superuser or Role.REGIONAL_EDITOR not in roles or roles & STAFF_ROLES:
        return None
    kept: frozenset[str] | None = getattr(user, "_remit_provinces", None)
    if kept is None:
        remit = RegionalRemit.objects.filter(user=user.pk).first()
        kept = frozenset(remit.provinces if remit else ())
        user._remit_provinces = kept  # type: ignore[union-attr]  # asked for each row of a list
    return kept


def within(records: QuerySet, user: Someone) -> Any:
    """Those of `records` that this person works on."""
    provinces = provinces_of(user)
    path = PROVINCE_OF.get(records.model)
    if provinces is None or path is None:
        return records
    return records.filter(**{f"{path}__in": provinces})


def is_within(user: Someone, record: Model) -> bool:
    """As the record is kept, whatever a draft or a form says of it."""
    if provinces_of(user) is None or type(record) not in PROVINCE_OF:
        return True
    kept = type(record)._default_manager.filter(pk=record.pk)
    return record.pk is None or within(kept, user).exists()
