"""What people outside tell the directory: a service it lacks, a fact that is wrong. Neither asks
for an account; what they wrote of themselves goes once it has served."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import FeedbackKind, FeedbackOutcome
from directory.querysets import FeedbackQuerySet, ProposalQuerySet
from liaison.core.keys import new_key
from liaison.core.provinces import Province


def new_code() -> str:
    """Sixteen characters that open one proposal to whoever has them."""
    return new_key() + new_key()


class Proposal(models.Model):
    """A service that somebody misses, against the public criteria."""

    code = models.CharField(max_length=16, unique=True, default=new_code, editable=False)
    organisation_name = models.CharField(_("name of the organisation"), max_length=200)
    service_name = models.CharField(_("name of the service"), max_length=200)
    what = models.TextField(_("what it does, and for whom"), max_length=2000)
    website = models.URLField(_("website"), blank=True)
    phone = models.CharField(_("public phone number"), max_length=40, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province, blank=True
    )
    criteria = models.ManyToManyField(
        "directory.InclusionCriterion",
        blank=True,
        related_name="+",
        verbose_name=_("criteria that it meets"),
    )
    own = models.BooleanField(_("I work there"), default=False)
    email = models.EmailField(_("your e-mail, for the answer"), blank=True)
    language = models.CharField(max_length=2, default="en")
    at = models.DateTimeField(_("when"), default=timezone.now)
    organisation = models.ForeignKey(
        "directory.Organisation", models.SET_NULL, null=True, blank=True, related_name="proposals"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation_name} – {self.service_name}"


class Feedback(models.Model):
    """A reader’s word on a listing: another text for one field, or a problem of one kind."""

    service = models.ForeignKey(
        "directory.Service", models.CASCADE, related_name="feedback", verbose_name=_("service")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=FeedbackKind)
    field = models.CharField(_("field"), max_length=40, blank=True)
    before = models.TextField(_("what the listing said"), blank=True)
    text = models.TextField(_("what they wrote"), max_length=2000, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=8, choices=FeedbackOutcome, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("word from a reader")
        verbose_name_plural = _("words from readers")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["outcome", "-at"], name="feedback_open")]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(outcome="") & models.Q(settled_at=None))
                | (~models.Q(outcome="") & models.Q(settled_at__isnull=False)),
                name="feedback_settled_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return str(self.service)

    @property
    def is_open(self) -> bool:
        return not self.outcome
