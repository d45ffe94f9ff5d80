"""A sample of every kind of page in Chromium: accessible, silent, within its budgets.

A file of its own: Playwright’s loop gives a thread another database connection from there on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.crawl import report
from tests.crawl.chromium import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.crawl.crawler import Crawl, Seen

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("in chromium")]

KB = 1024
LOADED_MOST = {"style": 25, "fonts": 90, "script": 20, "script with map": 90}
EACH_KIND = 2  # pages of a kind and language that are looked at in Chromium
ALL_OF = ("home/",)  # kinds that editors write: every page differs


def sample(seen: Crawl) -> list[Seen]:
    taken: Counter[tuple[str, str]] = Counter()
    chosen = []
    for it in seen.pages:
        taken[it.kind, it.page.lang] += 1
        if it.kind.startswith(ALL_OF) or taken[it.kind, it.page.lang] <= EACH_KIND:
            chosen.append(it)
    return chosen


def test_pages_in_chromium(seen: Crawl, browser: Browser) -> None:
    """Accessible at every width and in the dark, silent, and within their budgets."""
    server, walk = LiveServer("localhost"), Walk()
    try:
        with browser.new_context(reduced_motion="reduce") as context:
            page = context.new_page()
            walk.listen(page)
            for it in sample(seen):
                walk.look(page, server.url, it.url, it.status)
                walk.walked[it.kind] += 1
    finally:
        server.stop()
    report.write(report.table(seen, walk.walked, walk.most))
    assert not walk.wrong, "\n".join(walk.wrong)
    assert {name: size for name, size in walk.most.items() if size > LOADED_MOST[name] * KB} == {}
