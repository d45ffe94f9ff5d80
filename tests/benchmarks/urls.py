"""The addresses of the site, and those only the benchmark asks for."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.urls import path

from directory.enums import LifeCycle
from directory.models import Service
from liaison.urls import urlpatterns as site

if TYPE_CHECKING:
    from django.http import HttpRequest

UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


def empty(request: HttpRequest) -> HttpResponse:
    """F1: what a request costs before the site does anything."""
    return HttpResponse("")


def worker(request: HttpRequest) -> JsonResponse:
    """What this process has used so far: seconds of processor time, bytes of memory at most, and
    now without the pages of the database that SQLite maps, which the system may take back."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
    return JsonResponse({"seconds": time.process_time(), "bytes": most, "own": _own() or most})


def _own() -> int:
    """0 where there is no such file (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon:"))


def save(request: HttpRequest, number: int) -> JsonResponse:
    """An editor changes a word of a found record and publishes; the index follows the commit."""
    found = Service.objects.filter(life_cycle_steps__state=LifeCycle.FOUND, live=True)
    service = found.order_by("pk")[number]
    started = time.process_time()
    with transaction.atomic():
        service.summary_en = f"Counselling and {time.time_ns():x}"
        service.save_revision(log_action=False).publish()
    return JsonResponse({"seconds": time.process_time() - started})


urlpatterns = [
    path("benchmark/empty", empty),
    path("benchmark/worker", worker),
    path("benchmark/save/<int:number>", save),
    *site,
]
