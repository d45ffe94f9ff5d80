"""What each role may do with pages, pictures and documents, given whenever the database is brought
up to date. Wagtail brings two groups of its own, which would stand beside our roles: they go."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
)

from liaison.accounts.roles import Role

REVIEW = "Page review / Révision des pages"  # a record has one name; a site may choose another
REVIEW_BEFORE = "Page review"
REVIEWERS = (Role.EDITOR, Role.MODERATOR)
PAGES = {
    Role.MODERATOR: ("change_page", "publish_page", "lock_page", "unlock_page"),
    Role.EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.ADMINISTRATOR: (
        "add_page",
        "change_page",
        "publish_page",
        "bulk_delete_page",
        "lock_page",
        "unlock_page",
    ),
}
FILES = tuple(
    f"{action}_{kind}" for kind in ("image", "document") for action in ("add", "change", "choose")
)
TRANSLATORS = (Role.EDITOR, Role.ADMINISTRATOR)
MANAGED = ("redirect", "task", "workflow", "groupapprovaltask")


def grant_permissions(sender: Any = None, **kwargs: Any) -> None:
    """Idempotent; runs once Wagtail's own root page and collection are there."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    root, collection = Page.objects.filter(depth=1).first(), Collection.get_first_root_node()
    if (sender is not None and sender != last) or not (root and collection):
        return
    replace_default_groups()
    for role, codes in PAGES.items():
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=codes
        ):
            GroupPagePermission.objects.get_or_create(
                group=group(role), page=root, permission=permission
            )
    grant_files(collection)
    group(Role.ADMINISTRATOR).permissions.add(
        *Permission.objects.filter(content_type__model__in=MANAGED)
    )
    translate = Permission.objects.filter(codename="submit_translation")
    for role in TRANSLATORS:
        group(role).permissions.add(*translate)


def grant_files(collection: Collection) -> None:
    permissions = Permission.objects.filter(
        codename__in=FILES, content_type__app_label__in=("wagtailimages", "wagtaildocs")
    )
    for role in (Role.EDITOR, Role.ADMINISTRATOR):
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group(role),
                collection=collection,
                permission=permission,
            )


def replace_default_groups() -> None:
    """The review of pages that Wagtail sets up goes to our reviewers, the first time only."""
    for model in (GroupApprovalTask, Workflow):
        model.objects.filter(name=REVIEW_BEFORE).update(name=REVIEW)
    task = GroupApprovalTask.objects.filter(groups__name="Moderators").first()
    if task is None:
        return
    task.groups.set([group(role) for role in REVIEWERS])
    GroupApprovalTask.objects.filter(pk=task.pk).update(name=REVIEW)
    Workflow.objects.filter(workflow_tasks__task=task).update(name=REVIEW)
    Group.objects.filter(name__in=("Moderators", "Editors"), user=None).delete()


def group(role: Role) -> Group:
    return Group.objects.get_or_create(name=role)[0]
