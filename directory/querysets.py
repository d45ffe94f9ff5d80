"""Reads used more than once, each named as an intention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from directory.enums import LifeCycle
from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class PublishedQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(live=True)


class TermQuerySet(PublishedQuerySet):
    def of(self, facet: str) -> Self:
        return self.filter(facet=facet)


class OrganisationQuerySet(PublishedQuerySet):
    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        return self.published().filter(visibility__in=visibilities_for(user))


class LocationQuerySet(PublishedQuerySet):
    pass


class ServiceQuerySet(PublishedQuerySet):
    def shown(self) -> Self:
        """Published, neither hidden nor archived."""
        return self.published().filter(withholding=None).exclude(self.state_is(LifeCycle.ARCHIVED))

    def state_is(self, *states: str) -> models.Exists:
        """The newest step of a service is one of these."""
        steps = self._statements("life_cycle_steps")
        newer = steps.filter(service=models.OuterRef("service")).order_by("-at", "-pk")
        newest = models.Subquery(newer.values("pk")[:1])
        return models.Exists(
            steps.filter(service=models.OuterRef("pk"), state__in=states, pk=newest)
        )

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Live services of live organisations that this person may see."""
        allowed = visibilities_for(user)
        return self.shown().filter(
            visibility__in=allowed, organisation__live=True, organisation__visibility__in=allowed
        )

    def with_facts(self) -> Self:
        """With all that `ListingFacts` reads, in a fixed number of queries whatever the count."""
        return self.select_related("organisation").prefetch_related(
            "terms",
            "organisation__terms",
            "locations__accessibility",
            "regions",
            "hours",
            "hours_exceptions",
            "contacts",
            "organisation__contacts",
            self._newest("intake_updates", "service"),
            self._newest("confirmations", "service", "fact"),
            self._newest("life_cycle_steps", "service"),
            self._newest("capacity_updates", "service"),
            self._newest("programme_ends", "service"),
        )

    def _newest(self, name: str, *fields: str) -> models.Prefetch:
        return models.Prefetch(name, self._statements(name).newest_per(*fields))

    def _statements(self, name: str) -> NewestQuerySet:
        rows: NewestQuerySet = getattr(self.model, name).rel.related_model.objects
        return rows


class PartnerQuerySet(PublishedQuerySet):
    """Contacts and tables: for whoever may see more than the public does."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        return self.published().filter(visibility__in=visibilities_for(user))

    def reaching(self, province: str) -> Self:
        """Of this province and of all of Canada; of everywhere when none is named."""
        return self.filter(province__in=(province, "")) if province else self

    def in_full(self) -> Self:
        return self.select_related("organisation").prefetch_related("terms", "contacts")


class NoticeQuerySet(models.QuerySet):
    def open(self) -> Self:
        """On the board today: not hidden, not over, of an organisation that is published."""
        return self.filter(
            hidden=False, until__gte=timezone.localdate(), organisation__live=True
        ).select_related("organisation")


class NewestQuerySet(models.QuerySet):
    def newest_per(self, *fields: str) -> Self:
        """The newest row for each combination of `fields`."""
        same = {field: models.OuterRef(field) for field in fields}
        newest = self.model._default_manager.filter(**same).order_by("-at", "-pk").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest))
