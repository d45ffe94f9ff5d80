"""The work that waits for editors: each pile a read, counted on the first screen and a filter of
the list of services."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from directory.conf import DUE_DAYS
from directory.enums import KNOWN_TO_THEM, LifeCycle
from directory.models import Confirmation, IntakeUpdate, LifeCycleStep, ProgrammeEnd, Service
from directory.remit import within

if TYPE_CHECKING:
    from directory.querysets import ServiceQuerySet
    from directory.remit import Someone


class Pile(models.TextChoices):
    DRAFTS = "drafts", _("Drafts not yet published")
    REVIEW = "review", _("Waiting for review")
    FOUND = "found", _("Found, nobody asked yet")
    DUE = "due", _("Due for confirmation")
    HIDDEN = "hidden", _("Hidden listings")
    ENDED = "ended", _("Programme due to have ended")


def newest(model: type[models.Model], field: str) -> models.Subquery:
    """One field of the newest statement about a service."""
    rows = model._default_manager.filter(service=models.OuterRef("pk")).order_by("-at", "-pk")
    return models.Subquery(rows.values(field)[:1])


def with_change(records: models.QuerySet) -> models.QuerySet:
    """With when it last changed: its newest draft, or the record itself if it never had one."""
    return records.annotate(changed=Coalesce("latest_revision__created_at", "updated_at"))


def with_state(services: ServiceQuerySet) -> ServiceQuerySet:
    """With what lists show of the facts of the day: `current_state` and `current_intake`."""
    return services.annotate(
        current_state=newest(LifeCycleStep, "state"), current_intake=newest(IntakeUpdate, "status")
    )


def pile(services: ServiceQuerySet, name: str) -> ServiceQuerySet:
    return PILES[Pile(name)](services)


def drafts(services: ServiceQuerySet) -> ServiceQuerySet:
    return services.filter(has_unpublished_changes=True)


def in_review(services: ServiceQuerySet) -> ServiceQuerySet:
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Service)
    )
    ids = states.annotate(pk_=Cast("object_id", models.BigIntegerField())).values("pk_")
    return services.filter(pk__in=ids)


def found(services: ServiceQuerySet) -> ServiceQuerySet:
    return services.filter(services.state_is(LifeCycle.FOUND))


def due(services: ServiceQuerySet) -> ServiceQuerySet:
    """Live listings, neither found nor archived, with a fact that nobody confirmed in time."""
    in_time = [
        models.Exists(
            Confirmation.objects.filter(
                service=models.OuterRef("pk"),
                fact=fact,
                at__gte=timezone.now() - timedelta(days=days),
            )
        )
        for fact, days in DUE_DAYS.items()
    ]
    return services.filter(services.state_is(*KNOWN_TO_THEM), live=True).exclude(*in_time)


def hidden(services: ServiceQuerySet) -> ServiceQuerySet:
    return services.filter(live=True).exclude(withholding=None)


def ended(services: ServiceQuerySet) -> ServiceQuerySet:
    """Still listed, though the day stated as its last is past."""
    stated: ServiceQuerySet = services.filter(live=True).alias(
        last_day=newest(ProgrammeEnd, "ends_on")
    )
    return stated.filter(last_day__lt=timezone.localdate())


PILES = {
    Pile.DRAFTS: drafts,
    Pile.REVIEW: in_review,
    Pile.FOUND: found,
    Pile.DUE: due,
    Pile.HIDDEN: hidden,
    Pile.ENDED: ended,
}


def counts(user: Someone) -> list[tuple[Pile, int]]:
    mine = within(Service.objects.all(), user)
    return [(name, pile(mine, name).count()) for name in Pile]
