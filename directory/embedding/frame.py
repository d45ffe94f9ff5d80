"""The code that a partner copies, and what browsers are told about who may frame what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import SELF
from django.utils.html import format_html

from directory.models import EmbedOrigin

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.utils.safestring import SafeString

    from directory.embedding.addresses import Embeddable

FRESH_FOR = 60  # seconds that a browser or a proxy may keep what is in a frame


def iframe(what: Embeddable, *, width: int | str, height: int, here: bool = False) -> SafeString:
    """`loading` and `title`: nothing loads before it is near, and a screen reader can name it.
    `here`: for a page of ours, whatever name it is read under."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" lang="{}" loading="lazy" '
        'referrerpolicy="no-referrer"></iframe>',
        what.path if here else what.url,
        what.title,
        width,
        height,
        what.language,
    )


def may_be_framed(response: HttpResponse) -> HttpResponse:
    """By ourselves (the builder shows what it makes) and by the sites on the list."""
    origins = list(EmbedOrigin.objects.values_list("origin", flat=True))
    # The policy is of this response alone; X-Frame-Options knows no list, and would refuse all.
    response._csp_replace = {"frame-ancestors": [SELF, *origins]}  # type: ignore[attr-defined]
    response.xframe_options_exempt = True
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    response["X-Robots-Tag"] = "noindex"
    return response
