"""News as an Atom feed, one a language; nothing about who follows it is kept."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from liaison.core.bilingual import current_language
from liaison.core.citing import absolute
from liaison.core.visibility import Visibility
from liaison.home.models import NewsPage

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST = 20


class NewsFeed(Feed):
    """Links follow BASE_URL, whatever host was asked."""

    feed_type = Atom1Feed

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        feed = super().get_feed(obj, request)
        feed.feed["feed_url"] = absolute(request.path)
        return feed

    def title(self) -> str:
        return _("Liaison: news")

    def subtitle(self) -> str:
        return _("What changes on this site.")

    def link(self) -> str:
        return f"{settings.BASE_URL}{reverse('wagtail_serve', args=[''])}"

    def items(self) -> list[NewsPage]:
        news = NewsPage.objects.filter(locale__language_code=current_language()).newest()
        return list(news.filter(visibility=Visibility.PUBLIC)[:MOST])

    def item_title(self, item: NewsPage) -> str:
        return item.tab_title

    def item_description(self, item: NewsPage) -> str:
        return item.summary

    def item_link(self, item: NewsPage) -> str:
        return absolute(item.url or "")

    def item_pubdate(self, item: NewsPage) -> datetime | None:
        if item.written_on:
            return timezone.make_aware(datetime.combine(item.written_on, time(12)))
        return item.first_published_at

    def item_updateddate(self, item: NewsPage) -> datetime | None:
        return item.last_published_at
