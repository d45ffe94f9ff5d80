"""The page behind the link of a letter: says what is shown, asks whether it is still correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directory import services
from directory.exceptions import LinkEndedError
from directory.hours_words import week_table
from directory.listing import ListingFacts
from directory.listing_words import first_facts
from directory.models import Withholding
from directory.stewardship import links
from directory.stewardship.forms import StillCorrectForm
from directory.views.listings import upcoming
from liaison.core.bilingual import LANGUAGES
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from directory.models import Service

GONE = 410


def withholding_of(service: Service) -> Withholding | None:
    return Withholding.objects.filter(service=service).first()


DO: dict[str, Any] = {"take-off": services.hide_for_them, "show": services.show_for_them}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])  # mail scanners follow links, so GET only asks
def confirm_listing(request: HttpRequest, token: str) -> HttpResponse:
    request.alternate_urls = addresses(token)  # type: ignore[attr-defined]
    try:
        listing = ListingFacts(links.service_from(token))
    except LinkEndedError:
        return render(request, "directory/link_ended.html", status=GONE)
    if request.POST.get("do") in DO:
        DO[request.POST["do"]](service=listing.service)
        return redirect("confirm_listing", token)
    form = StillCorrectForm(listing, request.POST or None)
    if form.is_valid():
        form.save()
        shown = ListingFacts(links.service_from(token))
        return render(request, "directory/confirmed.html", {"facts": shown})
    context = context_of(listing) | {"form": form}
    return render(request, "directory/confirm.html", context, status=422 if form.errors else 200)


def context_of(listing: ListingFacts) -> dict[str, Any]:
    """What readers see now, for whoever is asked whether it is still correct."""
    return {
        "facts": listing,
        "first_facts": first_facts(listing),
        "contacts": listing.contacts_for(ANONYMOUS),
        "week": week_table(listing.service.hours.all()),
        "exceptions": upcoming(listing.service),
        "hidden": withholding_of(listing.service),
    }


def addresses(token: str) -> dict[str, str]:
    """The same page in each language."""
    urls = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = reverse("confirm_listing", args=[token])
    return urls
