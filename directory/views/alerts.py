"""Following a search: asking, confirming, ending, and the list of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.alerts import asked, following, letters, links
from directory.alerts.forms import FollowForm, FrequencyForm
from directory.conf import MOST_FOLLOWED
from directory.exceptions import LinkEndedError, TooManyFollowedError
from directory.finder.query import whole_number
from directory.models import Follow
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

GONE, REFUSED = 410, 422
FORM_METHODS = ["GET", "HEAD", "POST"]  # mail programs open links ahead, so GET only asks


@never_cache
@require_http_methods(FORM_METHODS)
def follow(request: HttpRequest) -> HttpResponse:
    """One press for a person with an account; for others a letter to confirm the address."""
    if refused := ratelimit.consume_or_429(request, action="follow_search"):
        return refused
    wanted = request.META.get("QUERY_STRING", "")
    form = FollowForm(request.POST or None, user=request.user, asked=wanted)
    if not form.is_valid():
        status = REFUSED if form.is_bound else 200
        return render(request, "directory/alerts/follow.html", {"form": form}, status=status)
    said = {name: form.cleaned_data[name] for name in ("language", "frequency")}
    if not request.user.is_authenticated:
        letters.ask_to_confirm(
            links.Wish(form.cleaned_data["email"], asked.written(form.query), **said)
        )
        return render(request, "directory/alerts/sent.html")
    start(request, form.query, user=request.user, **said)
    return redirect("follows")


def start(request: HttpRequest, query: FinderQuery, **who: Any) -> bool:
    """Follow it, and say what became of that."""
    try:
        following.follow(query=query, **who)
    except TooManyFollowedError:
        most = _("You follow %(most)d searches, which is as many as one can. End one first.")
        messages.error(request, most % {"most": MOST_FOLLOWED})
        return False
    messages.success(request, _("You follow this search now."))
    return True


@never_cache
@require_http_methods(FORM_METHODS)
def follow_confirm(request: HttpRequest) -> HttpResponse:
    try:
        wish = links.wish_from(request.GET.get("t", ""))
    except LinkEndedError:
        return render(request, "directory/alerts/link_ended.html", status=GONE)
    query = asked.read(wish.asked, ANONYMOUS)
    if query is None:
        return render(request, "directory/alerts/link_ended.html", status=GONE)
    done = request.method == "POST" and start(
        request, query, email=wish.email, language=wish.language, frequency=wish.frequency
    )
    context = {"called": asked.called(query), "wish": wish, "done": done}
    return render(request, "directory/alerts/confirm.html", context)


@csrf_exempt  # https://www.rfc-editor.org/rfc/rfc8058: a mail program presses it, with no cookie
@never_cache
@require_http_methods(FORM_METHODS)
def follow_end(request: HttpRequest) -> HttpResponse:
    try:
        pk = links.ended_from(request.GET.get("t", ""))
    except LinkEndedError:
        return render(request, "directory/alerts/link_ended.html", status=GONE)
    if request.method == "POST":
        following.end(pk=pk)
    follows = Follow.objects.filter(pk=pk).exists()
    return render(request, "directory/alerts/end.html", {"follows": follows})


@dataclass(frozen=True, slots=True)
class Row:
    follow: Follow
    query: FinderQuery | None
    form: FrequencyForm

    @property
    def called(self) -> str:
        return asked.called(self.query) if self.query else ""


@never_cache
@login_required
@require_http_methods(FORM_METHODS)
def follows(request: HttpRequest) -> HttpResponse:
    """The searches that a person with an account follows."""
    mine = Follow.objects.filter(user=cast("User", request.user)).defer("seen").order_by("pk")
    if request.method == "POST":
        return change_one(request, mine)
    rows = [
        Row(it, following.query_of(it), FrequencyForm(instance=it, auto_id=f"f{it.pk}_%s"))
        for it in mine.select_related("user")
    ]
    return render(request, "directory/alerts/mine.html", {"rows": rows})


def change_one(request: HttpRequest, mine: Any) -> HttpResponse:
    row = get_object_or_404(mine, pk=whole_number(request.POST.get("follow", "")))
    if request.POST.get("do") == "end":
        following.end(pk=row.pk)
        messages.success(request, _("Ended. You get no more letters about that search."))
    elif (form := FrequencyForm(request.POST, instance=row)).is_valid():
        following.change(follow=row, frequency=form.cleaned_data["frequency"])
        messages.success(request, _("Saved."))
    return redirect("follows")
