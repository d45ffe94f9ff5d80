"""Changes of a listing’s own words: some hold at once, others wait in a draft for a review.

Wagtail’s revisions and workflow carry both.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from directory.exceptions import NotReadyToPublishError
from directory.models import Service

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import WorkflowState

    from directory.models import Organisation
    from liaison.accounts.models import User

    Change = Callable[[Service], None]


def draft_of(service: Service) -> Service:
    """What editors see: the newest draft, or the record itself."""
    draft: Service = service.get_latest_revision_as_object()
    return draft


def change_text(*, service: Service, field: str, text: str, by: User) -> bool:
    limit = getattr(Service._meta.get_field(field), "max_length", None)
    return change_now(service=service, by=by, change=partial(put, field=field, text=text[:limit]))


def put(record: Service, *, field: str, text: str) -> None:
    setattr(record, field, text)


@transaction.atomic
def change_now(*, service: Service, change: Change, by: User) -> bool:
    """Readers see the change at once; a draft that waits gets it too and goes on waiting.

    False where readers don’t see it: the listing is not published, or lacks a fact that every
    listing states.
    """
    record = Service.objects.get(pk=service.pk)
    review = record.current_workflow_state
    draft = draft_of(record) if record.has_unpublished_changes else None
    shown = record.live and publish_changed(record, change, by)
    if draft is None and not shown:
        draft = draft_of(record)
    if draft is not None:
        change(draft)
        draft.save_revision(user=by)
        start_again(record, review)
    return shown


def publish_changed(record: Service, change: Change, by: User) -> bool:
    try:
        with transaction.atomic():
            change(record)
            record.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    except NotReadyToPublishError:
        return False
    return True


def start_again(record: Service, review: WorkflowState | None) -> None:
    """Publishing ended the review that was going on; it goes on with the newest draft."""
    if review is None:
        return
    fresh = Service.objects.get(pk=record.pk)
    if state := fresh.current_workflow_state:
        state.cancel(user=None)
    review.workflow.start(Service.objects.get(pk=record.pk), review.requested_by)


@transaction.atomic
def save_draft(*, draft: Service, by: User) -> None:
    """Keep what was written. A review that goes on is of the newest words from here on."""
    fresh = Service.objects.get(pk=draft.pk)
    review = fresh.current_workflow_state if fresh.workflow_in_progress else None
    draft.save_revision(user=by)
    start_again(draft, review)


@transaction.atomic
def submit(*, service: Service, by: User) -> None:
    """Ask the editors to look at the draft; asking twice is asking once."""
    if not service.has_unpublished_changes or service.workflow_in_progress:
        return
    if state := service.current_workflow_state:  # an editor asked for changes
        state.resume(by)
    else:
        service.get_workflow().start(service, by)


@transaction.atomic
def throw_away(*, service: Service, by: User) -> None:
    """The published words are the newest again."""
    if state := service.current_workflow_state:
        state.cancel(user=by)
    record = Service.objects.get(pk=service.pk)
    record.save_revision(user=by, changed=False)
    Service.objects.filter(pk=service.pk).update(has_unpublished_changes=False)


@transaction.atomic
def start_service(*, organisation: Organisation, name: str, language: str, by: User) -> Service:
    """A further service of an organisation, as a draft that nobody sees yet."""
    service = Service.objects.create(
        organisation=organisation,
        live=False,
        has_unpublished_changes=True,
        **{f"name_{language}": name},
    )
    service.save_revision(user=by)
    return service
