"""What `make run` runs, in one process so that a second start takes seconds."""

from __future__ import annotations

import io
import os
import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from directory import demo
from directory.models import Service
from search import engine


class Command(BaseCommand):
    help = "Bring the database up to date, load the demo once, print sign-in links and serve."
    requires_system_checks: list[str] = []  # runserver makes them

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NEWCOMER_DOORS:
            raise CommandError("This is for a newcomer's own machine, never for a real site.")
        port = os.environ.get("PORT", "8000")
        if port_is_taken(port):
            raise CommandError(f"Port {port} is taken. Try another: PORT=8001 make run")
        settings.VAR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        if not Service.objects.exists():
            self.stdout.write("Loading the demo: invented organisations and services")
            call_command("load_demo")
        for kind in engine.unbuilt():
            engine.rebuild(kind)
        call_command("refresh_listings", days=400, stdout=io.StringIO())
        call_command("sign_in_links")
        demo.give_remit()
        self.stdout.write(f"\nLiaison is at {settings.BASE_URL}  (Ctrl-C stops it)\n")
        os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)


def port_is_taken(port: str) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", int(port))) == 0
