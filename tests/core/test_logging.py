"""What people look for never reaches a log."""

from __future__ import annotations

import logging

import pytest

from liaison.core.logging import WithoutQueryString


@pytest.mark.parametrize(
    "line",
    [
        "GET /en/find/?q=secret HTTP/1.1",
        "GET /en/find/?place=x'secret&q=\"secret HTTP/1.1",
        "https://example.org/en/find/?q=it's&place=secret",
    ],
)
def test_everything_after_a_question_mark_is_cut(line):
    record = logging.LogRecord("django.server", 20, "", 0, f"%s {line}", (line,), None)
    WithoutQueryString().filter(record)
    assert "secret" not in record.getMessage()
    assert "/en/find/" in record.getMessage()


@pytest.mark.parametrize("name", ["django", "django.request", "django.security", "django.server"])
def test_no_handler_prints_or_mails_a_whole_request(name):
    """Django's own would: its mail to ADMINS holds every parameter."""
    logger: logging.Logger | None = logging.getLogger(name)
    while logger is not None and logger.name != "root":
        ours = [one for one in logger.handlers if not type(one).__module__.startswith("_pytest")]
        for handler in ours:
            assert any(isinstance(one, WithoutQueryString) for one in handler.filters), handler
        logger = logger.parent if logger.propagate else None
