"""Pages for verified practitioners; a missing page for everyone else."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_safe

from directory.enums import LiaisonKind
from directory.exceptions import TooOftenError
from directory.models import LiaisonContact, MultiAgencyTable, PartnerNotice
from directory.partners.board import NoticeForm
from directory.partners.guidance import GUIDANCE
from directory.partners.unmet import UnmetForm, log_unmet, totals
from directory.views.listings import alternates
from liaison.core.permissions import user_can_see, visibilities_for
from liaison.core.provinces import Province
from liaison.core.visibility import Visibility
from liaison.reference.models import RoleCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

TOO_OFTEN = gettext_lazy("That is enough for one day. Please come back tomorrow.")


def practitioners_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not user_can_see(request.user, Visibility.PRACTITIONER):
            raise Http404
        request.part_of = reverse("find")  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded


def province_asked(request: HttpRequest) -> dict[str, Any]:
    """The province of the filter, its name, and the choices; an unknown one is none."""
    asked = request.GET.get("province", "")
    known = asked in Province.values
    return {
        "province": asked if known else "",
        "where": Province(asked).label if known else "",
        "provinces": Province.choices,
    }


@require_safe
@practitioners_only
def liaison_contacts(request: HttpRequest) -> HttpResponse:
    context = province_asked(request)
    found = LiaisonContact.objects.visible_to(request.user).reaching(context["province"])
    records = shown(found.in_full(), request.user)
    cards = {card.code: card for card in RoleCard.objects.visible_to(request.user)}
    context["groups"] = [
        {
            "kind": kind,
            "guidance": GUIDANCE[kind],
            "card": cards.get(GUIDANCE[kind].role),
            "records": [record for record in records if record["record"].kind == kind],
        }
        for kind in LiaisonKind
    ]
    return render(request, "directory/liaison_contacts.html", context)


@require_safe
@practitioners_only
def tables(request: HttpRequest) -> HttpResponse:
    context = province_asked(request)
    found = MultiAgencyTable.objects.visible_to(request.user).reaching(context["province"])
    context["tables"] = found.in_full()
    return render(request, "directory/tables.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@practitioners_only
def table(request: HttpRequest, key: str, slug: str | None = None) -> HttpResponse:
    found = MultiAgencyTable.objects.visible_to(request.user).in_full().filter(key=key).first()
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found)
    form = UnmetForm(request.POST if request.method == "POST" else None)
    by = cast("User", request.user)
    if form.is_valid() and said(
        request, lambda: log_unmet(table=found, by=by, **form.cleaned_data)
    ):
        return redirect(found)
    request.alternate_urls = alternates(found)  # type: ignore[attr-defined]
    context = table_context(found, request.user) | {"form": form}
    return render(request, "directory/table.html", context, status=status_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
@practitioners_only
def board(request: HttpRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = NoticeForm(sent, user=cast("User", request.user))
    if form.is_valid() and said(request, form.post):
        return redirect("board")
    context = province_asked(request) | {"form": form}
    notices = PartnerNotice.objects.open().filter(
        organisation__visibility__in=visibilities_for(request.user)
    )
    asked = context["province"]
    context["notices"] = notices.filter(province__in=(asked, "")) if asked else notices
    return render(request, "directory/board.html", context, status=status_of(request))


def status_of(request: HttpRequest) -> int:
    """A page that answers what was sent holds something to mend."""
    return 422 if request.method == "POST" else 200


def said(request: HttpRequest, write: Callable[[], object]) -> bool:
    """Do it, and say how it went; where it was refused, what was written stays in the form."""
    try:
        write()
    except TooOftenError:
        messages.error(request, TOO_OFTEN)
        return False
    messages.success(request, _("Recorded. Thank you."))
    return True


def shown(records: Any, user: User | AnonymousUser) -> list[dict[str, Any]]:
    """Each record with the ways to reach it that this person may see."""
    allowed = visibilities_for(user)
    return [
        {
            "record": record,
            "contacts": [way for way in record.contacts.all() if way.visibility in allowed],
        }
        for record in records
    ]


def table_context(found: MultiAgencyTable, user: User | AnonymousUser) -> dict[str, Any]:
    return {
        **shown([found], user)[0],
        "table": found,
        "totals": totals(found) if found.pk else [],
    }


def preview(request: HttpRequest, draft: MultiAgencyTable, *, language: str) -> HttpResponse:
    """A draft of a table as practitioners would read it."""
    with override(language or None):
        return render(request, "directory/table.html", table_context(draft, request.user))
