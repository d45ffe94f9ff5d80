"""Who may come to the site: nobody signed in, and at least one person for each role.

Permission tests use the whole list; a role added to liaison.accounts.roles belongs here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from liaison.accounts.roles import (
    ADMIN_ROLES,
    DECIDING_ROLES,
    SECOND_FACTOR_ROLES,
    STAFF_ROLES,
    Role,
    Sector,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from liaison.accounts.models import User


@dataclass(frozen=True)
class Persona:
    name: str
    roles: tuple[Role, ...] = ()
    verified: str = ""  # "", "current", "expired" or "requested"
    superuser: bool = False
    signed_in: bool = True

    def __str__(self) -> str:
        return self.name

    @property
    def email(self) -> str:
        return f"{self.name.replace(' ', '-')}@example.org"

    @property
    def is_verified(self) -> bool:
        return self.verified == "current"

    @property
    def is_staff(self) -> bool:
        """Works for the site itself and sees every record."""
        return self.superuser or bool(STAFF_ROLES & set(self.roles))

    @property
    def opens_admin(self) -> bool:
        return self.superuser or bool(ADMIN_ROLES & set(self.roles))

    @property
    def needs_second_factor(self) -> bool:
        return self.superuser or bool(SECOND_FACTOR_ROLES & set(self.roles))

    @property
    def decides_verifications(self) -> bool:
        return self.superuser or bool(DECIDING_ROLES & set(self.roles))

    def make(self) -> User | AnonymousUser:
        """This person, in the database; made once a test."""
        from allauth.mfa.totp.internal.auth import TOTP
        from django.contrib.auth.models import AnonymousUser, Group

        from liaison.accounts.models import User

        if not self.signed_in:
            return AnonymousUser()
        if user := User.objects.filter(email=self.email).first():
            return user
        create = User.objects.create_superuser if self.superuser else User.objects.create_user
        user = create(self.email, name=self.name.capitalize())
        for role in self.roles:
            user.groups.add(Group.objects.get_or_create(name=role)[0])
        if self.verified:
            self._verify(user)
        if Role.REGIONAL_EDITOR in self.roles:
            from directory.models import RegionalRemit

            RegionalRemit.objects.create(user=user, provinces=["QC"])
        if self.needs_second_factor:
            TOTP.activate(user, "JBSWY3DPEHPK3PXP")  # an invented secret
        return user

    def _verify(self, user: User) -> None:
        now = timezone.now()
        approved = {"current": now - timedelta(days=30), "expired": now - timedelta(days=400)}
        approved_at = approved.get(self.verified)
        user.verifications.create(
            organisation="Maison Exemple",
            job_title="Youth worker",
            sector=Sector.PSYCHOSOCIAL,
            approved_at=approved_at,
            expires_at=approved_at and approved_at + timedelta(days=365),
        )


NOBODY = Persona("nobody signed in", signed_in=False)
MEMBER = Persona("member", (Role.MEMBER,))
PRACTITIONER = Persona("practitioner", (Role.PRACTITIONER,), verified="current")
EDITOR = Persona("editor", (Role.EDITOR,))
SUPERUSER = Persona("superuser", superuser=True)

PERSONAS = [
    NOBODY,
    MEMBER,
    PRACTITIONER,
    Persona("practitioner never verified", (Role.PRACTITIONER,)),
    Persona("practitioner not yet approved", (Role.PRACTITIONER,), verified="requested"),
    Persona("practitioner expired", (Role.PRACTITIONER,), verified="expired"),
    Persona("trainer", (Role.TRAINER,), verified="current"),
    Persona("organisation editor", (Role.ORGANISATION_EDITOR,)),
    Persona("organisation manager", (Role.ORGANISATION_MANAGER,)),
    Persona("triager", (Role.TRIAGER,), verified="current"),
    Persona("triager expired", (Role.TRIAGER,), verified="expired"),
    Persona("template author", (Role.TEMPLATE_AUTHOR,), verified="current"),
    Persona("regional editor", (Role.REGIONAL_EDITOR,)),
    Persona("moderator", (Role.MODERATOR,)),
    EDITOR,
    Persona("privacy officer", (Role.PRIVACY_OFFICER,)),
    Persona("administrator", (Role.ADMINISTRATOR,)),
    SUPERUSER,
]
