"""Letters to organisations about their listings: both languages in one, one letter for all that an
address looks after, nothing in the subject that a stranger could learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from directory.conf import LINK_DAYS
from directory.enums import ContactKind, Rung
from directory.stewardship.links import link_for
from liaison.accounts.post import post
from liaison.core.bilingual import LANGUAGES
from liaison.core.contact import contact_email

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from directory.models import Service


def address_of(service: Service) -> str:
    """Where its organisation reads letters: its own e-mail, or the service’s; empty for none."""
    contacts = [*service.organisation.contacts.all(), *service.contacts.all()]
    return next((row.value for row in contacts if row.kind == ContactKind.EMAIL), "")


def write(address: str, climbed: Iterable[tuple[Service, Rung]]) -> None:
    climbed = list(climbed)
    worst = max((rung for _service, rung in climbed), key=list(Rung).index)

    def context(language: str) -> dict[str, Any]:
        rows = [(service.name, link_for(service, language), rung) for service, rung in climbed]
        return {"rows": rows, "rung": worst.value, "days": LINK_DAYS}

    send(address, "due", context)


def send(address: str, template: str, context: Callable[[str], dict[str, Any]]) -> None:
    """`directory/email/<template>` in both languages, one after the other."""
    subjects, parts = [], []
    for language in LANGUAGES:
        with override(language):
            words = context(language)
            subject = render_to_string(f"directory/email/{template}_subject.txt", words)
            subjects.append(subject.strip())
            parts.append(render_to_string(f"directory/email/{template}_message.txt", words).strip())
    body = "\n\n----\n\n".join(parts) + "\n"
    letter = EmailMessage(" / ".join(subjects), body, settings.DEFAULT_FROM_EMAIL, [address])
    letter.reply_to = [contact_email()]
    post(letter)
