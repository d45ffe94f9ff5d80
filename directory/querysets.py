"""Reads used more than once, each named as an intention."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import functions
from django.utils import timezone

from directory.conf import DIGEST_DAYS, INVITATION_DAYS
from directory.enums import Decision, LifeCycle, LocationPrivacy
from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

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

    def kept_by(self, user: AbstractBaseUser) -> Self:
        """Of the organisations that this person looks after, shown or not."""
        return self.filter(organisation__memberships__user=user)

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


class ClaimQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(granted_at=None, refused_at=None)


class InvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(at__gt=timezone.now() - timedelta(days=INVITATION_DAYS))


class FeedbackQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(outcome="")


class ProposalQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Never answered, or asked to be looked at again since."""
        newest = self._newest_decision()
        return self.annotate(answer=newest).filter(
            models.Q(answer=None) | models.Q(answer=Decision.APPEAL)
        )

    def _newest_decision(self) -> models.Subquery:
        decisions = self.model.decisions.rel  # type: ignore[attr-defined]
        rows = decisions.related_model.objects.filter(proposal=models.OuterRef("pk"))
        return models.Subquery(rows.order_by("-decided_at", "-pk").values("decision")[:1])


class FollowQuerySet(models.QuerySet):
    def due(self, now: datetime) -> Self:
        """Looked at so long ago that its reader may be written to again."""
        due = models.Q()
        for frequency, days in DIGEST_DAYS.items():
            # An hour less: a scheduler is not punctual, and would slip by a day each time.
            before = now - timedelta(days=days, hours=-1)
            due |= models.Q(frequency=frequency, looked_at__lte=before)
        return self.filter(due)


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
