"""What anybody can tell the directory without an account: a service that it lacks, a field that is
wrong, a problem."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from allauth.core import ratelimit
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directory.exceptions import AppealError
from directory.models import InclusionCriterion, Proposal, Service
from directory.stewardship import proposing
from directory.stewardship.member_forms import (
    AppealForm,
    CodeForm,
    CorrectionForm,
    ProblemForm,
    ProposalForm,
)

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

REFUSED = 422
FORMS: dict[str, Any] = {"correction": CorrectionForm, "problem": ProblemForm}


def refused(request: HttpRequest, form: Form, action: str = "write_in") -> bool:
    """Too many from one address: said in the form, so that nothing written is lost."""
    if ratelimit.consume(request, action=action):
        return False
    form.add_error(
        None, _("That was very often. Please wait a while, then send it again: it is still here.")
    )
    return True


@never_cache
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a service, with the public criteria beside the form."""
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not refused(request, form):
        if form.is_trapped:
            return render(request, "directory/voices/thanks.html", {"kind": "proposal"})
        proposal = form.propose()
        return redirect("proposal", proposal.code)
    context = {
        "form": form,
        "criteria": InclusionCriterion.objects.filter(is_exclusion=True),
        "code_form": CodeForm(auto_id="code_%s"),
    }
    return render(request, "directory/voices/propose.html", context, status=status_of(form))


def status_of(form: Form) -> int:
    return REFUSED if form.errors else 200


@never_cache
@require_http_methods(["POST"])
def find_proposal(request: HttpRequest) -> HttpResponse:
    """From a code to the page behind it."""
    form = CodeForm(request.POST, auto_id="code_%s")
    if form.is_valid() and not refused(request, form, "ask_by_code"):
        return redirect("proposal", form.cleaned_data["code"])
    context = {
        "form": ProposalForm(),
        "criteria": InclusionCriterion.objects.filter(is_exclusion=True),
        "code_form": form,
    }
    return render(request, "directory/voices/propose.html", context, status=REFUSED)


@never_cache
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a proposal; a refusal can be asked to be looked at again, once."""
    found = get_object_or_404(Proposal, code=code)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with suppress(AppealError):  # the page says where it stands
            proposing.appeal(proposal=found, reason=form.cleaned_data["reason"])
        return redirect("proposal", code)
    context = {
        "proposal": found,
        "decisions": found.decisions.select_related("criterion"),
        "form": form if proposing.may_appeal(found) else None,
        "shown": proposing.shown_listing(found),
        "accepted": found.organisation is not None,
    }
    return render(request, "directory/voices/proposal.html", context, status=status_of(form))


@never_cache
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """A correction of one field, or a problem of one kind, about a listing that is shown."""
    service = Service.objects.visible_to(request.user).filter(key=key).first()
    if service is None or what not in FORMS:
        raise Http404
    initial = {"field": request.GET.get("field", "")}
    form = FORMS[what](service, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and not refused(request, form):
        if not form.is_trapped:
            form.say()
        context = {"kind": form.cleaned_data.get("kind", what), "service": service}
        return render(request, "directory/voices/thanks.html", context)
    context = {"service": service, "form": form, "what": what}
    return render(request, "directory/voices/tell.html", context, status=status_of(form))
