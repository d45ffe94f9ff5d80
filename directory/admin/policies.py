"""Who may do what with a record in the editors’ room, beyond the rights of a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.permission_policies import ModelPermissionPolicy

from directory.remit import is_within, within

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from liaison.accounts.models import User


class RegionalPolicy(ModelPermissionPolicy):
    """A role’s rights, within the provinces of a regional editor."""

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        allowed: bool = super().user_has_permission_for_instance(user, action, instance)
        return allowed and is_within(user, instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Any) -> QuerySet:
        found: QuerySet = super().instances_user_has_any_permission_for(user, actions)
        return within(found, user)


class AddOnlyPolicy(RegionalPolicy):
    """Rows are added and read; nobody, whatever their rights, rewrites what was decided."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in {"add", "view"} and super().user_has_permission(user, action)
