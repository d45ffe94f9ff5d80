"""What instrument, role and law cards share: a name, an address, sources, a review."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from liaison.core.bilingual import LANGUAGES, Bilingual, Text, other
from liaison.core.models import BilingualPreview
from liaison.core.visibility import Visibility
from liaison.reference.querysets import CardQuerySet

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

SEPARATOR = " | "
WORK = re.compile(r"\*(.+?)\*")


@dataclass(frozen=True, slots=True)
class Source:
    citation: str
    url: str
    lang: str

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The citation in parts, each with its language where that is not the list's own."""
        foreign = ("", other(self.lang))
        parted = enumerate(WORK.split(self.citation))  # every second part stood between asterisks
        return [(part, foreign[number % 2]) for number, part in parted if part]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list, with a heading before it where it has one."""

    heading: str
    text: str


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def headed_lines(text: str) -> list[Line]:
    """Each line as “heading | text”, or as a text alone."""
    parted = (line.rpartition(SEPARATOR) for line in lines(text))
    return [Line(heading=head.strip(), text=tail.strip()) for head, _bar, tail in parted]


class Card(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    BilingualPreview,
    ClusterableModel,
):
    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$")],
        help_text=_("English, permanent: used in imports and exports."),
    )
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    slug_en = models.SlugField(_("address in English"), max_length=80, unique=True, editable=False)
    slug_fr = models.SlugField(_("address in French"), max_length=80, unique=True, editable=False)
    summary_en = models.TextField(_("summary in English"), max_length=400, blank=True)
    summary_fr = models.TextField(_("summary in French"), max_length=400, blank=True)
    sources_en = models.TextField(
        _("sources, in English"),
        blank=True,
        help_text=_(
            "One a line: the citation, then “ | ” and an address where there is one. A title in"
            " the other language stands between *asterisks*, so that it is read aloud in it."
        ),
    )
    sources_fr = models.TextField(_("sources, in French"), blank=True)
    written_on = models.DateField(_("written on"), default=timezone.localdate)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewer_role_en = models.CharField(_("reviewer’s role in English"), max_length=120, blank=True)
    reviewer_role_fr = models.CharField(_("reviewer’s role in French"), max_length=120, blank=True)
    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility, default=Visibility.PUBLIC
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CardQuerySet.as_manager()

    name = Bilingual()
    slug = Bilingual()
    summary = Bilingual()
    sources = Bilingual()
    reviewer_role = Bilingual()

    url_name: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        """In the active language."""
        return reverse(self.url_name, args=[self.slug])

    @property
    def source_list(self) -> list[Source]:
        text: Text = self.sources
        parted = (line.partition(SEPARATOR) for line in lines(text))
        return [Source(citation.strip(), url.strip(), text.lang) for citation, _bar, url in parted]

    @property
    def reviewed_day(self) -> date | None:
        """When a named role reviewed this card; None where either is missing or still to come."""
        if not self.reviewer_role.strip() or self.reviewed_on is None:
            return None
        return self.reviewed_on if self.reviewed_on <= timezone.localdate() else None

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_slugs()
        super().save(*args, **kwargs)

    def set_slugs(self) -> None:
        """An address is made from the first name and stays, so that links to it last."""
        for language in LANGUAGES:
            slug = getattr(self, f"slug_{language}")
            made = slugify(getattr(self, f"name_{language}"))[:80]
            setattr(self, f"slug_{language}", slug or made or self.code)

    def clean(self) -> None:
        super().clean()
        self.set_slugs()
        for language in LANGUAGES:
            others = type(self).objects.exclude(pk=self.pk)
            name = f"slug_{language}"
            if others.filter(**{name: getattr(self, name)}).exists():
                raise ValidationError({f"name_{language}": _("There is a card of this name.")})
        if self.reviewed_on and self.reviewed_on > timezone.localdate():
            raise ValidationError({"reviewed_on": _("This day is still to come.")})
        if self.reviewed_on and not self.reviewer_role.strip():
            raise ValidationError({"reviewed_on": _("Say in which role the reviewer did this.")})

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from liaison.reference.cards.views import preview  # noqa: PLC0415 (reads models)

        return preview(request, self, language=mode_name)
