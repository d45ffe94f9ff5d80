"""Pages of text that say who checked them, how sure they are and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from liaison.core.evidence import Evidence
from liaison.core.visibility import Visibility
from liaison.home import readers, showing
from liaison.home.admin.page_help import PageHelpPanel
from liaison.home.blocks import BodyBlock, SourceBlock, StepBlock
from liaison.home.models.base import SitePage, ready_panel

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Article(SitePage):
    summary = models.TextField(_("summary in plain words"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    written_on = models.DateField(_("written on"), null=True, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewer_role = models.CharField(_("reviewer’s role"), max_length=120, blank=True)
    evidence = models.CharField(
        _("strength of the evidence"), max_length=12, choices=Evidence, blank=True
    )
    evidence_note = models.TextField(_("what the evidence is"), max_length=400, blank=True)
    unknown = models.TextField(
        _("what we do not know"), blank=True, help_text=_("One sentence a line.")
    )
    sources = StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)
    is_help_page = models.BooleanField(
        _("for people who may be at risk"),
        default=False,
        help_text=_("Leaving fast is offered again, the crisis numbers are shown in full."),
    )
    visibility = models.CharField(
        _("who may read it"), max_length=12, choices=Visibility, default=Visibility.PUBLIC
    )
    neutral_title = models.CharField(
        _("neutral title"),
        max_length=60,
        blank=True,
        help_text=_("What the browser’s tab and history show of it: nothing of the subject."),
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    content_panels = [
        PageHelpPanel(),
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("sources"),
        MultiFieldPanel(
            [FieldPanel("evidence"), FieldPanel("evidence_note"), FieldPanel("unknown")],
            _("Evidence"),
        ),
        MultiFieldPanel(
            [FieldPanel("written_on"), FieldPanel("reviewed_on"), FieldPanel("reviewer_role")],
            _("Review"),
        ),
        MultiFieldPanel(
            [FieldPanel("is_help_page"), FieldPanel("neutral_title")], _("Safety of the reader")
        ),
        FieldPanel("visibility"),
        ready_panel,
    ]

    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        SynchronizedField("visibility"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.is_help_page and self.visibility != Visibility.PUBLIC:
            message = _("A page for people who may be at risk must be open to everyone.")
            raise ValidationError({"visibility": message})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not readers.user_can_read(request, self):
            self.know_pair(request)
            return readers.turned_away(request, self)
        return super().serve(request, *args, **kwargs)

    @property
    def tab_title(self) -> str:
        """Help pages say nothing of their subject where others may see it."""
        if self.is_help_page and self.neutral_title:
            return str(self.neutral_title)
        return self.seo_title or self.title

    @property
    def evidence_level(self) -> Evidence | None:
        return Evidence(self.evidence) if self.evidence else None

    @property
    def unknown_list(self) -> list[str]:
        return [line.strip() for line in self.unknown.splitlines() if line.strip()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **showing.article_context(self, request)}


class StandardPage(Article):
    template = "home/article.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.ExplainerPage", "home.PracticeNotePage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class ExplainerPage(Article):
    code = models.CharField(_("code"), max_length=4, blank=True)

    template = "home/article.html"
    parent_page_types = ["home.StandardPage"]
    subpage_types: list[str] = []
    required_to_publish = ("sources", "evidence", "unknown")

    class Meta:
        verbose_name = _("explainer")


class PracticeNotePage(Article):
    """Research in short, ending in what to do about it."""

    monday = StreamField(StepBlock(), verbose_name=_("what to do Monday"), blank=True)

    parent_page_types = ["home.StandardPage"]
    subpage_types: list[str] = []
    required_to_publish = ("sources", "evidence", "unknown", "monday")
    content_panels = [
        *Article.content_panels[:4],
        FieldPanel("monday"),
        *Article.content_panels[4:],
    ]

    class Meta:
        verbose_name = _("practice note")


class NewsPageQuerySet(PageQuerySet):
    def newest(self) -> Self:
        listed = self.live().public().filter(visibility__in=readers.LISTED)
        return listed.order_by("-written_on", "-first_published_at")


class NewsPage(Article):
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []

    objects = PageManager.from_queryset(NewsPageQuerySet)()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
