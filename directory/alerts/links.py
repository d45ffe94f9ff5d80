"""Signed links of letters about followed searches. They stand after the question mark of an
address, which no log keeps: one of them holds an e-mail address."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from directory.conf import FOLLOW_LINK_HOURS
from directory.exceptions import LinkEndedError

CONFIRM, END = "directory.follow", "directory.follow.end"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for and has not confirmed: it stands in their letter, nowhere else."""

    email: str
    asked: str
    language: str
    frequency: str


def address(name: str, language: str, token: str) -> str:
    with override(language):
        return f"{settings.BASE_URL}{reverse(name)}?{urlencode({'t': token})}"


def to_confirm(wish: Wish) -> str:
    token = signing.dumps(astuple(wish), salt=CONFIRM, compress=True)
    return address("follow_confirm", wish.language, token)


def to_end(pk: int, language: str) -> str:
    return address("follow_end", language, signing.dumps(pk, salt=END))


def wish_from(token: str) -> Wish:
    """LinkEndedError when it is forged, or older than two days."""
    try:
        return Wish(*signing.loads(token, salt=CONFIRM, max_age=FOLLOW_LINK_HOURS * 60 * 60))
    except signing.BadSignature:
        raise LinkEndedError from None


def ended_from(token: str) -> int:
    """The number of the followed search; it works for as long as the search is followed."""
    try:
        return int(signing.loads(token, salt=END))
    except signing.BadSignature:
        raise LinkEndedError from None
