"""What a person may be here. A role is a group of the same name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MEMBER = "member", _("Member")
    PRACTITIONER = "practitioner", _("Practitioner")
    TRAINER = "trainer", _("Trainer")
    ORGANISATION_EDITOR = "organisation-editor", _("Organisation editor")
    ORGANISATION_MANAGER = "organisation-manager", _("Organisation manager")
    TRIAGER = "triager", _("Triager")
    TEMPLATE_AUTHOR = "template-author", _("Template author")
    REGIONAL_EDITOR = "regional-editor", _("Regional editor")
    MODERATOR = "moderator", _("Moderator")
    EDITOR = "editor", _("Editor")
    PRIVACY_OFFICER = "privacy-officer", _("Privacy officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Sector(models.TextChoices):
    POLICE_SECURITY = "police", _("Police and security")
    PSYCHOSOCIAL = "psychosocial", _("Psychosocial and community")
    HEALTH = "health", _("Health and social services")
    EDUCATION = "education", _("Education")
    JUSTICE = "justice", _("Justice and corrections")
    RESEARCH = "research", _("Research")
    OTHER = "other", _("Other")


# Roles that open restricted material, once the person is a verified practitioner as well.
VERIFIED_ROLES = frozenset({Role.TRIAGER, Role.TEMPLATE_AUTHOR, Role.TRAINER})
# Roles that work for the site itself and see every record.
STAFF_ROLES = frozenset({Role.EDITOR, Role.MODERATOR, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR})
# Roles that may open the editors' room.
ADMIN_ROLES = STAFF_ROLES | {Role.REGIONAL_EDITOR}
# From organisation editor up, a password alone opens nothing.
SECOND_FACTOR_ROLES = ADMIN_ROLES | {
    Role.ORGANISATION_EDITOR,
    Role.ORGANISATION_MANAGER,
    Role.TRIAGER,
    Role.TEMPLATE_AUTHOR,
}
# Roles that say whether a person is a practitioner.
DECIDING_ROLES = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})
