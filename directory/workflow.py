"""The default review of listings: an editor or a moderator approves what others submit."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from directory.groups import is_last
from directory.models import (
    LiaisonContact,
    Location,
    MultiAgencyTable,
    Organisation,
    Service,
    Term,
)
from liaison.accounts.roles import Role

NAME = (
    "Listing review / Révision des fiches"  # a record has one name, for editors of both languages
)
NAME_BEFORE = "Listing review"
REVIEWERS = (Role.EDITOR, Role.MODERATOR)


def make_workflow(sender: Any = None, **kwargs: Any) -> None:
    """Made once; afterwards it belongs to the site, which may change or switch it off."""
    if sender is not None and not is_last(sender):
        return
    for model in (GroupApprovalTask, Workflow):
        model.objects.filter(name=NAME_BEFORE).update(name=NAME)
    listing = ContentType.objects.get_for_model(Service)
    if WorkflowContentType.objects.filter(content_type=listing).exists():
        return  # perhaps under a name of the site's own
    workflow, _created = Workflow.objects.get_or_create(name=NAME)
    if WorkflowTask.objects.filter(workflow=workflow).exists():
        return
    task = GroupApprovalTask.objects.create(name=NAME)
    task.groups.set([Group.objects.get_or_create(name=role)[0] for role in REVIEWERS])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in (Organisation, Service, Location, Term, LiaisonContact, MultiAgencyTable):
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
