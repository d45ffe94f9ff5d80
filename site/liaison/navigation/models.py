"""Things every page carries: crisis numbers, the menu, the footer."""

from __future__ import annotations

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from liaison.core.bilingual import Bilingual, current_language
from liaison.navigation.querysets import CrisisLineQuerySet


class CrisisLine(models.Model):
    """One number to call, with the day somebody last checked it by hand (or none)."""

    label_en = models.CharField(_("when to use it, in English"), max_length=160)
    label_fr = models.CharField(_("when to use it, in French"), max_length=160)
    short_en = models.CharField(_("short form in English"), max_length=60, blank=True)
    short_fr = models.CharField(_("short form in French"), max_length=60, blank=True)
    number = models.CharField(_("number as read"), max_length=30)
    tel = models.CharField(_("number as dialled"), max_length=30)
    sms = models.CharField(_("number for texts"), max_length=30, blank=True)
    description_en = models.CharField(_("details in English"), max_length=200, blank=True)
    description_fr = models.CharField(_("details in French"), max_length=200, blank=True)
    in_strip = models.BooleanField(_("in the strip on every page"), default=False)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    source = models.URLField(_("source"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    label = Bilingual()
    short = Bilingual()
    description = Bilingual()

    objects = CrisisLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("crisis line")
        verbose_name_plural = _("crisis lines")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.number}: {self.label}"


class Menu(models.TextChoices):
    MAIN = "main", _("Main menu")
    FOOTER = "footer", _("Footer")
    UNDER = "under", _("Under a part of the main menu")


class MenuItem(models.Model):
    """A link to a page or, by its name, to a view: in a menu or under a part of the main one."""

    menu = models.CharField(_("menu"), max_length=8, choices=Menu)
    page = models.ForeignKey(
        Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    view = models.CharField(_("name of a view"), max_length=40, blank=True)
    title_en = models.CharField(_("title in English"), max_length=60)
    title_fr = models.CharField(_("title in French"), max_length=60)
    above = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="below",
        limit_choices_to={"menu": Menu.MAIN},
        verbose_name=_("part of the main menu"),
    )
    text_en = models.CharField(_("what it leads to, in English"), max_length=160, blank=True)
    text_fr = models.CharField(_("what it leads to, in French"), max_length=160, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    title = Bilingual()
    text = Bilingual()

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")
        ordering = ["menu", "sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False) | ~models.Q(view=""),
                name="menu_item_leads_somewhere",
                violation_error_message=_("Choose a page or give the name of a view."),
            ),
            models.CheckConstraint(
                condition=models.Q(menu=Menu.UNDER, above__isnull=False)
                | (~models.Q(menu=Menu.UNDER) & models.Q(above=None)),
                name="menu_item_under_a_part",
                violation_error_message=_(
                    "Choose a part of the main menu for a link under one, and for no other."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def url(self) -> str:
        """Where it leads in the active language; empty when that page isn't published."""
        if self.view:
            try:
                return reverse(self.view)
            except NoReverseMatch:
                return ""
        locale = Locale.objects.filter(language_code=current_language()).first()
        page = self.page.get_translation_or_none(locale) if self.page and locale else self.page
        return page.url or "" if page and page.live else ""
