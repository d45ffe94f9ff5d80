"""What comes from outside and waits for an answer: claims, proposals, words from readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Case, Value, When
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from directory.enums import URGENT_FEEDBACK, FeedbackKind
from directory.models import Claim, Feedback, Proposal
from directory.permissions import user_answers_outside
from directory.stewardship.feedback import field_label

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

WAITING, ANSWERED = "waiting", "answered"


class AnswerPolicy(ModelPermissionPolicy):
    """People outside write; here it is read and answered, never added, edited or deleted."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in {"change", "view"} and user_answers_outside(user)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class QueueFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        method="by_state",
        choices=[
            (WAITING, gettext_lazy("Waiting")),
            (ANSWERED, gettext_lazy("Answered")),
        ],
    )

    def by_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        waiting = type(rows)(rows.model).waiting().values("pk")  # type: ignore[attr-defined]
        return rows.filter(pk__in=waiting) if value == WAITING else rows.exclude(pk__in=waiting)


class ClaimFilters(QueueFilters):
    class Meta:
        model = Claim
        fields = ["same_domain"]


class ProposalFilters(QueueFilters):
    class Meta:
        model = Proposal
        fields = ["province", "own"]


class FeedbackFilters(QueueFilters):
    class Meta:
        model = Feedback
        fields = ["kind"]


class QueueIndexView(generic.IndexView):
    def get_edit_url(self, instance: Any) -> str | None:
        return reverse(f"directory_answers:{instance._meta.model_name}", args=[instance.pk])


class QueueEditView(generic.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing that somebody wrote is changed here: it is answered."""
        return redirect(f"directory_answers:{self.model._meta.model_name}", self.kwargs["pk"])


class QueueViewSet(ModelViewSet):
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields: list[str] = []
    index_view_class = QueueIndexView
    edit_view_class = QueueEditView
    add_to_admin_menu = False


def claim_state(claim: Claim) -> str:
    if claim.granted_at:
        return _("Granted")
    if claim.refused_at:
        return _("Refused")
    return _("Waits for a second yes") if claim.first_at else _("Waits for the call")


class ClaimViewSet(QueueViewSet):
    model = Claim
    name = "claims"
    icon = "key"
    menu_label = gettext_lazy("Claims")
    filterset_class = ClaimFilters
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor=claim_state),
        BooleanColumn("same_domain", label=gettext_lazy("Same e-mail domain")),
        DateColumn("at", label=gettext_lazy("When")),
    ]
    ordering = "-at"


def proposal_state(proposal: Proposal) -> str:
    newest = proposal.decisions.first()
    return newest.get_decision_display() if newest else _("Waiting")


class ProposalViewSet(QueueViewSet):
    model = Proposal
    name = "proposals"
    icon = "plus"
    menu_label = gettext_lazy("Proposals")
    filterset_class = ProposalFilters
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor=proposal_state),
        "province",
        DateColumn("at", label=gettext_lazy("When")),
    ]
    ordering = "-at"


def feedback_state(row: Feedback) -> str:
    return row.get_outcome_display() if row.outcome else _("Waiting")


class FeedbackIndexView(QueueIndexView):
    def get_base_queryset(self) -> QuerySet:
        return Feedback.objects.select_related("service__organisation")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """What is open and cannot wait comes first."""
        urgent = When(outcome="", kind__in=URGENT_FEEDBACK, then=Value(0))
        rank = Case(urgent, When(outcome="", then=Value(1)), default=Value(2))
        return queryset.order_by(rank, "-at")


class FeedbackViewSet(QueueViewSet):
    model = Feedback
    name = "feedback"
    icon = "comment"
    menu_label = gettext_lazy("Words from readers")
    index_view_class = FeedbackIndexView
    filterset_class = FeedbackFilters
    list_display = [
        "__str__",
        Column(
            "kind",
            label=gettext_lazy("What"),
            accessor=lambda row: (
                field_label(row.field)
                if row.kind == FeedbackKind.CORRECTION
                else row.get_kind_display()
            ),
        ),
        Column("state", label=gettext_lazy("State"), accessor=feedback_state),
        DateColumn("at", label=gettext_lazy("When")),
    ]


class OutsideGroup(ViewSetGroup):
    menu_label = gettext_lazy("From outside")
    menu_name = "outside"
    menu_icon = "mail"
    menu_order = 205
    items = (ClaimViewSet("claims"), ProposalViewSet("proposals"), FeedbackViewSet("feedback"))


ANSWERED_MODELS = (Claim, Proposal, Feedback)
