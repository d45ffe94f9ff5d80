"""What editors do with many services at once: confirm, archive, hide. Facts of the day only, each
recorded in the name of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from directory import services
from directory.admin.facts_forms import EDITORS_HOW, EDITORS_REASONS
from directory.enums import Fact, How, LifeCycle
from directory.models import Service
from directory.permissions import user_can_record_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from liaison.accounts.models import User


class ServicesAction(SnippetBulkAction):
    models = [Service]
    template_name = "directory/admin/bulk.html"

    write: Callable[..., object]  # the service that each of them goes through

    @classmethod
    def execute_action(
        cls, objects: list[Service], by: User, data: dict[str, Any], **kwargs: Any
    ) -> tuple[int, int]:
        for service in objects:
            cls.write(service=service, by=by, **data)
        return len(objects), 0

    def check_perm(self, obj: Service) -> bool:
        return user_can_record_facts(self.request.user, obj)

    def get_execution_context(self) -> dict[str, Any]:
        return {
            **super().get_execution_context(),
            "by": self.request.user,
            "data": self.cleaned_form.cleaned_data,
        }

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "Recorded for %(count)d service.",
            "Recorded for %(count)d services.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class ConfirmForm(forms.Form):
    facts = forms.MultipleChoiceField(
        label=_("These are right today"),
        choices=Fact.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    how = forms.ChoiceField(label=_("According to"), choices=EDITORS_HOW, initial=How.WRITING)


class ConfirmServices(ServicesAction):
    display_name = _("Confirm")
    action_type = "confirm_facts"
    aria_label = _("Confirm facts of the selected services")
    action_priority = 10
    form_class = ConfirmForm
    write = staticmethod(services.confirm_facts)


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("The record is now"), choices=LifeCycle.choices)
    how = forms.ChoiceField(label=_("According to"), choices=EDITORS_HOW, initial=How.WRITING)


class MoveServices(ServicesAction):
    display_name = _("State of the record")
    action_type = "move_to"
    aria_label = _("Change the state of the selected services")
    action_priority = 20
    form_class = StateForm
    write = staticmethod(services.move_to)


class HideForm(forms.Form):
    reason = forms.ChoiceField(label=_("Hide it at once, because"), choices=EDITORS_REASONS)


class HideServices(ServicesAction):
    display_name = _("Hide now")
    action_type = "withhold"
    aria_label = _("Hide the selected services now")
    action_priority = 30
    classes = {"serious"}
    form_class = HideForm
    write = staticmethod(services.withhold)


ACTIONS = (ConfirmServices, MoveServices, HideServices)
