from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.personas import EDITOR, NOBODY, PRACTITIONER

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client


@pytest.fixture
def practitioner(client_for: Callable[..., Client]) -> Client:
    return client_for(PRACTITIONER)


@pytest.fixture
def visitor(client_for: Callable[..., Client]) -> Client:
    return client_for(NOBODY)


@pytest.fixture
def editor(client_for: Callable[..., Client]) -> Client:
    return client_for(EDITOR)
