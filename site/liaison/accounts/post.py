"""Letters leave once the page is out: how long it took says nothing of who has an account, and a
mail server that is down breaks no page."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from django.core.signals import request_finished, request_started

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

log = logging.getLogger(__name__)


class Tray(threading.local):
    """What waits for the end of the request of this thread; None outside of one."""

    letters: list[EmailMessage] | None = None


_tray = Tray()


def post(letter: EmailMessage) -> None:
    """At the end of the request; at once from a command, which is told when that fails."""
    if _tray.letters is None:
        letter.send()
    else:
        _tray.letters.append(letter)


def set_out(**kwargs: Any) -> None:
    _tray.letters = []


def carry_off(**kwargs: Any) -> None:
    letters, _tray.letters = _tray.letters or [], None
    for letter in letters:
        try:
            letter.send()
        except (OSError, ValueError) as error:  # its text would name an address
            log.error("A letter was not sent: %s", type(error).__name__)


def connect() -> None:
    request_started.connect(set_out, dispatch_uid="accounts.set_out_letters")
    request_finished.connect(carry_off, dispatch_uid="accounts.carry_off_letters")
