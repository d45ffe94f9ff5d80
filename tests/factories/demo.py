"""The site as `manage.py load_demo` leaves it, loaded once for a whole file of tests."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.db import transaction

from liaison.core.memo import forget_all
from liaison.reference.regions import load_regions

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def loaded_site(blocker: Any) -> Iterator[None]:
    """Everything is taken back at the end; each test inside has a savepoint of its own."""
    with blocker.unblock(), transaction.atomic():
        forget_all()
        load_regions()
        call_command("load_demo", verbosity=0)
        with blocker.block():
            yield
        transaction.set_rollback(True)
    forget_all()
