"""Signing in, where it differs from django-allauth's own, and what people see of their account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allauth.account import views as account
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from liaison.accounts import services
from liaison.accounts.adapter import SecondFactorAdapter
from liaison.accounts.exceptions import AlreadyAskedError
from liaison.accounts.forms import DetailsForm, VerificationForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User


def login(request: HttpRequest) -> HttpResponse:
    """Wagtail sends here whoever may not enter. A person who is signed in already is told no:
    sent back, they would go round for ever."""
    wanted = request.GET.get("next", "")
    refused = request.user.is_authenticated and not request.user.has_perm(
        "wagtailadmin.access_admin"
    )
    if refused and wanted.startswith(reverse("wagtailadmin_home")):
        raise PermissionDenied
    return account.login(request)


class ConfirmEmailView(account.ConfirmEmailView):
    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """A link that was used meanwhile, by a second press say, is told as on the first page."""
        try:
            return super().post(*args, **kwargs)
        except Http404:
            self.object = None
            return self.render_to_response(self.get_context_data())


confirm_email = ConfirmEmailView.as_view()


class RemovePasskeyView(webauthn.RemoveWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        if SecondFactorAdapter().can_delete_authenticator(self.object):
            return super().form_valid(form)
        again, wanted = reverse("mfa_reauthenticate_webauthn"), self.request.path
        messages.info(
            self.request, SecondFactorAdapter.error_messages["cannot_delete_authenticator"]
        )
        return redirect(f"{again}?next={wanted}")


remove_passkey = RemovePasskeyView.as_view()


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    context = {
        "verification": user.verifications.newest(),
        "opens_admin": user.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "accounts/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    form = DetailsForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with override(user.language):
            messages.success(request, _("Saved."))
            return redirect("account_home")
    return render(request, "accounts/details.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def verification(request: HttpRequest) -> HttpResponse:
    """The state of a person's verification, and the form to ask for one."""
    user = cast("User", request.user)
    form = VerificationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.ask_for_verification(user=user, **form.cleaned_data)
        except AlreadyAskedError:
            messages.info(request, _("Your request is already here. There is nothing more to do."))
        return redirect("account_verification")
    context = {
        "form": form,
        "newest": user.verifications.newest(),
        "may_ask": services.may_ask_for_verification(user),
    }
    return render(request, "accounts/verification.html", context)
