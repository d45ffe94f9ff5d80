"""What people look for never reaches a log."""

from __future__ import annotations

import logging
import re

QUERY = re.compile(r"\?\S*")


class WithoutQueryString(logging.Filter):
    """Cuts everything after the question mark of any address in a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                QUERY.sub("?…", arg) if isinstance(arg, str) else arg for arg in record.args
            )
        if isinstance(record.msg, str):
            record.msg = QUERY.sub("?…", record.msg)
        return True
