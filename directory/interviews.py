"""The interview behind a record (R142): the questions, and what recording one sets in motion."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import How, IntakeStatus, LifeCycle
from directory.listing import newest
from directory.models import Interview
from directory.services import confirm_facts, move_to, record_intake

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from directory.models import Service
    from liaison.accounts.models import User

# The six attributes of R140, and what readers need first. Asked in the language of the interview.
QUESTIONS = {
    "content": _("What do you offer, and what happens when somebody asks?"),
    "audience": _("For whom is it, and for whom is it not? Which ages, which area?"),
    "referral": _("Who may refer, how, and how long does it take?"),
    "police": _("How are police involved, if at all? How would you say it to a client?"),
    "privacy": _("What is shared, with whom, and what do you tell people about it?"),
    "model": _("Which model or approach do you follow, and with which objectives?"),
    "structure": _("How is the organisation set up, and who answers for the service?"),
    "size": _("How large is the team, with which disciplines and training?"),
    "resources": _("How is it paid for, and until when?"),
    "challenges": _("What is hard at the moment? What would help?"),
    "publish": _("What may be public, what is for practitioners only, and what is for neither?"),
}
ORDER = [LifeCycle.FOUND, LifeCycle.CONTACTED, LifeCycle.CONFIRMED]


@transaction.atomic
def record_interview(
    *,
    service: Service,
    held_on: date,
    way: str,
    answers: Mapping[str, str],
    state: str,
    facts: Collection[str] = (),
    intake: str = "",
    by: User | None = None,
) -> Interview:
    """Keep the answers; the record moves on, and what was confirmed counts from that day."""
    said = {code: text for code, text in answers.items() if code in QUESTIONS and text}
    interview = Interview.objects.create(
        service=service, held_on=held_on, way=way, answers=said, by=by
    )
    spoken: dict[str, Any] = {"how": How.INTERVIEW, "by": by, "at": moment(held_on)}
    if moves_on(service, state):
        move_to(service=service, state=state, **spoken)
    if intake:
        record_intake(service=service, status=IntakeStatus(intake), **spoken)
    if facts:
        confirm_facts(service=service, facts=facts, **spoken)
    return interview


def moment(day: date) -> datetime:
    """Now, for today; noon of an earlier day."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))


def moves_on(service: Service, state: str) -> bool:
    """An interview takes a record forward, never back, and brings no archived one to life."""
    step = newest(service.life_cycle_steps.all())
    if step is None:
        return True
    return step.state in ORDER and ORDER.index(LifeCycle(state)) > ORDER.index(step.state)
