"""A person has one language: what they chose for the site and for the editors’ room is the same,
whichever of the two they changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_save
from wagtail.users.models import UserProfile

from liaison.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Collection

LANGUAGES = ("en", "fr")


def to_profile(
    instance: User, raw: bool = False, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    if raw or (update_fields is not None and "language" not in update_fields):
        return
    UserProfile.objects.update_or_create(
        user=instance, defaults={"preferred_language": instance.language}
    )


def to_user(instance: UserProfile, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.preferred_language in LANGUAGES:
        User.objects.filter(pk=instance.user_id).update(language=instance.preferred_language)


def connect() -> None:
    post_save.connect(to_profile, sender=User, dispatch_uid="accounts.language_to_profile")
    post_save.connect(to_user, sender=UserProfile, dispatch_uid="accounts.language_to_user")
