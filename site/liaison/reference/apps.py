from __future__ import annotations

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "liaison.reference"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from liaison.core.memo import forget_all
        from liaison.reference import documents
        from liaison.reference.models import GlossaryTerm, Synonyms
        from liaison.reference.synonyms_loading import groups
        from search import synonyms

        def forget(**kwargs: object) -> None:
            """A term may be explained on any page, so every kept page goes."""
            forget_all()

        post_save.connect(forget, sender=GlossaryTerm, weak=False)
        post_delete.connect(forget, sender=GlossaryTerm, weak=False)
        documents.register()
        synonyms.register(groups)
        post_save.connect(synonyms.forget, sender=Synonyms)
        post_delete.connect(synonyms.forget, sender=Synonyms)
