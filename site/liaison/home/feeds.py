"""News as an Atom feed, one a language; nothing about who follows it is kept."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liaison.core.bilingual import current_language
from liaison.core.citing import absolute
from liaison.core.feeds import AtomFeed
from liaison.core.visibility import Visibility
from liaison.home.models import NewsPage

MOST = 20


class NewsFeed(AtomFeed):
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
