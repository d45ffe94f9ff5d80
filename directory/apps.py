from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_delete

        from directory import groups, organisation_documents, street_map, workflow
        from directory.alerts import following
        from directory.demo import people
        from directory.documents import ServiceSource
        from directory.sections import organisations, services
        from liaison.accounts.signals import newcomer_made
        from search import registry, sections

        checks.register(street_map.check)
        registry.register(ServiceSource())
        registry.register(organisation_documents.source())
        for section in (services, organisations):
            sections.register(section)
        pre_delete.connect(
            following.forget_address,
            sender=settings.AUTH_USER_MODEL,
            dispatch_uid="directory.forget_address",
        )
        self.keep_index()
        newcomer_made.connect(people.settle_in, dispatch_uid="directory.newcomers")
        post_migrate.connect(groups.grant_permissions, dispatch_uid="directory.permissions")
        post_migrate.connect(workflow.make_workflow, dispatch_uid="directory.workflow")

    def keep_index(self) -> None:
        """Search and kept terms follow every change of a record."""
        from django.db.models.signals import post_delete, post_save, pre_delete
        from wagtail.signals import published, unpublished

        from directory import indexing, terms
        from directory.models import Location, Organisation, Service, Term
        from directory.signals import services_changed

        services_changed.connect(indexing.on_services_changed, dispatch_uid="directory.index")
        for model in (Service, Organisation, Location, Term):
            published.connect(indexing.on_record_changed, sender=model)
            unpublished.connect(indexing.on_record_changed, sender=model)
        for model in (Service, Organisation):
            post_delete.connect(indexing.on_record_changed, sender=model)
        for model in (Location, Term):  # before: afterwards nobody knows whose they were
            pre_delete.connect(indexing.on_record_changed, sender=model)
        post_save.connect(terms.forget, sender=Term)
        post_delete.connect(terms.forget, sender=Term)
