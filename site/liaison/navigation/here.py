"""Where this page is for other programs: one address a language, never with a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import translate_url

from liaison.core.bilingual import current_language, other

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Here:
    url: str
    pairs: tuple[tuple[str, str], ...]  # language and address, English first; empty without a pair


def here(request: HttpRequest) -> Here:
    """Absolute addresses follow BASE_URL, never the host that was asked."""
    language, code = current_language(), other(current_language())
    own = settings.BASE_URL + local(request.path)
    pair = pair_path(request, code)
    addresses = {language: own, code: settings.BASE_URL + pair} if pair else {}
    return Here(url=own, pairs=tuple(sorted(addresses.items())))


def pair_path(request: HttpRequest, code: str) -> str:
    """The path of the same thing in that language; empty where it has none."""
    alternates: dict[str, str] | None = getattr(request, "alternate_urls", None)
    if alternates is not None:
        return alternates.get(code, "")
    if not hasattr(request, "_pair_path"):  # the head and the switch both ask
        path = local(request.path)
        translated = translate_url(path, code)
        request._pair_path = translated if translated != path else ""  # type: ignore[attr-defined]
    return request._pair_path  # type: ignore[attr-defined]


def local(path: str) -> str:
    """With one slash: “//elsewhere.org/…” would be the address of another site."""
    return f"/{path.lstrip('/')}"
