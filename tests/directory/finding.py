"""What an answer of the finder shows, and the page it was made of."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from django.utils.translation import override

from directory.finder.page import run
from directory.finder.query import parse
from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from django.http import HttpResponse

    from directory.finder.page import FinderPage

TITLE = re.compile(r'<article class="card result".*?<h2><a [^>]*>(.*?)</a></h2>', re.DOTALL)


def names(response: HttpResponse) -> list[str]:
    """Of the services found, in the order of their cards; none of those offered instead."""
    html = response.content.decode().partition('id="nothing-title"')[0]
    return [unescape(name) for name in TITLE.findall(html)]


def page_of(response: HttpResponse) -> FinderPage:
    """Made once more for the same person: an answer keeps nothing of it."""
    asked = response.wsgi_request
    with override(asked.LANGUAGE_CODE):
        return run(parse(asked.GET, visibilities_for(asked.user)), asked.user)
