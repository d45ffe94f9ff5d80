"""The facts of the day of one service: recorded at once, with a history of who said what and how.

Nothing here touches a draft or a revision, so that publishing an old draft can't undo it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from directory import services
from directory.admin.facts_forms import FORMS
from directory.listing import ListingFacts
from directory.models import HoursException, Service, Withholding
from directory.permissions import user_can_record_facts

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse

HISTORY = 100  # newest rows shown


def permitted(request: HttpRequest, pk: int) -> Service:
    service = get_object_or_404(Service.objects.select_related("organisation"), pk=pk)
    if not user_can_record_facts(request.user, service):
        raise PermissionDenied
    return service


@require_safe
def service_facts(request: HttpRequest, pk: int) -> HttpResponse:
    service = permitted(request, pk)
    return page(request, service, empty_forms(service))


def empty_forms(service: Service) -> dict[str, BaseForm]:
    """Each with ids of its own: they share names on one page. Intake starts from what is said
    today, so that another status takes no note away."""
    forms = {name: form(auto_id=f"{name}_%s") for name, form in FORMS.items()}
    if today := service.intake_updates.order_by("-at", "-pk").first():
        kept = ("wait", "note_en", "note_fr")
        forms["intake"].initial = {name: getattr(today, name) for name in kept}
    return forms


@require_POST
def record(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    service = permitted(request, pk)
    if what not in FORMS:
        raise Http404
    forms = empty_forms(service)
    form = forms[what] = FORMS[what](request.POST, auto_id=f"{what}_%s")
    if what == "exception":
        form.instance.service = service
    if not form.is_valid():
        messages.error(request, _("Nothing was recorded: please look at the marked fields."))
        return page(request, service, forms, status=422)
    form.record(service, request.user)
    messages.success(request, form.recorded)
    return redirect("directory_facts:service", pk)


@require_POST
def show_again(request: HttpRequest, pk: int) -> HttpResponse:
    services.release(service=permitted(request, pk))
    messages.success(request, _("Shown again."))
    return redirect("directory_facts:service", pk)


@require_POST
def remove_exception(request: HttpRequest, pk: int, exception: int) -> HttpResponse:
    service = permitted(request, pk)
    found = get_object_or_404(HoursException, pk=exception, service=service)
    services.remove_hours_exception(exception=found)
    messages.success(request, _("Removed."))
    return redirect("directory_facts:service", pk)


def page(
    request: HttpRequest, service: Service, forms: dict[str, BaseForm], status: int = 200
) -> HttpResponse:
    facts = ListingFacts(Service.objects.with_facts().get(pk=service.pk))
    context = {
        "service": service,
        "hidden": Withholding.objects.filter(service=service).first(),
        "facts": facts,
        "forms": forms,
        "history": history(service),
        "exceptions": service.hours_exceptions.order_by("-last_day"),
        "page_title": _("Facts of the day"),
        "header_title": _("Facts of the day") + f": {service}",
        "breadcrumbs_items": crumbs(service),
        "media": sum((form.media for form in forms.values()), start=forms["intake"].media),
    }
    return render(request, "directory/admin/facts.html", context, status=status)


def crumbs(service: Service) -> list[dict[str, Any]]:
    viewset = Service.snippet_viewset
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse(viewset.get_url_name("list")), "label": _("Services")},
        {"url": reverse(viewset.get_url_name("edit"), args=[service.pk]), "label": str(service)},
        {"url": "", "label": _("Facts of the day")},
    ]


def history(service: Service) -> list[dict[str, Any]]:
    """Who said what and how, newest first."""
    rows = chain.from_iterable(
        ({"row": row, "what": what, "said": getattr(row, display)()} for row in newest)
        for what, display, newest in (
            (_("Intake status"), "get_status_display", spoken(service.intake_updates)),
            (_("Confirmed"), "get_fact_display", spoken(service.confirmations)),
            (_("State of the record"), "get_state_display", spoken(service.life_cycle_steps)),
            (_("Room for new people"), "get_room_display", spoken(service.capacity_updates)),
            (_("End of the programme"), "__str__", spoken(service.programme_ends)),
            (_("Nobody confirmed it"), "get_rung_display", service.ladder_steps.all()[:HISTORY]),
        )
    )
    return sorted(rows, key=lambda entry: entry["row"].at, reverse=True)[:HISTORY]


def spoken(statements: Any) -> Any:
    return statements.select_related("by").order_by("-at", "-pk")[:HISTORY]


urlpatterns = [
    path("<int:pk>/", service_facts, name="service"),
    path("<int:pk>/show-again/", show_again, name="show_again"),
    path("<int:pk>/<slug:what>/", record, name="record"),
    path("<int:pk>/exception/<int:exception>/remove/", remove_exception, name="remove_exception"),
]
