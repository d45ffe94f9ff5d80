from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "liaison.accounts"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from liaison.accounts import (
            checks,  # noqa: F401 (registers the checks)
            erasure,
            language,
            post,
        )
        from liaison.accounts.groups import make_groups

        language.connect()
        erasure.connect()
        post.connect()
        post_migrate.connect(make_groups, dispatch_uid="accounts.make_groups")
