"""Shows the table of the crawl, when this run made one."""

from __future__ import annotations

import time

import pytest

from tests.crawl.report import TABLE

_started = time.time()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not TABLE.exists() or TABLE.stat().st_mtime < _started:
        return
    terminalreporter.section("every public page")
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        terminalreporter.write_line(line)
