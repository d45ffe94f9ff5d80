"""Everything that is held about a person, in one file for them.

Rows that go when the person goes are theirs and given whole. Rows that stay, such as a decision
they took, are named with what the person did. Nothing here knows which features exist: whatever
points at a person is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from liaison.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Iterator

# What would let someone in is not given out, not even to its owner.
SECRETS = {
    "accounts.user": {"password"},
    "mfa.authenticator": {"data"},
    "account.emailconfirmation": {"key"},
    "wagtailcore.apitoken": {"key_hash"},
}


def everything_about(user: User) -> dict[str, Any]:
    return {
        "made_at": timezone.now().isoformat(),
        "account": row(user),
        "roles": sorted(user.roles),
        "yours": {label: [row(it) for it in rows] for label, rows in owned(user)},
        "where_you_are_named": {
            label: [{"id": str(it.pk), "as": field} for it in rows]
            for label, field, rows in mentioned(user)
        },
    }


def row(instance: models.Model) -> dict[str, Any]:
    secret = SECRETS.get(instance._meta.label_lower, set())
    fields = [it for it in instance._meta.concrete_fields if it.name not in secret]
    return {field.name: plain(field.value_from_object(instance)) for field in fields}


def plain(value: Any) -> Any:
    """As JSON can say it."""
    simple = value is None or isinstance(value, bool | int | float | str | list | dict)
    return value if simple else value.isoformat() if hasattr(value, "isoformat") else str(value)


def relations() -> Iterator[tuple[Any, bool]]:
    """Each foreign key to a person, and whether its rows go with them."""
    for relation in User._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            yield relation.field, relation.on_delete is models.CASCADE


def rows_of(user: User, field: Any) -> models.QuerySet:
    return field.model._base_manager.filter(**{field.name: user.pk})


def owned(user: User) -> Iterator[tuple[str, models.QuerySet]]:
    for field, goes in relations():
        if goes and not field.model._meta.auto_created:
            rows = rows_of(user, field)
            if rows.exists():
                yield field.model._meta.label, rows


def mentioned(user: User) -> Iterator[tuple[str, str, models.QuerySet]]:
    for field, goes in relations():
        rows = rows_of(user, field)
        if not goes and rows.exists():
            yield field.model._meta.label, field.name, rows
