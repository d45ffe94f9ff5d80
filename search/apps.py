"""The search engine's app: makes its full-text tables when the database is migrated."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from search import checks  # noqa: F401
        from search.backends.dialect import make_tables_after_migrate

        post_migrate.connect(make_tables_after_migrate, sender=self)
