"""Who keeps the listings of an organisation: colleagues, invitations, handing over, leaving, and
the claim by which the first one comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from directory.enums import MemberRole
from directory.exceptions import InvitationEndedError, LastManagerError
from directory.models import Invitation, Membership, Organisation
from directory.permissions import membership_of
from directory.stewardship import claims, members
from directory.stewardship.member_forms import ClaimForm, InvitationForm, MemberForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

GONE = 410


def own(request: HttpRequest, key: str) -> Membership:
    """How this person keeps the organisation; 404 for everybody else."""
    user = cast("User", request.user)
    found = user.memberships.select_related("organisation").filter(organisation__key=key).first()
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, key: str) -> HttpResponse:
    """Who keeps the listings; managers invite here."""
    membership = own(request, key)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and not membership.manages:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        form.invite(membership.organisation, cast("User", request.user))
        messages.success(request, _("The letter is on its way. It works for two weeks."))
        return redirect("people", key)
    context = {
        "membership": membership,
        "organisation": membership.organisation,
        "members": membership.organisation.memberships.select_related("user"),
        "invitations": membership.organisation.invitations.open(),
        "form": form if membership.manages else None,
        "MANAGER": MemberRole.MANAGER,
    }
    status = 422 if form.errors else 200
    return render(request, "directory/mine/people.html", context, status=status)


def make_manager(own: Membership, other: Membership, by: User) -> None:
    members.change_role(membership=other, role=MemberRole.MANAGER, by=by)


def make_editor(own: Membership, other: Membership, by: User) -> None:
    members.change_role(membership=other, role=MemberRole.EDITOR, by=by)


def hand_over(own: Membership, other: Membership, by: User) -> None:
    members.hand_over(membership=own, to=other)


def send_away(own: Membership, other: Membership, by: User) -> None:
    members.revoke(membership=other, by=by, reason="")


STEPS: dict[str, Any] = {
    "manager": make_manager,
    "editor": make_editor,
    "hand-over": hand_over,
    "remove": send_away,
}


@login_required
@require_POST
def change_member(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """One step of a manager with one other member."""
    membership = own(request, key)
    if what not in STEPS:
        raise Http404
    if not membership.manages:
        raise PermissionDenied
    form = MemberForm(membership, request.POST)
    if form.is_valid():
        STEPS[what](membership, form.cleaned_data["member"], cast("User", request.user))
        messages.success(request, _("Done."))
    else:
        messages.error(request, _("This person is no longer here."))
    return redirect("people", key)


@login_required
@require_POST
def leave(request: HttpRequest, key: str) -> HttpResponse:
    try:
        members.leave(membership=own(request, key))
    except LastManagerError:
        messages.error(request, _("Hand over first: your colleagues need somebody who manages."))
        return redirect("people", key)
    messages.success(request, _("You no longer keep these listings."))
    return redirect("my_listings")


@login_required
@require_POST
def withdraw_invitation(request: HttpRequest, key: str) -> HttpResponse:
    invitation = get_object_or_404(Invitation, key=key)
    organisation = invitation.organisation.key
    if not own(request, organisation).manages:
        raise PermissionDenied
    invitation.delete()
    messages.success(request, _("The invitation no longer works."))
    return redirect("people", organisation)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Behind the link of the letter: one button that accepts."""
    user = cast("User", request.user)
    found = Invitation.objects.open().filter(key=key, email=user.email).first()
    if found is None:
        return render(request, "directory/mine/invitation_ended.html", status=GONE)
    if request.method == "POST":
        try:
            members.accept(invitation=found, user=user)
        except InvitationEndedError:
            return render(request, "directory/mine/invitation_ended.html", status=GONE)
        messages.success(request, _("Welcome. These listings are yours to keep."))
        return redirect("my_listings")
    return render(request, "directory/mine/invitation.html", {"invitation": found})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, key: str) -> HttpResponse:
    """“I work there and want to keep its listings.”"""
    user = cast("User", request.user)
    organisation = get_object_or_404(Organisation.objects.visible_to(user), key=key)
    if membership_of(user, organisation):
        return redirect("my_listings")
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        claims.claim(organisation=organisation, user=user, **form.cleaned_data)
        return redirect("claim", key)
    context = {
        "organisation": organisation,
        "claim": user.claims.filter(organisation=organisation).first(),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "directory/mine/claim.html", context, status=status)
