from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "liaison.core"

    def ready(self) -> None:
        from liaison.core.spreadsheets import guard_exports

        guard_exports()
