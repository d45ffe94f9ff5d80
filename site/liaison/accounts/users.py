"""Wagtail’s screens for users, in our version."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "liaison.accounts.admin.PeopleViewSet"
