"""A page in a real browser: what it asks for, what it says in the console, what axe finds."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Response

OK = 200
WIDE, PHONE, ZOOMED = 1280, 360, 320  # the last is a window of 1280 at 400 %
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
SORTS = {"css": "style", "js": "script", "mjs": "script", "woff2": "fonts"}


@dataclass
class Walk:
    """Everything that went wrong, and what pages loaded."""

    wrong: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    walked: Counter[str] = field(default_factory=Counter)
    most: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)  # of files, by path
    _now: str = ""
    _status: int = 200

    def listen(self, page: Page) -> None:
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.wrong.append(f"{self._now}: {error}"))

    def look(self, page: Page, site: str, url: str, status: int) -> None:
        """Wide, on a phone, zoomed in, and in the dark."""
        self._now, self.asked, self._status = url, set(), status
        page.set_viewport_size({"width": WIDE, "height": 900})
        page.goto(site + url, wait_until="load")
        self._axe(page, "wide")
        page.set_viewport_size({"width": PHONE, "height": 780})
        self._axe(page, "phone")
        self._fits(page, PHONE)
        page.set_viewport_size({"width": ZOOMED, "height": 256})
        self._fits(page, ZOOMED)
        page.emulate_media(color_scheme="dark")
        self._axe(page, "dark", CONTRAST)
        page.emulate_media(color_scheme="light")
        self._weigh(site)

    def _axe(self, page: Page, what: str, options: dict | None = None) -> None:
        chosen = options or {"resultTypes": ["violations"]}
        for found in Axe().run(page, options=chosen).response["violations"]:
            for node in found["nodes"]:
                self.wrong.append(f"{self._now} ({what}): {found['id']}: {node['html'][:160]}")

    def _fits(self, page: Page, width: int) -> None:
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            self.wrong.append(f"{self._now}: {needed} px wide on a screen of {width}")

    def _said(self, message: ConsoleMessage) -> None:
        own_status = self._status != OK and "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not own_status:
            self.wrong.append(f"{self._now}: console: {message.text}")

    def _answered(self, response: Response) -> None:
        self.asked.add(response.url)
        path = urlsplit(response.url).path
        if sort_of(path) and path not in self.sizes:
            body = response.body()
            compressed = path.endswith("woff2")  # by its format
            self.sizes[path] = len(body) if compressed else len(gzip.compress(body, 6))

    def _weigh(self, site: str) -> None:
        totals: Counter[str] = Counter()
        for url in self.asked:
            if not url.startswith(site):
                self.wrong.append(f"{self._now}: asked {url}")
            path = urlsplit(url).path
            totals[sort_of(path)] += self.sizes.get(path, 0)
        mapped = any(urlsplit(url).path.endswith("/finder.js") for url in self.asked)
        script = "script with map" if mapped else "script"
        found = {"style": totals["style"], "fonts": totals["fonts"], script: totals["script"]}
        for name, size in found.items():
            self.most[name] = max(size, self.most.get(name, 0))


def sort_of(path: str) -> str:
    return SORTS.get(path.rsplit(".", 1)[-1], "") if "." in path else ""
