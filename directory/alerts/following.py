"""Starting, changing and ending to follow a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from directory.alerts import asked as searches
from directory.conf import MOST_FOLLOWED
from directory.exceptions import TooManyFollowedError
from directory.finder.request import search_request
from directory.models import Follow
from liaison.core.permissions import visibilities_for
from search import engine

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

    Reader = User | AnonymousUser


def reader_of(follow: Follow) -> Reader:
    """Whose eyes a letter is written for, as they are today."""
    return follow.user or AnonymousUser()


def query_of(follow: Follow) -> FinderQuery | None:
    return searches.read(follow.asked, visibilities_for(reader_of(follow)))


def found_by(query: FinderQuery, reader: Reader) -> list[int]:
    return sorted(engine.ids(search_request(query, reader)))


@transaction.atomic
def follow(
    *, query: FinderQuery, language: str, frequency: str, user: User | None = None, email: str = ""
) -> Follow:
    """For a person with an account, or for an address that was confirmed. A search that is
    followed already only changes its language and frequency."""
    who = {"user": user, "email": "" if user else email.lower()}
    asked = searches.written(query)
    mine = Follow.objects.filter(**who)
    if not mine.filter(asked=asked).exists() and mine.count() >= MOST_FOLLOWED:
        raise TooManyFollowedError
    seen = found_by(searches.kept(query), user or AnonymousUser())
    said = {"language": language, "frequency": frequency}
    return Follow.objects.update_or_create(
        **who, asked=asked, defaults=said, create_defaults={**said, "seen": seen}
    )[0]


@transaction.atomic
def change(*, follow: Follow, frequency: str) -> None:
    follow.frequency = frequency
    follow.save(update_fields=["frequency"])


@transaction.atomic
def end(*, pk: int) -> bool:
    """False where it had ended already."""
    return bool(Follow.objects.filter(pk=pk).delete()[0])


@transaction.atomic
def looked(*, follow: Follow, found: list[int], at: datetime) -> None:
    """Remember what the reader knows of, and since when."""
    follow.looked_at, follow.seen = at, found
    follow.save(update_fields=["looked_at", "seen"])


def forget_address(instance: User, **kwargs: Any) -> None:
    """A person leaves: what the same address follows without an account goes with them."""
    Follow.objects.filter(email=instance.email.lower()).delete()
