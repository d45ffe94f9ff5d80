from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, GroupApprovalTask

from liaison.accounts.roles import Role
from liaison.home.groups import grant_permissions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def collection(db):
    """Wagtail's own comes with migrations only."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def test_pages_are_edited_by_the_roles_that_may(client_for, persona, site_root):
    grant_permissions()
    url = reverse("wagtailadmin_pages:edit", args=[site_root["en"].pk])
    may = {Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR} & set(persona.roles)
    opened = client_for(persona).get(url).status_code == 200
    assert opened == (bool(may) or persona.superuser)


def test_the_review_of_pages_goes_to_our_reviewers_once(site_root):
    old = Group.objects.create(name="Moderators")
    Group.objects.create(name="Editors")
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(old)
    grant_permissions()
    grant_permissions()
    assert set(task.groups.values_list("name", flat=True)) == {Role.EDITOR, Role.MODERATOR}
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
