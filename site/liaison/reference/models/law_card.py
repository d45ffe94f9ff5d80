"""What the law of each place says about sharing information, once somebody has reviewed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from liaison.core.bilingual import Bilingual, Text
from liaison.core.fields import CodesField
from liaison.core.provinces import Province
from liaison.reference.enums import Known, LawHeading, LawLevel, Ruling
from liaison.reference.models.card import Card

if TYPE_CHECKING:
    from collections.abc import Iterator


Numbers = dict[LawHeading, tuple[int, ...]]  # of the sources, by heading


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as anybody may read it: the answer only once it has been reviewed."""

    code: str
    label: str
    question: str
    status: str
    ruling: str = ""
    text: Text | str = ""
    sources: tuple[int, ...] = ()  # numbers in the list of sources


class LawCard(Card):
    level = models.CharField(_("level"), max_length=10, choices=LawLevel)
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province, blank=True
    )
    official_en = models.CharField(_("official site of its laws, in English"), max_length=120)
    official_fr = models.CharField(_("official site of its laws, in French"), max_length=120)
    official_url_en = models.URLField(_("its address in English"))
    official_url_fr = models.URLField(_("its address in French"))
    notes_en = models.TextField(
        _("notes for the reviewer, in English"), blank=True, help_text=_("Never shown to readers.")
    )
    notes_fr = models.TextField(_("notes for the reviewer, in French"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    official = Bilingual()
    official_url = Bilingual()
    url_name = "law_card"

    class Meta:
        verbose_name = _("law card")
        verbose_name_plural = _("law cards")
        ordering = ["sort_order", "code"]
        indexes = [models.Index(fields=["live"], name="law_card_live")]

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed_day is not None

    def headings(self) -> list[Heading]:
        """What anybody may read under each heading.

        Every page, preview and export of law cards reads from here and nowhere else: without a
        reviewer's role and a day of review there is no answer in it, only what was looked for.
        """
        numbers = self._source_numbers()
        return list(self._answered(numbers) if self.is_reviewed else self._unanswered(numbers))

    def _unanswered(self, sources: Numbers) -> Iterator[Heading]:
        for heading in LawHeading:
            if sources[heading]:
                status = gettext("Not reviewed")
            elif heading == LawHeading.YOUTH:
                status = gettext("Not researched")
            else:
                status = gettext("Nothing found yet")
            yield Heading(
                heading, str(heading.label), heading.question, status, sources=sources[heading]
            )

    def _answered(self, sources: Numbers) -> Iterator[Heading]:
        answers = {answer.heading: answer for answer in self.drafted_answers.all()}
        for heading in LawHeading:
            answer = answers.get(heading)
            numbers = sources[heading]
            base = (heading.value, str(heading.label), heading.question)
            if answer is None:
                status = gettext("The reviewer gave no answer: ask your privacy officer")
                yield Heading(*base, status, sources=numbers)
                continue
            ruling = str(Ruling(answer.ruling).label) if answer.ruling else ""
            yield Heading(*base, "", ruling=ruling, text=answer.text, sources=numbers)

    def _source_numbers(self) -> Numbers:
        found = list(enumerate(self.found_sources.all(), start=1))
        return {
            heading: tuple(number for number, source in found if heading in source.headings)
            for heading in LawHeading
        }


class LawSource(models.Model):
    """An act, a rule or a judgment that somebody found, and how far they looked."""

    card = ParentalKey(LawCard, on_delete=models.CASCADE, related_name="found_sources")
    title_en = models.CharField(_("name in English"), max_length=250)
    title_fr = models.CharField(_("name in French"), max_length=250)
    section = models.CharField(_("section"), max_length=40, blank=True)
    edition_en = models.CharField(_("which text was read, in English"), max_length=200, blank=True)
    edition_fr = models.CharField(_("which text was read, in French"), max_length=200, blank=True)
    known = models.CharField(_("how we know"), max_length=8, choices=Known)
    url_en = models.URLField(_("official site in English"), blank=True)
    url_fr = models.URLField(_("official site in French"), blank=True)
    found_on = models.DateField(_("noted on"))
    headings = CodesField(_("headings"), codes=LawHeading)

    title = Bilingual()
    edition = Bilingual()
    url = Bilingual()

    class Meta:
        verbose_name = _("source found")
        verbose_name_plural = _("sources found")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def known_label(self) -> Known:
        return Known(self.known)


class LawAnswer(models.Model):
    """What a reviewer answers under one heading; read it through `LawCard.headings` only."""

    card = ParentalKey(LawCard, on_delete=models.CASCADE, related_name="drafted_answers")
    heading = models.CharField(_("heading"), max_length=10, choices=LawHeading)
    ruling = models.CharField(_("answer"), max_length=13, choices=Ruling, blank=True)
    text_en = models.TextField(_("in English"), blank=True)
    text_fr = models.TextField(_("in French"), blank=True)

    text = Bilingual()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["card", "heading"], name="law_answer_once")]

    def __str__(self) -> str:
        return self.get_heading_display()
