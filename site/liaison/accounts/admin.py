"""People and verifications in the editors’ room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from liaison.accounts import services
from liaison.accounts.exceptions import DecidedAlreadyError, MayNotDecideError
from liaison.accounts.forms import DecisionForm, PersonCreationForm, PersonEditForm
from liaison.accounts.models import PractitionerVerification, VerificationState
from liaison.accounts.permissions import decides_verifications, may_change, may_decide

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User


class PeopleIndexView(users.IndexView):
    @property
    def search_fields(self) -> set[str]:
        return {"name", "email"}


class PeopleEditView(users.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_change(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CloseAccounts(SetActiveStateBulkAction):
    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_change(self.request.user, obj)


class GiveRole(AssignRoleBulkAction):
    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_change(self.request.user, obj)


class PeopleViewSet(users.UserViewSet):
    """Wagtail’s screens for users, for people with an e-mail address and one name."""

    index_view_class = PeopleIndexView
    edit_view_class = PeopleEditView

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm


class VerificationPolicy(ModelPermissionPolicy):
    """Verifications are asked for by people themselves; here they are read and answered."""

    def user_has_permission(self, user: User, action: str) -> bool:
        if action in {"add", "delete"}:
            return False
        if action == "change":
            return decides_verifications(user)
        return super().user_has_permission(user, action)


class VerificationFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        method="by_state",
        choices=VerificationState.choices,
    )

    class Meta:
        model = PractitionerVerification
        fields = ["sector"]

    def by_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return getattr(rows, value)()  # each state is a reading of the same name


class VerificationIndexView(generic.IndexView):
    def get_list_more_buttons(self, instance: PractitionerVerification) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and instance.is_waiting:
            url = reverse("accounts_verifications:answer", args=[instance.pk])
            buttons.append(
                Button(pgettext("verb", "Answer"), url=url, icon_name="check", priority=5)
            )
        return buttons

    def get_edit_url(self, instance: PractitionerVerification) -> str | None:
        if not self.user_has_permission("change"):
            return None
        return reverse("accounts_verifications:answer", args=[instance.pk])

    def get_base_queryset(self) -> QuerySet:
        return PractitionerVerification.objects.select_related("user")


class VerificationEditView(generic.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing of a request is changed here: it is answered."""
        return redirect("accounts_verifications:answer", self.kwargs["pk"])


def state_in_words(verification: PractitionerVerification) -> str:
    return str(verification.state.label)


def last_day(verification: PractitionerVerification) -> str:
    """As a day: Wagtail’s own column says “just now” of whatever is still to come."""
    return date_format(verification.expires_at) if verification.expires_at else ""


class VerificationViewSet(ModelViewSet):
    model = PractitionerVerification
    name = "practitioner_verifications"
    icon = "check"
    menu_label = gettext_lazy("Practitioners")
    menu_order = 240
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    form_fields: list[str] = []
    index_view_class = VerificationIndexView
    edit_view_class = VerificationEditView
    filterset_class = VerificationFilters
    search_fields = ["user__email", "user__name", "organisation"]
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State"), accessor=state_in_words),
        "job_title",
        "sector",
        DateColumn("requested_at", label=gettext_lazy("Requested")),
        DateColumn("approved_at", label=gettext_lazy("Approved")),
        Column("expires_at", label=gettext_lazy("Expires"), accessor=last_day),
    ]
    ordering = "-requested_at"


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person wrote, and the answer: yes for a year, or no with a reason."""
    user = cast("User", request.user)
    if not decides_verifications(user):
        raise PermissionDenied
    verification = get_object_or_404(PractitionerVerification.objects.select_related("user"), pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record(request, verification, form.cleaned_data)
        return redirect("practitioner_verifications:index")
    context = {
        "verification": verification,
        "form": form if verification.is_waiting and may_decide(user, verification) else None,
        "own": verification.user_id == user.pk,
        "header_title": _("Practitioner verification"),
        "breadcrumbs_items": breadcrumbs(verification),
    }
    return render(request, "accounts/admin/answer.html", context)


def record(
    request: HttpRequest, verification: PractitionerVerification, data: dict[str, Any]
) -> None:
    person = {"person": verification.user}
    by = cast("User", request.user)
    try:
        if data["decision"] == DecisionForm.APPROVE:
            services.approve_verification(verification=verification, by=by)
            messages.success(request, _("%(person)s is verified for a year.") % person)
        else:
            services.refuse_verification(verification=verification, by=by, reason=data["reason"])
            messages.success(request, _("%(person)s is told, and may ask again.") % person)
    except DecidedAlreadyError:
        messages.warning(request, _("Somebody else answered this request in the meantime."))
    except MayNotDecideError as error:
        raise PermissionDenied from error


def breadcrumbs(verification: PractitionerVerification) -> list[dict[str, Any]]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("practitioner_verifications:index"), "label": _("Practitioners")},
        {"url": "", "label": str(verification.user)},
    ]


urlpatterns = [path("<int:pk>/", answer, name="answer")]
