"""The form of a page: drafts may be unfinished, what goes out may not."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from liaison.home.checklist import StyleCheck
from liaison.home.publishing import problems


class SitePageForm(WagtailAdminPageForm):
    style_checks = forms.MultipleChoiceField(
        choices=StyleCheck.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Style checklist"),
        help_text=_(
            "Read the text once more for each question. Every box is ticked, or it stays a draft."
        ),
    )

    def _post_clean(self) -> None:
        """From here on the page is as it would be. Wagtail says when only a draft is saved."""
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for problem in problems(self.instance):
            known = problem.field in self.fields
            self.add_error(problem.field if known else None, problem.message)
