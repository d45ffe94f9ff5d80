"""Follows every link of the site, as a person without an account and without cookies."""

from __future__ import annotations

import gzip
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from liaison.core.bilingual import LANGUAGES
from tests.crawl.documents import Document, read

START = ("/en/", "/fr/")
SITEMAP = "/sitemap.xml"
# States of pages that no link leads to.
STATES = (
    "/en/find/?q=zebra&place=Iqaluit",
    "/fr/trouver/?q=z%C3%A8bre&place=Iqaluit",
    "/en/find/?place=Richmond",
    "/fr/trouver/?place=Richmond",
    "/en/find/?place=Atlantis",
    "/fr/trouver/?age=abc&radius=7",
)
MISSING = ("/en/no-such-page/", "/fr/pas-de-page/", "/en/services/00000000-x/")
PARTS = "components/"
QUERIES = 6  # of one path: a finder's filters are one page in many states
ALIKE = re.compile(r"/(tell|claim|gerer)/")  # pages that every listing has, all the same
LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@dataclass
class Seen:
    """One answer of the site."""

    url: str
    status: int
    kind: str = ""  # the template, which is what a type of page is here
    html_size: int = 0  # after gzip
    cookies: list[str] = field(default_factory=list)
    redirect: str = ""
    page: Document | None = None
    found_on: str = ""

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def is_help_page(self) -> bool:
        """One that a person at risk may read."""
        return bool(self.page and "help-page" in self.page.body_class.split())


@dataclass
class Crawl:
    """All that was seen, by address without fragment."""

    seen: dict[str, Seen] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    redirects: list[str] = field(default_factory=list)

    @property
    def pages(self) -> list[Seen]:
        return [it for it in self.seen.values() if it.page]

    @property
    def indexed(self) -> list[Seen]:
        return [it for it in self.pages if it.status == 200 and not it.page.noindex]


def local(url: str, base: str) -> str:
    """The path and query of an address of ours, empty for any other."""
    whole = urljoin(settings.BASE_URL + base, url.strip())
    if not whole.startswith(settings.BASE_URL + "/"):
        return ""
    return urldefrag(whole.removeprefix(settings.BASE_URL)).url


def crawl() -> Crawl:
    client, result, waiting = Client(), Crawl(), deque[tuple[str, str]]()
    states: Counter[str] = Counter()
    for url in (*START, *addresses_in(client, SITEMAP), *entries(), *STATES, *MISSING):
        waiting.append((url, "the list of starts"))
    while waiting:
        url, origin = waiting.popleft()
        if url in result.seen or skipped(url, states):
            continue
        seen = result.seen[url] = fetch(client, url, origin)
        if seen.redirect:
            result.redirects.append(f"{origin} → {url} → {seen.redirect}")
            waiting.append((local(seen.redirect, url), origin))
        for link in seen.page.links if seen.page else ():
            if target := local(link, url):
                waiting.append((target, url))
            elif link.startswith("http"):
                result.elsewhere.add(link)
    return result


def entries() -> list[str]:
    """Where people with an account come in."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found += [reverse("account_login"), reverse("account_reset_password")]
    return found


def skipped(url: str, states: Counter[str]) -> bool:
    """Files, and further states of a page of which enough were seen."""
    if not url or url.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    parts = urlsplit(url)
    alike = ALIKE.search(parts.path)
    if url in STATES or not (parts.query or alike):
        return False
    name = f"{parts.path[:4]}{alike[1]}" if alike else parts.path
    states[name] += 1
    return states[name] > QUERIES


def addresses_in(client: Client, sitemap: str) -> list[str]:
    """The addresses of a sitemap, or of all that an index of them names."""
    text = client.get(sitemap).content.decode()
    found = [local(url, "/") for url in LOCATION.findall(text)]
    if "<sitemapindex" in text:
        return [url for part in found for url in addresses_in(client, part)]
    return found


def fetch(client: Client, url: str, origin: str) -> Seen:
    client.cookies.clear()
    response = client.get(url)
    seen = Seen(url, response.status_code, found_on=origin, cookies=list(response.cookies))
    seen.redirect = response.get("Location", "")
    is_file = "attachment" in response.get("Content-Disposition", "")
    is_page = response.get("Content-Type", "").startswith("text/html") and not seen.redirect
    if is_page and not is_file:
        body = b"".join(response) if response.streaming else response.content
        seen.html_size = len(gzip.compress(body, 6))
        seen.page = read(body.decode())
        names = (template.name or "" for template in response.templates)
        seen.kind = next((it for it in names if it and not it.startswith(PARTS)), "?")
    return seen


def anchors_missing(result: Crawl) -> list[str]:
    """Links whose fragment names nothing on the page they lead to."""
    wrong = []
    for seen in result.pages:
        for link in seen.page.links:
            fragment = unquote(urldefrag(link).fragment)
            target = result.seen.get(local(link, seen.url))
            if not fragment or not target:
                continue
            while target and target.redirect:
                target = result.seen.get(local(target.redirect, target.url))
            if target and target.page and fragment not in target.page.ids:
                wrong.append(f"{seen.url}: {link}")
    return wrong
