"""Who looks after the listings of an organisation, and how they came to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import MemberChange, MemberRole
from directory.querysets import ClaimQuerySet, InvitationQuerySet
from liaison.core.keys import new_key


class Membership(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "directory.Organisation",
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=8, choices=MemberRole, default=MemberRole.EDITOR)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation}, {self.get_role_display()}"

    @property
    def manages(self) -> bool:
        return self.role == MemberRole.MANAGER


class MemberEvent(models.Model):
    """Who was let in, changed or sent away, by whom and why. Rows are added, never changed."""

    organisation = models.ForeignKey(
        "directory.Organisation", models.CASCADE, related_name="member_events"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    change = models.CharField(_("what"), max_length=8, choices=MemberChange)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("change of members")
        verbose_name_plural = _("changes of members")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_change_display()}, {self.at:%Y-%m-%d}"


class Invitation(models.Model):
    """A colleague was asked in; the row goes when they come, decline or wait too long."""

    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey(
        "directory.Organisation", models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=8, choices=MemberRole, default=MemberRole.EDITOR)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations_sent"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "email"], name="invitation_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_role_display()}"


class Claim(models.Model):
    """Somebody says that they work for an organisation and wants to keep its listings.

    Granted by two editors, neither of them the person, once somebody called the organisation on
    a number that the directory already had.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="claims", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        "directory.Organisation",
        models.CASCADE,
        related_name="claims",
        verbose_name=_("organisation"),
    )
    job_title = models.CharField(_("role in the organisation"), max_length=120)
    same_domain = models.BooleanField(_("same e-mail domain"), default=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    call_note = models.CharField(_("note of the call"), max_length=300, blank=True)
    called_at = models.DateTimeField(_("called back"), null=True, blank=True)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("first approval"),
    )
    first_at = models.DateTimeField(null=True, blank=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("second approval"),
    )
    granted_at = models.DateTimeField(_("granted"), null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(granted_at=None, refused_at=None),
                name="claim_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(granted_at=None) | models.Q(refused_at=None),
                name="claim_decided_once",
            ),
            models.CheckConstraint(
                condition=models.Q(refused_at=None) | ~models.Q(reason=""),
                name="claim_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(first_at=None) | models.Q(called_at__isnull=False),
                name="claim_called_first",
            ),
            models.CheckConstraint(
                condition=models.Q(granted_at=None) | models.Q(first_at__isnull=False),
                name="claim_approved_twice",
            ),
            models.CheckConstraint(
                condition=models.Q(second_by=None) | ~models.Q(second_by=models.F("first_by")),
                name="claim_approved_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.user}"

    @property
    def is_open(self) -> bool:
        return self.granted_at is None and self.refused_at is None
