"""The addresses of public listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from directory.models import Organisation, Service
from liaison.core.sitemaps import LanguageSitemap

if TYPE_CHECKING:
    from datetime import datetime

    from directory.querysets import OrganisationQuerySet, ServiceQuerySet


class ServiceSitemap(LanguageSitemap):
    def items(self) -> ServiceQuerySet:
        return Service.objects.visible_to(AnonymousUser()).order_by("pk")

    def lastmod(self, item: Service) -> datetime:
        return item.updated_at


class OrganisationSitemap(LanguageSitemap):
    def items(self) -> OrganisationQuerySet:
        return Organisation.objects.visible_to(AnonymousUser()).order_by("pk")

    def lastmod(self, item: Organisation) -> datetime:
        return item.updated_at
