"""One screen a kind of letter from outside: what was written, what the record says, the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from directory.admin.answer_forms import ClaimAnswerForm, FeedbackAnswerForm, ProposalAnswerForm
from directory.admin.upkeep import crumbs
from directory.enums import Decision
from directory.exceptions import DecidedAlreadyError, OwnDecisionError
from directory.models import Claim, Feedback, Proposal, Service
from directory.permissions import user_answers_outside
from directory.stewardship import claims, comparing, feedback
from directory.stewardship.duplicates import similar_organisations

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User


def answer(
    request: HttpRequest, about: Any, form_class: Any, extra: dict[str, Any]
) -> HttpResponse:
    """Show it, or record the answer; what somebody else answered meanwhile is said."""
    user = cast("User", request.user)
    if not user_answers_outside(user):
        raise PermissionDenied
    form = form_class(about, request.POST or None)
    name = about._meta.model_name
    if request.method == "POST" and form.is_valid():
        try:
            form.record(user)
            messages.success(request, _("Answered."))
            return redirect(f"{QUEUES[name]}:index")
        except DecidedAlreadyError:
            messages.warning(request, _("Somebody else answered in the meantime."))
        except OwnDecisionError:
            messages.error(request, _("Somebody else has to take this step."))
        return redirect(request.path)
    trail = [(reverse(f"{QUEUES[name]}:index"), _("From outside")), ("", str(about))]
    context = {"header_title": str(about), "breadcrumbs_items": crumbs(*trail), **extra}
    context |= {"about": about, "form": form}
    status = 422 if form.errors else 200
    return render(request, f"directory/admin/{name}.html", context, status=status)


QUEUES = {"claim": "claims", "proposal": "proposals", "feedback": "feedback"}


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Claim.objects.select_related("organisation", "user"), pk=pk)
    extra = {
        "phones": claims.phones_of(row.organisation),
        "domains": sorted(claims.domains_of(row.organisation)),
        "members": row.organisation.memberships.select_related("user"),
        "events": row.organisation.member_events.select_related("user", "by"),
        "own": row.user_id == request.user.pk,
        "called": row.first_by_id == request.user.pk,
    }
    return answer(request, row, ClaimAnswerForm, extra)


@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Proposal, pk=pk)
    decisions = list(row.decisions.select_related("criterion", "reviewer"))
    is_open = not decisions or decisions[0].decision == Decision.APPEAL
    extra = {
        "decisions": decisions,
        "open": is_open,
        "own": any(earlier.reviewer_id == request.user.pk for earlier in decisions),
        "similar": similar_organisations(row.organisation_name) if is_open else [],
        "started": Service.objects.filter(organisation=row.organisation).first()
        if row.organisation
        else None,
    }
    return answer(request, row, ProposalAnswerForm, extra)


@require_http_methods(["GET", "POST"])
def feedback_row(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Feedback.objects.select_related("service__organisation"), pk=pk)
    is_text = feedback.is_text(row.field)
    now = str(getattr(row.service, row.field)) if is_text else ""
    extra = {
        "what": feedback.field_label(row.field),
        "changes": comparing.pieces(now, row.text) if is_text else None,
        "moved_on": is_text and now != row.before,
        "is_live": row.service.live,
    }
    return answer(request, row, FeedbackAnswerForm, extra)


urlpatterns = [
    path("claims/<int:pk>/", claim, name="claim"),
    path("proposals/<int:pk>/", proposal, name="proposal"),
    path("feedback/<int:pk>/", feedback_row, name="feedback"),
]
