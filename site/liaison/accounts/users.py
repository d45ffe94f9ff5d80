"""Wagtail’s screens for users and groups, in our version."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    group_viewset = "liaison.accounts.group_admin.GroupsViewSet"
    user_viewset = "liaison.accounts.admin.PeopleViewSet"
