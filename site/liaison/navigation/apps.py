from __future__ import annotations

from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "liaison.navigation"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import page_published, page_slug_changed, page_unpublished

        from liaison.navigation.chrome import forget
        from liaison.navigation.models import CrisisLine, MenuItem

        for model in (CrisisLine, MenuItem):
            post_save.connect(forget, sender=model)
            post_delete.connect(forget, sender=model)
        for signal in (page_published, page_unpublished, page_slug_changed):
            signal.connect(forget)
