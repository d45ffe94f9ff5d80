"""The addresses of the site, and those only the benchmark asks for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.urls import path

from directory.enums import LifeCycle
from directory.models import Service
from liaison.urls import urlpatterns as site
from tests.benchmarks import clock, memory

if TYPE_CHECKING:
    from django.http import HttpRequest


def empty(request: HttpRequest) -> HttpResponse:
    """F1: what a request costs before the site does anything."""
    return HttpResponse("")


def worker(request: HttpRequest) -> JsonResponse:
    """What this process has used so far: seconds of processor time, bytes of memory."""
    used = {"seconds": clock.seconds(), "bytes": memory.most(), "own": memory.own()}
    return JsonResponse(used)


def save(request: HttpRequest, number: int) -> JsonResponse:
    """An editor changes a word of a found record and publishes; the index follows the commit."""
    found = Service.objects.filter(life_cycle_steps__state=LifeCycle.FOUND, live=True)
    service = found.order_by("pk")[number]
    started = clock.seconds()
    with transaction.atomic():
        service.summary_en = f"Counselling and {time.time_ns():x}"
        service.save_revision(log_action=False).publish()
    return JsonResponse({"seconds": clock.seconds() - started})


urlpatterns = [
    path("benchmark/empty", empty),
    path("benchmark/worker", worker),
    path("benchmark/save/<int:number>", save),
    *site,
]
