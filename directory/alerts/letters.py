"""Letters about followed searches: in one language, with nothing in the subject that a stranger
could learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from directory.alerts import asked, links
from directory.conf import FOLLOW_LINK_HOURS
from liaison.accounts.post import post
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from directory.alerts.changes import Changes
    from directory.alerts.links import Wish
    from directory.finder.query import FinderQuery
    from directory.models import Follow

AN_HOUR = 60 * 60
FOLDER = "directory/email"


def letter(name: str, to: str, context: dict[str, Any], **headers: str) -> EmailMessage:
    subject = render_to_string(f"{FOLDER}/{name}_subject.txt").strip()
    body = render_to_string(f"{FOLDER}/{name}_message.txt", context).strip() + "\n"
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to], headers=named)


def ask_to_confirm(wish: Wish) -> None:
    """At most one an hour to an address, whoever asks: nobody is flooded through this site."""
    digest = salted_hmac("directory.follow.hour", wish.email.lower(), algorithm="sha256")
    if not cache.add(f"follow-asked-{digest.hexdigest()}", 1, AN_HOUR):
        return
    with override(wish.language):
        query = asked.read(wish.asked, ANONYMOUS)
        context = {
            "search": asked.called(query) if query else "",
            "link": links.to_confirm(wish),
            "hours": FOLLOW_LINK_HOURS,
        }
        post(letter("follow_confirm", wish.email, context))


def digest(follow: Follow, query: FinderQuery, changes: Changes) -> None:
    """In the language that is active, which is the reader's."""
    end = links.to_end(follow.pk, follow.language)
    context: dict[str, Any] = {
        "base": settings.BASE_URL,
        "end": end,
        "mine": settings.BASE_URL + reverse("follows") if follow.user else "",
    }
    if not asked.is_sensitive(follow.asked):
        context |= {
            "search": asked.called(query),
            "finder": f"{settings.BASE_URL}{reverse('find')}?{query.urlencode()}",
            "changes": changes,
        }
    # https://www.rfc-editor.org/rfc/rfc8058
    one_click = {
        "List_Unsubscribe": f"<{end}>",
        "List_Unsubscribe_Post": "List-Unsubscribe=One-Click",
    }
    post(letter("digest", follow.address, context, **one_click))
