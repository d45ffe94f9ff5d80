"""Which of our own pages can be embedded, and under which address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from directory.finder.page import near
from directory.finder.query import FinderQuery, parse
from directory.models import Service

if TYPE_CHECKING:
    from django.urls import ResolverMatch

LONGEST = 4000
FIND_SIZE, LISTING_SIZE = (800, 640), (600, 420)  # width and height, where nobody says
EMBEDS = {"embed_find_en": "en", "embed_find_fr": "fr"}


class NotEmbeddableError(ValueError):
    """Not an address of ours, or not of something that is public and can be framed."""


@dataclass(frozen=True, slots=True)
class Embeddable:
    """`title` is for the frame; it is read aloud on the partner's page."""

    path: str
    title: str
    language: str
    size: tuple[int, int]

    @property
    def url(self) -> str:
        return settings.BASE_URL + self.path


def embeddable(address: str, *, show: str = "") -> Embeddable:
    """What stands behind an address of ours: a search, or one listing."""
    try:
        whole = urlsplit(urljoin(f"{settings.BASE_URL}/", address.strip()[:LONGEST]))
    except ValueError as error:  # a bracket that is never closed, say
        raise NotEmbeddableError from error
    if f"{whole.scheme}://{whole.netloc}" != settings.BASE_URL.rstrip("/"):
        raise NotEmbeddableError
    language, match = resolved(whole.path)
    with override(language):
        if match.url_name == "service":
            return of_listing(match.kwargs["key"], language)
        if match.url_name == "find" or match.url_name in EMBEDS:
            return of_search(parse(QueryDict(whole.query)), language, show)
    raise NotEmbeddableError


def resolved(path: str) -> tuple[str, ResolverMatch]:
    language = get_language_from_path(path) or "en"
    try:
        with override(language):
            match = resolve(path)
    except Resolver404 as error:
        raise NotEmbeddableError from error
    return EMBEDS.get(match.url_name or "", language), match


def of_search(query: FinderQuery, language: str, show: str = "") -> Embeddable:
    shown = f"show={show}" if show else ""
    asked = "&".join(filter(None, (query.urlencode(), shown)))
    path = reverse(f"embed_find_{language}") + (f"?{asked}" if asked else "")
    where = near(query.place) if query.place else _("Find help")
    title = _("%(search)s, by Liaison") % {"search": where}
    return Embeddable(path, title, language, FIND_SIZE)


def of_listing(key: str, language: str) -> Embeddable:
    service = Service.objects.visible_to(AnonymousUser()).filter(key=key).first()
    if service is None:
        raise NotEmbeddableError
    path = reverse(f"embed_service_{language}", args=[key])
    title = _("%(search)s, by Liaison") % {"search": service.name}
    return Embeddable(path, title, language, LISTING_SIZE)
