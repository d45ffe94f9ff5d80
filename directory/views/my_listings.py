"""“My listings”: where people of an organisation keep what the directory says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory.enums import Withheld
from directory.listing import ListingFacts
from directory.models import Invitation, Service
from directory.permissions import membership_of
from directory.stewardship import history
from directory.stewardship.day_forms import FOR_MANAGERS, FORMS
from directory.stewardship.member_forms import ServiceNameForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from directory.models import Membership
    from liaison.accounts.models import User


def own(request: HttpRequest, key: str) -> tuple[ListingFacts, Membership]:
    """The listing, if this person looks after it; 404 for everybody else."""
    user = cast("User", request.user)
    found = Service.objects.kept_by(user).with_facts().filter(key=key).first()
    membership = membership_of(user, found.organisation) if found else None
    if found is None or membership is None:
        raise Http404
    return ListingFacts(found), membership


@login_required
@never_cache
@require_safe
def my_listings(request: HttpRequest) -> HttpResponse:
    """Every organisation that the person looks after, with its services and what waits."""
    user = cast("User", request.user)
    memberships = list(user.memberships.select_related("organisation"))
    kept = Service.objects.kept_by(user).with_facts().select_related("withholding")
    by_organisation: dict[int, list[ListingFacts]] = {}
    for service in kept:
        by_organisation.setdefault(service.organisation_id, []).append(ListingFacts(service))
    context = {
        "organisations": [
            (membership, by_organisation.get(membership.organisation_id, []))
            for membership in memberships
        ],
        "invitations": Invitation.objects.open().filter(email=user.email),
        "claims": user.claims.select_related("organisation"),
        "new_service": ServiceNameForm(),
    }
    return render(request, "directory/mine/list.html", context)


@login_required
@never_cache
@require_safe
def my_listing(request: HttpRequest, key: str) -> HttpResponse:
    facts, membership = own(request, key)
    return page(request, facts, membership, {})


def page(
    request: HttpRequest, facts: ListingFacts, membership: Membership, sent: dict[str, Any]
) -> HttpResponse:
    """The listing with its small forms, those of `sent` as they were filled in."""
    failed = any(form.errors for form in sent.values())
    context = context_of(facts, membership) | {"forms": small_forms(facts.service) | sent}
    return render(request, "directory/mine/listing.html", context, status=422 if failed else 200)


def small_forms(service: Service) -> dict[str, Any]:
    return {name: FORMS[name](service, auto_id=f"{name}_%s") for name in ("intake", "exception")}


def context_of(facts: ListingFacts, membership: Membership) -> dict[str, Any]:
    service = facts.service
    hidden = getattr(service, "withholding", None)
    return {
        "facts": facts,
        "service": service,
        "membership": membership,
        "hidden": hidden,
        "may_show": hidden is not None and hidden.reason == Withheld.ASKED,
        "review": service.current_workflow_state,
        "exceptions": service.hours_exceptions.order_by("first_day"),
        "history": history.of_members(service),
    }


@login_required
@require_POST
def say(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Record one fact of the day; a form with mistakes comes back as it was filled in."""
    facts, membership = own(request, key)
    if what not in FORMS:
        raise Http404
    if what in FOR_MANAGERS and not membership.manages:
        raise PermissionDenied
    form = FORMS[what](facts.service, request.POST, auto_id=f"{what}_%s")
    if not form.is_valid():
        return page(request, facts, membership, {what: form})
    form.record(cast("User", request.user))
    messages.success(request, form.said)
    if request.POST.get("back") == "list":
        return redirect("my_listings")
    return redirect("my_listing", key)


@login_required
@require_http_methods(["POST"])
def add_service(request: HttpRequest, key: str) -> HttpResponse:
    """Start a further service of an organisation, as a draft."""
    user = cast("User", request.user)
    membership = user.memberships.filter(organisation__key=key).first()
    if membership is None:
        raise Http404
    form = ServiceNameForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the new service a name."))
        return redirect("my_listings")
    service = form.start(membership.organisation, user)
    return redirect("my_texts", service.key)
