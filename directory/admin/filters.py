"""Filters of the editors’ lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from directory.admin.work import Pile, newest, pile
from directory.enums import Decision, Facet, IntakeStatus, LifeCycle
from directory.models import (
    InclusionDecision,
    IntakeUpdate,
    LifeCycleStep,
    Location,
    Organisation,
    Service,
    Term,
)
from liaison.core.provinces import Province

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from directory.querysets import ServiceQuerySet

UNDECIDED = "none"


class ServiceFilters(WagtailFilterSet):
    pile = django_filters.ChoiceFilter(label=_("Work"), choices=Pile.choices, method="by_pile")
    state = django_filters.ChoiceFilter(
        label=_("State of the record"), choices=LifeCycle.choices, method="by_state"
    )
    intake = django_filters.ChoiceFilter(
        label=_("Intake status"), choices=IntakeStatus.choices, method="by_intake"
    )
    province = django_filters.ChoiceFilter(
        label=_("Province of the organisation"),
        field_name="organisation__province",
        choices=Province.choices,
    )
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Service
        fields = ["visibility", "specialisation"]

    def by_pile(self, services: ServiceQuerySet, name: str, value: str) -> QuerySet:
        return pile(services, value)

    def by_state(self, services: QuerySet, name: str, value: str) -> QuerySet:
        return services.alias(state_=newest(LifeCycleStep, "state")).filter(state_=value)

    def by_intake(self, services: QuerySet, name: str, value: str) -> QuerySet:
        return services.alias(intake_=newest(IntakeUpdate, "status")).filter(intake_=value)


class OrganisationFilters(WagtailFilterSet):
    sector = django_filters.ModelChoiceFilter(
        label=_("Sector"), field_name="terms", queryset=Term.objects.of(Facet.SECTOR)
    )
    decision = django_filters.ChoiceFilter(
        label=_("Inclusion decision"),
        choices=[*Decision.choices, (UNDECIDED, _("Not decided yet"))],
        method="by_decision",
    )
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Organisation
        fields = ["province", "visibility"]

    def by_decision(self, organisations: QuerySet, name: str, value: str) -> QuerySet:
        decisions = InclusionDecision.objects.filter(organisation=OuterRef("pk"))
        if value == UNDECIDED:
            return organisations.filter(~Exists(decisions))
        current = Subquery(decisions.order_by("-decided_at", "-pk").values("decision")[:1])
        return organisations.alias(current_=current).filter(current_=value)


class LocationFilters(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Location
        fields = ["privacy", "province"]


class TermFilters(WagtailFilterSet):
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Term
        fields = ["facet"]


class DecisionFilters(WagtailFilterSet):
    decided_at = django_filters.DateFromToRangeFilter(label=_("Decided"))

    class Meta:
        model = InclusionDecision
        fields: Any = ["decision", "criterion"]
