"""Pages kept a minute for people who are not signed in: everyone of one language gets the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from django.http import HttpResponse

from liaison.core.bilingual import current_language
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from django.http import HttpRequest

SECONDS = 60
COPIED = ("Content-Type", "Vary", "HX-Push-Url", "Last-Modified", "X-Robots-Tag")


class KeptPages:
    """At most `most` answers, in the memory of one process; nothing of them is written anywhere."""

    def __init__(self, *, most: int) -> None:
        self._kept: Memo[tuple[bytes, dict[str, str]]] = Memo(seconds=SECONDS, most=most)

    def get(
        self, request: HttpRequest, make: Callable[[], HttpResponse], *vary: Hashable
    ) -> HttpResponse:
        """What was answered to the same address, or `make()`; apart for each value of `vary`."""
        if request.method != "GET" or request.COOKIES:
            return make()
        site = (request.get_host(), request.is_secure(), current_language())
        key = (site, request.get_full_path(), vary)
        if kept := self._kept.peek(key):
            content, headers = kept
            return HttpResponse(content, headers=headers)
        made = make()
        if is_for_everyone(request, made):
            headers = {name: made[name] for name in COPIED if made.has_header(name)}
            self._kept.put(key, (made.content, headers))
        return made


def is_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the next reader may get this very answer: no cookie, no form's secret, no caching
    rules of its own (pages with a password have them)."""
    return (
        response.status_code == HttpResponse.status_code
        and not response.cookies
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and not response.has_header("Cache-Control")
    )
