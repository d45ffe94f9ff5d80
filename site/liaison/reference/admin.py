"""Regions in the editors’ room: to read; the software brings them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from liaison.reference.models import Region

if TYPE_CHECKING:
    from liaison.accounts.models import User


class ReadOnlyPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class RegionViewSet(ModelViewSet):
    model = Region
    name = "regions"
    icon = "site"
    menu_label = _("Regions")
    menu_order = 260
    add_to_settings_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields: list[str] = []
    search_fields = ["code", "name_en", "name_fr"]
    list_display = ["__str__", "code", "parent", "population", "population_year"]
    list_export = ["code", "name_en", "name_fr", "population", "population_year"]
    list_per_page = 120
    ordering = "code"
