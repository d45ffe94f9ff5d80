from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "liaison.home"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from liaison.home import documents, indexing
        from liaison.home.groups import grant_permissions

        documents.register()
        indexing.connect()
        post_migrate.connect(grant_permissions, dispatch_uid="home.permissions")
