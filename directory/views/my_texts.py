"""The words of one’s own listing: written in a draft, compared, previewed, sent for review. Hours
and contacts change at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory.enums import Fact, How
from directory.services import confirm_facts
from directory.stewardship import comparing, drafts
from directory.stewardship.listing_forms import ListingForm
from directory.stewardship.row_forms import FORMS as ROWS
from directory.stewardship.row_forms import rows_of
from directory.views.my_listings import own
from directory.views.previews import preview

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

FACT = {"hours": Fact.HOURS, "contacts": Fact.CONTACT}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def my_texts(request: HttpRequest, key: str) -> HttpResponse:
    """Write; what was written is kept as a draft."""
    facts, _membership = own(request, key)
    draft = drafts.draft_of(facts.service)
    form = ListingForm(request.POST or None, instance=draft)
    if request.method == "POST" and form.is_valid():
        drafts.save_draft(draft=form.save(commit=False), by=cast("User", request.user))
        messages.success(request, _("Kept as a draft. Readers don’t see it yet."))
        return redirect("my_comparison", key)
    context = {"facts": facts, "service": facts.service, "form": form}
    return render(request, "directory/mine/texts.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def my_comparison(request: HttpRequest, key: str) -> HttpResponse:
    """What the draft says otherwise, and the way to send it for review."""
    facts, _membership = own(request, key)
    service = facts.service
    context = {
        "facts": facts,
        "service": service,
        "differences": comparing.differences(service),
        "review": service.current_workflow_state,
        "in_review": service.workflow_in_progress,
    }
    return render(request, "directory/mine/comparison.html", context)


@login_required
@never_cache
@require_safe
def my_preview(request: HttpRequest, key: str) -> HttpResponse:
    """The draft as the public would read it."""
    facts, _membership = own(request, key)
    request.is_preview = True  # type: ignore[attr-defined]
    return preview(request, drafts.draft_of(facts.service), language=get_language() or "en")


@login_required
@require_POST
def my_draft(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Send the draft for review, or throw it away."""
    facts, _membership = own(request, key)
    by = cast("User", request.user)
    if what == "submit":
        drafts.submit(service=facts.service, by=by)
        messages.success(request, _("Sent to the editors. This page says when they answered."))
    elif what == "throw-away" and facts.service.live:
        drafts.throw_away(service=facts.service, by=by)
        messages.success(request, _("Thrown away. Readers see what they saw before."))
    else:
        raise Http404
    return redirect("my_listing", key)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def my_rows(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Hours or contacts, changed at once."""
    facts, _membership = own(request, key)
    if what not in ROWS:
        raise Http404
    shown = facts.service if facts.service.live else drafts.draft_of(facts.service)
    rows = rows_of(what)(shown, request.POST or None)
    if request.method == "POST" and rows.is_valid():
        by = cast("User", request.user)
        if drafts.change_now(service=facts.service, change=rows.change(), by=by):
            confirm_facts(service=facts.service, facts=[FACT[what]], how=How.ORGANISATION, by=by)
            messages.success(request, _("Saved. Readers see it now."))
        else:
            messages.success(request, _("Kept as a draft. Readers don’t see it yet."))
        return redirect("my_listing", key)
    context = {"facts": facts, "service": facts.service, "rows": rows, "what": what}
    status = 422 if rows.is_bound else 200
    return render(request, "directory/mine/rows.html", context, status=status)
