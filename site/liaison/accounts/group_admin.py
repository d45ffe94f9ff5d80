"""Groups in the editors’ room: those that are roles keep their names, which the rules go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.users.forms import GroupForm
from wagtail.users.views import groups

from liaison.accounts.roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import Group
    from django.http import HttpRequest, HttpResponse


def is_role(group: Group) -> bool:
    return group.name in Role.values


class RoleGroupForm(GroupForm):
    def clean_name(self) -> str:
        before = self.initial.get("name", "")
        if before in Role.values and self.cleaned_data["name"] != before:
            raise forms.ValidationError(_("This group is a role of the site: it keeps its name."))
        return super().clean_name()


class GroupDeleteView(groups.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_role(self.object):
            messages.error(request, _("This group is a role of the site: it can’t be deleted."))
            return redirect("wagtailusers_groups:index")
        return super().dispatch(request, *args, **kwargs)


class GroupsViewSet(groups.GroupViewSet):
    delete_view_class = GroupDeleteView

    def get_form_class(self, for_update: bool = False) -> type:
        return RoleGroupForm
