"""Registers the regions in the editors’ room."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from liaison.reference.admin import ReadOnlyPolicy, RegionViewSet
from liaison.reference.models import Region

register_permission_policy(Region, ReadOnlyPolicy(Region))


@hooks.register("register_admin_viewset")
def regions() -> RegionViewSet:
    return RegionViewSet()
