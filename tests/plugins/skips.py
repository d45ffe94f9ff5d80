"""What could not be tested on this machine is said aloud; where CI runs, it is a failure."""

from __future__ import annotations

import os
from collections import Counter
from typing import NoReturn

import pytest

IN_CI = bool(os.environ.get("LIAISON_CI"))


def missing(what: str) -> NoReturn:
    """This machine lacks something a test needs: skip, or fail where everything must be there."""
    if IN_CI:
        pytest.fail(f"not on this machine: {what}", pytrace=False)
    pytest.skip(f"not on this machine: {what}")


def skip_reasons(reports: list[pytest.TestReport]) -> Counter[str]:
    return Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in reports
        if isinstance(report.longrepr, tuple) and not hasattr(report, "wasxfail")
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = skip_reasons(terminalreporter.stats.get("skipped", []))
    if not reasons:
        return
    terminalreporter.section("not tested here", yellow=True)
    for reason, number in reasons.most_common():
        terminalreporter.write_line(f"{number} x {reason}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not IN_CI or not reporter or exitstatus != pytest.ExitCode.OK:
        return
    if skip_reasons(reporter.stats.get("skipped", [])):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
