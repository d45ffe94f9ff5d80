"""People and verifications in the editors’ room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views import users

from liaison.accounts import services
from liaison.accounts.forms import PersonCreationForm, PersonEditForm
from liaison.accounts.models import PractitionerVerification

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

WAITING, CURRENT, EXPIRED = "waiting", "current", "expired"


class PeopleIndexView(users.IndexView):
    @property
    def search_fields(self) -> set[str]:
        return {"name", "email"}


class PeopleEditView(users.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Whoever sets a superuser's password is one.
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PeopleViewSet(users.UserViewSet):
    """Wagtail’s screens for users, for people with an e-mail address and one name."""

    index_view_class = PeopleIndexView
    edit_view_class = PeopleEditView

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm


class VerificationPolicy(ModelPermissionPolicy):
    """Verifications are asked for by people themselves; here they are read and approved."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class VerificationFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        method="by_state",
        choices=[
            (WAITING, gettext_lazy("Waiting for approval")),
            (CURRENT, gettext_lazy("Approved")),
            (EXPIRED, gettext_lazy("Expired")),
        ],
    )

    class Meta:
        model = PractitionerVerification
        fields = ["sector"]

    def by_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        if value == WAITING:
            return rows.filter(approved_at=None)
        current = Q(expires_at__gt=timezone.now())
        return rows.exclude(approved_at=None).filter(current if value == CURRENT else ~current)


class VerificationIndexView(generic.IndexView):
    def get_list_more_buttons(self, instance: PractitionerVerification) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            url = reverse("accounts_verifications:approve", args=[instance.pk])
            buttons.append(Button(_("Approve for a year"), url=url, icon_name="check", priority=5))
        return buttons

    def get_edit_url(self, instance: PractitionerVerification) -> str | None:
        if not self.user_has_permission("change"):
            return None
        return reverse("accounts_verifications:approve", args=[instance.pk])

    def get_base_queryset(self) -> QuerySet:
        return PractitionerVerification.objects.select_related("user", "approved_by")


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
    filterset_class = VerificationFilters
    search_fields = ["user__email", "user__name", "organisation"]
    list_display = [
        "__str__",
        "job_title",
        "sector",
        DateColumn("requested_at", label=gettext_lazy("Requested")),
        DateColumn("approved_at", label=gettext_lazy("Approved")),
        DateColumn("expires_at", label=gettext_lazy("Expires")),
    ]
    ordering = "-requested_at"


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person wrote, and one button that makes it good for a year."""
    if not request.user.has_perm("accounts.change_practitionerverification"):
        raise PermissionDenied
    verification = get_object_or_404(PractitionerVerification.objects.select_related("user"), pk=pk)
    index = reverse("practitioner_verifications:index")
    if request.method == "POST":
        services.approve_verification(verification=verification, by=cast("User", request.user))
        messages.success(
            request, _("%(person)s is verified for a year.") % {"person": verification.user}
        )
        return redirect(index)
    context: dict[str, Any] = {
        "verification": verification,
        "header_title": _("Practitioner verification"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": index, "label": _("Practitioners")},
            {"url": "", "label": str(verification.user)},
        ],
    }
    return render(request, "accounts/admin/approve.html", context)


urlpatterns = [path("<int:pk>/", approve, name="approve")]
