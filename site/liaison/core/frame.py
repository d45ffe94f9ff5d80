"""Pages, and parts of them, that are the same for everyone but for a few gaps: rendered once a
minute in each language, their gaps filled at each request. What a visitor sent never comes near
what is kept.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from liaison.core.bilingual import current_language
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from typing import Any

    from django.http import HttpRequest

SECONDS = 60
Pieces = tuple[list[bytes], list[str]]  # texts and gaps in turn, names of the gaps
GAP = re.compile("\ue000([a-z_]+)\ue001")  # private characters: no text of a template holds them
OF_THE_SITE = (
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "PATH_INFO",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "wsgi.url_scheme",
)


class Frame:
    """`context` gives what the template needs besides `parts`, for a request that says nothing of
    anybody; it may put gaps of its own with `gap`.
    """

    def __init__(
        self, template: str, names: tuple[str, ...], context: Callable[[HttpRequest], dict]
    ) -> None:
        self.template = template
        self.gaps = {name: gap(name) for name in names}
        self.context = context
        self._kept: Memo[Pieces] = Memo(seconds=SECONDS, most=16)

    def filled(self, request: HttpRequest, parts: Mapping[str, str]) -> bytes:
        """The page with `parts`, which are HTML, in its gaps. Each is encoded by itself: one letter
        with an accent makes a whole text twenty times as slow to encode."""
        key = (current_language(), request.get_host(), request.is_secure(), request.path)
        texts, names = self._kept.get(key, lambda: self._pieces(request))
        filled = texts.copy()
        filled[1::2] = [parts[name].encode() for name in names]
        return b"".join(filled)

    def _pieces(self, request: HttpRequest) -> Pieces:
        blank = nobodys(request)
        context = {"parts": self.gaps, **self.context(blank)}
        pieces = GAP.split(render_to_string(self.template, context, blank))
        return [piece.encode() for piece in pieces], pieces[1::2]


class Stencil:
    """A part of a page that is the same for everyone but for a few gaps: rendered once a minute in
    each language for each set of flags, without the request."""

    def __init__(
        self, template: str, context: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None
    ) -> None:
        """`context` makes of flags and gaps what else the template needs."""
        self.template = template
        self.context = context
        self._kept: Memo[list[str]] = Memo(seconds=SECONDS, most=500)

    def filled(self, flags: Mapping[str, Hashable], parts: Mapping[str, str]) -> SafeString:
        """The part with `parts`, which are HTML, in its gaps; an empty one is empty for the
        template too, so that it can leave out what stands around it."""
        key = (current_language(), *flags.values(), *map(bool, parts.values()))
        pieces = self._kept.get(key, lambda: self._pieces(flags, parts))
        filled = pieces.copy()
        filled[1::2] = [parts[name] for name in pieces[1::2]]
        return SafeString("".join(filled))

    def _pieces(self, flags: Mapping[str, Hashable], parts: Mapping[str, str]) -> list[str]:
        """Text and names of gaps in turn."""
        given = {**flags, **{name: gap(name) if part else "" for name, part in parts.items()}}
        more = self.context(given) if self.context else {}
        return GAP.split(render_to_string(self.template, {**given, **more}))


def gap(name: str) -> str:
    return f"\ue000{name}\ue001"


def nobodys(request: HttpRequest) -> HttpRequest:
    """The same address without query, cookies or person."""
    environ: dict[str, Any] = {"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO()}
    environ |= {name: request.META[name] for name in OF_THE_SITE if name in request.META}
    blank = WSGIRequest(environ)
    blank.user = AnonymousUser()
    return blank
