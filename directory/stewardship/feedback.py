"""What readers say of a listing: kept without their name, answered by an editor, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import Fact, FeedbackKind, FeedbackOutcome
from directory.exceptions import DecidedAlreadyError
from directory.models import Feedback, Service
from directory.stewardship import drafts, letters
from directory.stewardship.links import link_for
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from liaison.accounts.models import User

# Texts that a suggestion can replace word for word, in the order of the page.
TEXTS = {
    "name": _("Name"),
    "summary": _("Summary"),
    "referral_note": _("How to refer"),
    "police_note": _("Police involvement"),
    "privacy_note": _("Confidentiality"),
    "steps": _("What happens when someone asks"),
    "description": _("Description"),
    "cost_note": _("Cost"),
}
# What else can be wrong: an editor checks it and changes it by hand.
FACTS = {
    **{fact.value: fact.label for fact in Fact},
    "place": _("Address or area served"),
    "audience": _("Who can be helped, ages, who may refer"),
    "languages": _("Languages of the service"),
}


def is_text(field: str) -> bool:
    """`summary_fr`: a text of the record, in one language."""
    name, _underscore, language = field.rpartition("_")
    return name in TEXTS and language in LANGUAGES


@transaction.atomic
def say(*, service: Service, kind: str, field: str = "", text: str = "") -> Feedback:
    """Put a reader’s word in the editors’ queue. Who asks to be taken off gets the link that does
    it, at the address that the directory has of the organisation, never at another."""
    before = str(getattr(service, field)) if is_text(field) else ""
    row = Feedback.objects.create(
        service=service, kind=FeedbackKind(kind), field=field, before=before, text=text
    )
    if kind == FeedbackKind.TAKE_OFF and (address := letters.address_of(service)):
        transaction.on_commit(lambda: send_link(service, address))
    return row


def send_link(service: Service, address: str) -> None:
    letters.send(
        address,
        "take_off",
        lambda language: {"name": service.name, "url": link_for(service, language)},
    )


@transaction.atomic
def settle(*, feedback: Feedback, outcome: str, by: User, text: str | None = None) -> bool:
    """Answer it. Accepting another text for a field puts `text` there; says whether readers see
    it already, or it waits in a draft. DecidedAlreadyError when somebody else answered."""
    row = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if not row.is_open:
        raise DecidedAlreadyError
    row.outcome, row.settled_by, row.settled_at = FeedbackOutcome(outcome), by, timezone.now()
    row.save(update_fields=["outcome", "settled_by", "settled_at"])
    if outcome != FeedbackOutcome.ACCEPTED or not is_text(row.field):
        return False
    words = row.text if text is None else text
    return drafts.change_text(service=row.service, field=row.field, text=words, by=by)


def field_label(field: str) -> str:
    """“Summary (French)”, in the language of the moment."""
    if is_text(field):
        name, _underscore, language = field.rpartition("_")
        names = {"en": _("English"), "fr": _("French")}
        return f"{TEXTS[name]} ({names[language]})"
    return str(FACTS.get(field, ""))


def choices(service: Service) -> list[tuple[str, str]]:
    """The fields a reader can correct: the texts that the listing has, then its facts."""
    written = [
        f"{name}_{language}"
        for name in TEXTS
        for language in LANGUAGES
        if getattr(service, f"{name}_{language}")
    ]
    return [(field, field_label(field)) for field in (*FACTS, *written)]
