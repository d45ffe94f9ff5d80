"""A site with its two trees, where every role has what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Collection

from liaison.home.groups import grant_permissions
from tests.personas import EDITOR

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def room(site_root: Any) -> dict[str, Any]:
    """The home page of each language, by language code; what comes with migrations is made here."""
    reverse("wagtailadmin_home")  # Wagtail reads what stands in the menu with its addresses
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    kind = ContentType.objects.get_or_create(app_label="wagtail_localize", model="translation")[0]
    Permission.objects.get_or_create(content_type=kind, codename="submit_translation")
    grant_permissions()
    return site_root


@pytest.fixture
def editor(room: Any, client_for: Any) -> Client:
    return client_for(EDITOR)
