"""People of an organisation, with a listing that states everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from directory.enums import MemberChange, MemberRole
from directory.stewardship import members
from tests.directory.admin.conftest import PEOPLE, complete, organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from directory.models import Organisation
    from liaison.accounts.models import User

__all__ = ["complete", "organisation"]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Whatever language a test before left active."""
    with override("en"):
        yield


def join(organisation: Organisation, name: str, role: str = MemberRole.MANAGER) -> User:
    """The persona of this name keeps the listings of an organisation."""
    user = PEOPLE[name].make()
    members.let_in(
        organisation=organisation, user=user, role=role, change=MemberChange.JOINED, by=None
    )
    return user


@pytest.fixture
def manager(organisation: Organisation, client_for: Callable[..., Client]) -> Client:
    join(organisation, "organisation manager")
    return client_for(PEOPLE["organisation manager"])


@pytest.fixture
def colleague(organisation: Organisation, client_for: Callable[..., Client]) -> Client:
    join(organisation, "organisation editor", MemberRole.EDITOR)
    return client_for(PEOPLE["organisation editor"])


@pytest.fixture
def editor(db: None) -> User:
    return PEOPLE["editor"].make()


@pytest.fixture
def moderator(db: None) -> User:
    return PEOPLE["moderator"].make()
