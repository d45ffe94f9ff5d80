"""The tab “State” of a service: facts of the day as tables, and what is missing to publish."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from directory.listing import ListingFacts
from directory.models import Service
from directory.permissions import user_can_record_facts
from directory.readiness import missing_facts

SHOWN = 5  # exceptions in the tab; the page of facts has all of them


class StatePanel(Panel):
    """Facts of the day as tables: they are recorded elsewhere, at once, and never in a draft."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/admin/state_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            if not self.instance.pk:
                return context
            service = Service.objects.with_facts().get(pk=self.instance.pk)
            return {
                **context,
                "service": service,
                "facts": ListingFacts(service),
                "missing": missing_facts(self.instance),
                "exceptions": service.hours_exceptions.order_by("-last_day")[:SHOWN],
                "decision": service.organisation.inclusion_decisions.first(),
                "may_record": user_can_record_facts(self.request.user, service),
                "state_url": reverse("directory_facts:service", args=[service.pk]),
            }
