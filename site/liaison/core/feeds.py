"""Atom feeds whose links follow BASE_URL, whatever host was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from liaison.core.citing import absolute

if TYPE_CHECKING:
    from django.http import HttpRequest


class AtomFeed(Feed):
    feed_type = Atom1Feed

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        feed = super().get_feed(obj, request)
        feed.feed["feed_url"] = absolute(request.path)
        return feed
