"""https://oembed.com: what programs ask to turn an address of ours into a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from directory.embedding.frame import FRESH_FOR, iframe
from directory.finder.query import whole_number

if TYPE_CHECKING:
    from django.http import QueryDict

    from directory.embedding.addresses import Embeddable


def answer(what: Embeddable, params: QueryDict) -> dict[str, Any]:
    width = at_most(what.size[0], params.get("maxwidth", ""))
    height = at_most(what.size[1], params.get("maxheight", ""))
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Liaison",
        "provider_url": settings.BASE_URL,
        "title": what.title,
        "width": width,
        "height": height,
        "html": iframe(what, width=width, height=height),
        "cache_age": FRESH_FOR,
    }


def at_most(usual: int, given: str) -> int:
    """Nothing that can't be read, and no zero, makes a frame vanish."""
    return min(usual, whole_number(given) or usual)


def discovery(path: str) -> str:
    """The address at which programs learn how to embed a page of ours."""
    asked = urlencode({"url": settings.BASE_URL + path, "format": "json"})
    return f"{settings.BASE_URL}{reverse('oembed')}?{asked}"
