"""The home page and plain pages, one tree per language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from directory.models import InclusionCriterion
from liaison.home.blocks import BodyBlock, DoorBlock, PromiseBlock, SourceBlock
from liaison.home.dots import dots_map
from liaison.home.translations import alternate_urls

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SitePage(Page):
    """What every page here does: know its pair in the other language."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.alternate_urls = alternate_urls(self)  # type: ignore[attr-defined]
        return super().serve(request, *args, **kwargs)


class HomePage(SitePage):
    eyebrow = models.CharField(_("line above the heading"), max_length=120, blank=True)
    heading = models.CharField(_("heading"), max_length=120)
    lede = models.TextField(_("introduction"), max_length=400)
    doors = StreamField([("door", DoorBlock())], verbose_name=_("doors"), max_num=6)
    promises = StreamField([("promise", PromiseBlock())], verbose_name=_("promises"), blank=True)

    template = "home/home_page.html"
    max_count_per_parent = 2  # one a language
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage"]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("eyebrow"), FieldPanel("heading"), FieldPanel("lede")], _("First screen")
        ),
        FieldPanel("doors"),
        FieldPanel("promises"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "dots_map": dots_map()}


class StandardPage(SitePage):
    summary = models.TextField(_("summary in plain words"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewer_role = models.CharField(_("reviewer’s role"), max_length=120, blank=True)
    sources = StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)

    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("sources"),
        MultiFieldPanel([FieldPanel("reviewed_on"), FieldPanel("reviewer_role")], _("Review")),
    ]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        criteria = InclusionCriterion.objects.all()  # read only where a block shows them
        return {**super().get_context(request, *args, **kwargs), "criteria": criteria}
