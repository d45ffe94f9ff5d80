"""The house rules on style, as questions an editor answers before a page goes out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StyleCheck(models.TextChoices):
    """Codes are stored: never reuse one."""

    BEHAVIOUR = (
        "behaviour",
        _("It speaks of what people do, never of what they are, and labels nobody."),
    )
    ORIGIN = (
        "origin",
        _("No faith, ethnicity, origin, migration status or illness is shown as a risk."),
    )
    LAWFUL = "lawful", _("It keeps lawful opinion, however radical, apart from violence.")
    NO_SIGNS = (
        "no_signs",
        _("It has no list of signs, no score and no test that sorts people."),
    )
    NO_PERSON = (
        "no_person",
        _("It names no real person, case or unpublished address; invented examples say so."),
    )
    NO_PROPAGANDA = (
        "no_propaganda",
        _("It repeats no symbol, slogan, manifesto or link of a violent group."),
    )
    NO_PROMISE = (
        "no_promise",
        _("It promises neither secrecy nor safety nor success; numbers have a source."),
    )
    HUMANE = (
        "humane",
        _("Its tone is factual and humane: nothing in it would push a person away."),
    )


EVERY_CHECK = StyleCheck.values
