"""The home page: a first screen, doors and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from liaison.home.admin.page_help import PageHelpPanel
from liaison.home.blocks import DoorBlock, PromiseBlock
from liaison.home.dots import dots_map
from liaison.home.models.base import SitePage, ready_panel

if TYPE_CHECKING:
    from django.http import HttpRequest


class HomePage(SitePage):
    eyebrow = models.CharField(_("line above the heading"), max_length=120, blank=True)
    heading = models.CharField(_("heading"), max_length=120)
    lede = models.TextField(_("introduction"), max_length=400)
    doors = StreamField([("door", DoorBlock())], verbose_name=_("doors"), max_num=6)
    promises = StreamField([("promise", PromiseBlock())], verbose_name=_("promises"), blank=True)

    template = "home/home_page.html"
    max_count_per_parent = 2  # one a language
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "home.NewsIndexPage"]
    content_panels = [
        PageHelpPanel(),
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("eyebrow"), FieldPanel("heading"), FieldPanel("lede")], _("First screen")
        ),
        FieldPanel("doors"),
        FieldPanel("promises"),
        ready_panel,
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "dots_map": dots_map()}
