"""wagtail-localize as editors here meet it: a translation that is not ready says why and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.views.update_translations import UpdateTranslationsForm

from liaison.home import publishing
from liaison.home.localize import translation_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


def refuse_unready(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before the editor of wagtail-localize publishes: it would only say “validation errors”."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_of(page)
    if translation is None:
        return None
    as_published = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    found = [problem.message for problem in publishing.problems(as_published)]
    if not found:
        return None
    reasons = format_html_join("", "<li>{}</li>", ((message,) for message in found))
    messages.error(
        request,
        format_html("{} <ul>{}</ul>", _("Not published yet. What you wrote is kept."), reasons),
    )
    return redirect(request.path)


def never_publish_while_syncing() -> None:
    """New texts come over untranslated: they are published once they are translated."""
    field = UpdateTranslationsForm.base_fields["publish_translations"]
    field.disabled = True
    field.widget = forms.HiddenInput()
