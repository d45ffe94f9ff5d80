"""Assessment instruments: what each is for and how far it can be trusted, never its content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from liaison.core.bilingual import Bilingual, Text
from liaison.core.evidence import Evidence
from liaison.core.fields import CodesField
from liaison.reference.enums import AgeGroup, InstrumentTopic, InstrumentUser, Known, Setting
from liaison.reference.models.card import Card


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the card with what is known about it, if anything."""

    code: str
    label: str
    text: Text | str
    known: Known
    read_in: str


class Instrument(Card):
    settings = CodesField(_("setting"), codes=Setting)
    users = CodesField(_("who may use it"), codes=InstrumentUser)
    ages = CodesField(_("age group"), codes=AgeGroup)
    evidence = models.CharField(
        _("evidence"), max_length=8, choices=Evidence, blank=True, help_text=_("Of its validity.")
    )
    comparison_only = models.BooleanField(
        _("for comparison only"),
        default=False,
        help_text=_("We know its name from comparisons by others and little else."),
    )
    owner_en = models.CharField(_("owner, in English"), max_length=200, blank=True)
    owner_fr = models.CharField(_("owner, in French"), max_length=200, blank=True)
    owner_url = models.URLField(
        _("owner’s site"), blank=True, help_text=_("Only where somebody checked that it is theirs.")
    )

    owner = Bilingual()
    url_name = "instrument"

    class Meta:
        verbose_name = _("instrument card")
        verbose_name_plural = _("instrument cards")
        ordering = ["comparison_only", "name_en"]
        indexes = [models.Index(fields=["live"], name="instrument_live")]

    def topics(self) -> list[Topic]:
        """Every heading in the order of the card; what nobody found says so."""
        facts = {fact.topic: fact for fact in self.facts.all()}
        return [topic_of(heading, facts.get(heading)) for heading in InstrumentTopic]

    @property
    def training_words(self) -> str:
        """The first sentence on training, or that nothing was found."""
        topic = next(one for one in self.topics() if one.code == InstrumentTopic.TRAINING)
        return re.split(r"[.;](?:\s|$)", topic.text)[0] or str(topic.known.label)

    @property
    def setting_words(self) -> str:
        return ", ".join(str(Setting(code).label) for code in self.settings)

    @property
    def user_words(self) -> str:
        return ", ".join(str(InstrumentUser(code).label) for code in self.users)

    @property
    def age_words(self) -> str:
        return ", ".join(str(AgeGroup(code).label) for code in self.ages)

    @property
    def evidence_strength(self) -> Evidence | None:
        return Evidence(self.evidence) if self.evidence else None


class InstrumentFact(models.Model):
    """What is known under one heading, and how we know it."""

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="facts")
    topic = models.CharField(_("heading"), max_length=10, choices=InstrumentTopic)
    text_en = models.TextField(_("in English"))
    text_fr = models.TextField(_("in French"))
    known = models.CharField(_("how we know"), max_length=8, choices=Known)
    read_in_en = models.CharField(_("read in, in English"), max_length=200, blank=True)
    read_in_fr = models.CharField(_("read in, in French"), max_length=200, blank=True)

    text = Bilingual()
    read_in = Bilingual()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "topic"], name="instrument_fact_once")
        ]

    def __str__(self) -> str:
        return self.get_topic_display()


def topic_of(heading: InstrumentTopic, fact: InstrumentFact | None) -> Topic:
    if fact is None:
        return Topic(heading.value, str(heading.label), "", Known.NONE, "")
    return Topic(heading.value, str(heading.label), fact.text, Known(fact.known), fact.read_in)
