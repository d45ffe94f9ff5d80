"""What people look for, and the links that let them in, never reach a log."""

from __future__ import annotations

import logging
import re

QUERY = re.compile(r"\?\S*")
# Links of letters: /account/confirm/…, /compte/confirmer/…, /password/reset/key/…,
# /mot-de-passe/cle/…, /dev/sign-in/…
TOKEN = re.compile(r"(/(?:confirm|confirmer|key|cle|sign-in)/)[^/\s?\"]{8,}")
# Gunicorn names who sent a request that it can’t read, and quotes it.
UNREAD = re.compile(r"(Invalid request) from ip=.*", re.DOTALL)


def without_secrets(text: str) -> str:
    text = UNREAD.sub(r"\1", text)
    return TOKEN.sub(r"\1…", QUERY.sub("?…", text))


class WithoutQueryString(logging.Filter):
    """Cuts the token out of any address in a record, and everything after its question mark."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                without_secrets(arg) if isinstance(arg, str) else arg for arg in record.args
            )
        if isinstance(record.msg, str):
            record.msg = without_secrets(record.msg)
        return True
