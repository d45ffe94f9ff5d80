"""A person leaves: the account and all that is theirs goes, the records of what was done here stay
without their name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import pre_delete
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from liaison.accounts.exceptions import LastAdministratorError
from liaison.accounts.models import PractitionerVerification, User
from liaison.accounts.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_last_administrator(user: User) -> bool:
    administrators = User.objects.filter(
        Q(is_superuser=True) | Q(groups__name=Role.ADMINISTRATOR), is_active=True
    )
    return (
        administrators.filter(pk=user.pk).exists()
        and not administrators.exclude(pk=user.pk).exists()
    )


@transaction.atomic
def erase(*, user: User) -> None:
    """LastAdministratorError where nobody else could run the site."""
    User.objects.select_for_update().get(pk=user.pk)
    if is_last_administrator(user):
        raise LastAdministratorError
    user.delete()


def leave_no_trace(instance: User, **kwargs: Any) -> None:
    """Whoever deletes a person, and from whatever screen, the same is forgotten."""
    forget_in_logs(instance)
    end_sessions(instance)


def connect() -> None:
    pre_delete.connect(leave_no_trace, sender=User, dispatch_uid="accounts.leave_no_trace")


def forget_in_logs(user: User) -> None:
    """Wagtail’s logs keep what was done and when, not who did it nor whom it named."""
    for model in registry.get_log_entry_models():
        model.objects.filter(user=user.pk).update(user=None)
    forget_label(User, [user.pk])
    forget_label(PractitionerVerification, user.verifications.values_list("pk", flat=True))


def forget_label(model: type, keys: Iterable[int]) -> None:
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=map(str, keys)
    ).update(label="", data={})


def end_sessions(user: User) -> None:
    """On every device; a session says nothing readable of whose it is, so each is opened."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
