"""Web addresses in listings that no longer answer: asked politely, one request each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request

from django.db.models import Count, F, Max
from django.utils import timezone

from directory.enums import ContactKind
from directory.models import LinkCheck, OrganisationContact, Service, ServiceContact
from directory.stewardship.public_web import opener

if TYPE_CHECKING:
    from collections.abc import Iterable

TIMEOUT = 15  # seconds
AT_ONCE = 8
MOST = 2_000  # addresses in one run, those asked longest ago first
# The server is there but wants no machine: nothing a reader would notice.
ANSWERED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}


def ask(url: str) -> int | None:
    """The status of the answer; None where there was none."""
    for method in ("HEAD", "GET"):
        try:
            with opener().open(Request(url, method=method), timeout=TIMEOUT) as answer:  # noqa: S310
                return int(answer.status)
        except HTTPError as error:
            if method == "GET" or error.code in ANSWERED:
                return error.code
        except (OSError, ValueError):
            return None
    return None


def works(status: int | None) -> bool:
    return status is not None and (status < HTTPStatus.BAD_REQUEST or status in ANSWERED)


def addresses() -> set[str]:
    """Every web address that readers are shown."""
    shown = Service.objects.shown().filter(organisation__live=True)
    of_services = ServiceContact.objects.filter(service__in=shown, kind=ContactKind.WEB)
    of_organisations = OrganisationContact.objects.filter(
        organisation__services__in=shown, kind=ContactKind.WEB
    )
    values = chain(
        *(rows.values_list("value", flat=True) for rows in (of_services, of_organisations))
    )
    return {url for url in values if url.startswith(("http://", "https://"))}


def check(urls: Iterable[str] | None = None) -> tuple[int, int]:
    """Ask, and keep what was answered; how many were asked and how many fail."""
    wanted = addresses() if urls is None else set(urls)
    LinkCheck.objects.exclude(url__in=wanted).delete()
    known = dict(LinkCheck.objects.values_list("url", "checked_at"))
    first = sorted(wanted, key=lambda url: (url in known, known.get(url), url))[:MOST]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(zip(first, pool.map(ask, first), strict=True))
    now = timezone.now()
    for url, status in answers:
        row, _made = LinkCheck.objects.get_or_create(url=url, defaults={"checked_at": now})
        row.status, row.checked_at = status, now
        row.failing_since = None if works(status) else row.failing_since or now
        row.save()
    return len(answers), sum(not works(status) for _url, status in answers)


def asked() -> dict[str, Any]:
    """`count` of the addresses that were asked, and `last`, when (None where none was)."""
    return LinkCheck.objects.aggregate(count=Count("pk"), last=Max("checked_at"))


def failing() -> list[tuple[LinkCheck, list[Service]]]:
    """Addresses that failed more than once, with the services that show them."""
    rows = LinkCheck.objects.filter(failing_since__lt=F("checked_at"))
    found = []
    for row in rows:
        own = Service.objects.filter(contacts__value=row.url)
        theirs = Service.objects.filter(organisation__contacts__value=row.url)
        found.append((row, list((own | theirs).select_related("organisation").distinct())))
    return found
