"""News, newest first, with a feed in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from liaison.home.admin.page_help import PageHelpPanel
from liaison.home.models.articles import NewsPage
from liaison.home.models.base import SitePage, ready_panel

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class NewsIndexPage(SitePage):
    summary = models.TextField(_("summary in plain words"), max_length=400)

    template = "home/news_index_page.html"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    content_panels = [PageHelpPanel(), *Page.content_panels, FieldPanel("summary"), ready_panel]

    class Meta:
        verbose_name = _("news index")

    def news(self) -> QuerySet[NewsPage]:
        return NewsPage.objects.child_of(self).newest()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "news": self.news()[:MOST]}


MOST = 50
