"""Tells Elasticsearch of the changes that it missed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Send Elasticsearch the changes that wait for it, until none is left."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ELASTICSEARCH_URL:
            return
        from search.elastic import client, outbox  # noqa: PLC0415

        try:
            sent = outbox.deliver(seconds=float("inf"))
        except client.UnavailableError as error:
            raise CommandError(f"Elasticsearch failed ({error}); the changes are kept.") from None
        self.stdout.write(f"Sent {sent} changes.")
