"""Reads used more than once, each named as an intention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import functions

from directory.enums import LifeCycle, LocationPrivacy
from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    def with_rows(self) -> Self:
        """With all that is written down about an organisation itself."""
        return self.prefetch_related(
            "terms", "contacts", "attributes", "inclusion_decisions__criterion"
        )


class LocationQuerySet(PublishedQuerySet):
    def placed(self) -> Self:
        """Those of which the public may know at least the province."""
        return self.published().exclude(privacy=LocationPrivacy.HIDDEN)


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
        )

    def with_last_modified(self) -> Self:
        """`last_modified`: when the service, its organisation, a place or a fact of the day did."""
        own = models.F("updated_at")
        latest = [
            functions.Coalesce(models.Subquery(rows.values(field)[:1]), own)
            for rows, field in self._dated()
        ]
        changed = functions.Greatest(own, "organisation__updated_at", *latest)
        return self.annotate(last_modified=changed)

    def _dated(self) -> Iterator[tuple[models.QuerySet, str]]:
        service = models.OuterRef("pk")
        for name in ("intake_updates", "confirmations", "life_cycle_steps"):
            yield self._statements(name).filter(service=service).order_by("-at"), "at"
        locations: Any = self.model._meta.get_field("locations").related_model
        places = locations.objects.published().filter(services=service)
        yield places.order_by("-updated_at"), "updated_at"

    def _newest(self, name: str, *fields: str) -> models.Prefetch:
        return models.Prefetch(name, self._statements(name).newest_per(*fields))

    def _statements(self, name: str) -> NewestQuerySet:
        rows: NewestQuerySet = getattr(self.model, name).rel.related_model.objects
        return rows


class NewestQuerySet(models.QuerySet):
    def newest_per(self, *fields: str) -> Self:
        """The newest row for each combination of `fields`."""
        same = {field: models.OuterRef(field) for field in fields}
        newest = self.model._default_manager.filter(**same).order_by("-at", "-pk").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest))
