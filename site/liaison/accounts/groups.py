"""One group per role, made whenever the database is brought up to date."""

from __future__ import annotations

from typing import Any

from liaison.accounts.roles import ADMIN_ROLES, Role


def make_groups(apps: Any = None, **kwargs: Any) -> None:
    """Create the missing groups; idempotent. `apps` is what post_migrate sends."""
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415

    for role in Role.values:
        Group.objects.get_or_create(name=role)
    may_open_admin = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for group in Group.objects.filter(name__in=ADMIN_ROLES):
        group.permissions.add(*may_open_admin)
