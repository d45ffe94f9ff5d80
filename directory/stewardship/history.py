"""What was said of a listing, by whom and how: the same rows for its organisation and for editors,
who see names as well."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from directory.models import Service

MOST = 100  # newest entries shown


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    what: str
    said: str
    how: str = ""
    by: str = ""


def of(service: Service) -> list[Entry]:
    """Newest first, with the names of who recorded it."""
    rows = chain(
        statements(service.intake_updates, _("Intake status"), "get_status_display"),
        statements(service.confirmations, _("Confirmed"), "get_fact_display"),
        statements(service.life_cycle_steps, _("State of the record"), "get_state_display"),
        statements(service.capacity_updates, _("Room for new people"), "get_room_display"),
        statements(service.programme_ends, _("End of the programme"), "__str__"),
        (
            Entry(row.at, _("Nobody confirmed it"), row.get_rung_display())
            for row in service.ladder_steps.all()[:MOST]
        ),
        settled(service),
        members(service),
    )
    return sorted(rows, key=lambda entry: entry.at, reverse=True)[:MOST]


def of_members(service: Service) -> list[Entry]:
    """For the organisation: what happened to its listing, without a name."""
    rows = chain(
        (Entry(entry.at, entry.what, entry.said, entry.how) for entry in of(service)),
        drafts(service),
    )
    return sorted(rows, key=lambda entry: entry.at, reverse=True)[:MOST]


def statements(manager: Any, what: str, display: str) -> Any:
    for row in manager.select_related("by").order_by("-at", "-pk")[:MOST]:
        yield Entry(row.at, what, getattr(row, display)(), row.get_how_display(), str(row.by or ""))


def settled(service: Service) -> Any:
    for row in service.feedback.exclude(outcome="").select_related("settled_by")[:MOST]:
        said = f"{row.get_kind_display()} – {row.get_outcome_display()}"
        at = row.settled_at or row.at
        yield Entry(at, _("A reader’s word"), said, by=str(row.settled_by or ""))


def members(service: Service) -> Any:
    for row in service.organisation.member_events.select_related("by")[:MOST]:
        yield Entry(row.at, _("Who keeps it"), row.get_change_display(), by=str(row.by or ""))


def drafts(service: Service) -> Any:
    for revision in service.revisions.order_by("-created_at")[:MOST]:
        live = revision.pk == service.live_revision_id
        said = _("The words that readers see") if live else _("Saved")
        yield Entry(revision.created_at, _("Words of the listing"), said)
