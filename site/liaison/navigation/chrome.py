"""What surrounds every page, read once a minute per language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from liaison.core.bilingual import current_language, other
from liaison.core.memo import Memo, forget_all
from liaison.navigation.here import pair_path
from liaison.navigation.models import CrisisLine, Menu, MenuItem

if TYPE_CHECKING:
    from django.http import HttpRequest

EXITS = {  # neutral pages to leave for, one a language
    "en": "https://weather.gc.ca/canada_e.html",
    "fr": "https://meteo.gc.ca/canada_f.html",
}
NAMES = {"en": "English", "fr": "Français"}


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    current: bool = False
    text: str = ""
    below: tuple[Link, ...] = ()  # what belongs to this part, wherever its address is

    def holds(self, path: str) -> bool:
        return path.startswith(self.url) or any(path.startswith(one.url) for one in self.below)


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    short: str
    number: str
    tel: str
    sms: str
    description: str
    verified_on: object


@dataclass(frozen=True, slots=True)
class LanguageSwitch:
    url: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Chrome:
    crisis_strip: tuple[Line, ...]
    crisis_lines: tuple[Line, ...]
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    exit_url: str
    language_switch: LanguageSwitch | None = None

    @property
    def section(self) -> str:
        """The address of the menu item this page belongs to, if any."""
        return self.part.url if self.part else ""

    @property
    def part(self) -> Link | None:
        """The menu item this page belongs to, if any."""
        return next((link for link in self.menu if link.current), None)


_kept: Memo[Chrome] = Memo(seconds=60)


def forget(**kwargs: object) -> None:
    """Called when an editor changed something that every page shows."""
    forget_all()


def chrome_for(request: HttpRequest) -> Chrome:
    language = current_language()
    shared = _kept.get(language, lambda: read_chrome(language))
    place = getattr(request, "part_of", request.path)  # a view may say where its page belongs
    return replace(
        shared,
        menu=tuple(replace(link, current=link.holds(place)) for link in shared.menu),
        language_switch=language_switch(request),
    )


def read_chrome(language: str) -> Chrome:
    lines = [(line.in_strip, as_line(line)) for line in CrisisLine.objects.all()]
    items = list(MenuItem.objects.select_related("page"))
    return Chrome(
        crisis_strip=tuple(line for in_strip, line in lines if in_strip),
        crisis_lines=tuple(line for _in_strip, line in lines),
        menu=links(items, Menu.MAIN),
        footer=(
            *links(items, Menu.FOOTER),
            Link(_("Open data"), reverse("open_data")),
            Link(_("Credits"), reverse("credits")),
        ),
        exit_url=EXITS[language],
    )


def as_line(line: CrisisLine) -> Line:
    return Line(
        label=str(line.label),
        short=str(line.short),
        number=line.number,
        tel=line.tel,
        sms=line.sms,
        description=str(line.description),
        verified_on=line.verified_on,
    )


def links(items: list[MenuItem], menu: str) -> tuple[Link, ...]:
    found = [item for item in items if item.menu == menu]
    return tuple(link for item in found if (link := as_link(item, items)).url)


def as_link(item: MenuItem, items: list[MenuItem]) -> Link:
    below = (as_link(one, items) for one in items if one.above_id == item.pk)
    under = tuple(link for link in below if link.url)
    return Link(str(item.title), item.url, text=str(item.text), below=under)


def language_switch(request: HttpRequest) -> LanguageSwitch:
    """The same thing in the other language, with the same filters."""
    code = other(current_language())
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    url = pair_path(request, code) or getattr(request, "untranslated_url", "")
    if not url:
        with override(code):
            url = reverse("wagtail_serve", args=[""])
        query = ""
    return LanguageSwitch(url=f"{url}{query}", code=code, name=NAMES[code])
