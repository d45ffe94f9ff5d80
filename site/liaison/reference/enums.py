"""Fixed lists of the cards: codes are English and permanent, words are translated."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Known(models.TextChoices):
    """How we know a fact, so that nobody takes hearsay for a finding."""

    READ = "read", _("Read in a source")
    SUMMARY = "summary", _("Read in a summary or an abstract only")
    GENERAL = "general", _("From general knowledge, to be checked")
    NONE = "none", _("Nothing found in what we read")


class Setting(models.TextChoices):
    PRISON = "prison", _("Prison and probation")
    POLICE = "police", _("Police")
    CLINICAL = "clinical", _("Health and forensic care")
    PROGRAMME = "programme", _("Prevention and exit programmes")
    TABLE = "table", _("Multi-agency tables")
    NOT_STATED = "not-stated", _("Not stated in what we read")


class InstrumentUser(models.TextChoices):
    CERTIFIED = "certified", _("People with certified training")
    CLINICIAN = "clinician", _("Psychologists and other clinicians")
    CORRECTIONS = "corrections", _("Trained prison and probation staff")
    POLICE = "police", _("Police")
    PROGRAMME = "programme", _("Staff of one programme or centre")
    PANEL = "panel", _("Members of a multi-agency panel")
    NOT_STATED = "not-stated", _("Not stated in what we read")


class AgeGroup(models.TextChoices):
    ADULT = "adult", _("Adults")
    MINOR = "minor", _("People under 18")
    NOT_STATED = "not-stated", _("Not stated in what we read")


class InstrumentTopic(models.TextChoices):
    PURPOSE = "purpose", _("What it is for")
    SETTING = "setting", _("Where it is used")
    USERS = "users", _("Who may use it")
    TRAINING = "training", _("Training required")
    EVIDENCE = "evidence", _("What studies say")
    LIMITS = "limits", _("Limits and cautions")
    WOMEN = "women", _("Evidence for women")
    MINORS = "minors", _("Evidence for minors")


class RoleGroup(models.TextChoices):
    LEAD = "lead", _("Leading and coordinating")
    SUPPORT = "support", _("Beside the person and the family")
    ASSESS = "assess", _("Assessing, protecting, liaising")
    GUARD = "guard", _("Keeping the rules and learning")


class LawLevel(models.TextChoices):
    PROVINCE = "province", _("Province or territory")
    FEDERAL = "federal", _("Federal")
    COMMON = "common-law", _("Common law")


class LawHeading(models.TextChoices):
    PERMISSION = "permission", _("Permission to share")
    DUTY = "duty", _("Duty to tell an authority")
    THRESHOLD = "threshold", _("Threshold")
    RECIPIENT = "recipient", _("Recipient")
    RECORD = "record", _("Record to keep")
    YOUTH = "youth", _("People under 18")

    @property
    def question(self) -> str:
        return str(QUESTIONS[self])


QUESTIONS = {
    LawHeading.PERMISSION: _("When may information be shared without the person’s agreement?"),
    LawHeading.DUTY: _("When must an authority be told?"),
    LawHeading.THRESHOLD: _("How serious, how certain and how soon must the danger be?"),
    LawHeading.RECIPIENT: _("Who may be told, and how much?"),
    LawHeading.RECORD: _("What must be written down afterwards?"),
    LawHeading.YOUTH: _("What changes when the person is not yet an adult?"),
}


class Ruling(models.TextChoices):
    """What a reviewer answers; `LawCard.headings` alone decides when these words appear."""

    PERMITTED = "permitted", _("Permitted")
    REQUIRED = "required", _("Required")
    NOT_PERMITTED = "not-permitted", _("Not permitted")
