"""Posting an offer or a request: checked for anything that looks like a case, and not too often."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import NoticeKind
from directory.exceptions import TooOftenError
from directory.models import Organisation, PartnerNotice
from liaison.core.bilingual import current_language
from liaison.core.provinces import Province

if TYPE_CHECKING:
    from liaison.accounts.models import User

LONGEST = timedelta(days=90)
A_DAY = 5  # notices of one person
LOOKS_LIKE_A_PERSON = re.compile(
    r"\d(?:[\s.\-/]?\d){5,}"  # a phone or file number, a full date
    r"|[\w.+-]+@[\w-]+"
    r"|\b(?:born|aged|année de naissance|née? le|âgée? de|d\.?o\.?b\.?)\b"
    r"|\b\d{1,2}[\s-](?:year[\s-]old|years old|ans)\b",
    re.IGNORECASE,
)


class NoticeForm(forms.ModelForm):
    class Meta:
        model = PartnerNotice
        fields = ["kind", "subject", "text", "province", "organisation", "until"]
        widgets = {
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "text": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "subject": _("What is offered or looked for. Example: a room for family evenings."),
            "text": _("Nothing about a person or a case, also not without a name."),
            "organisation": _("Partners reach you by the contacts on its page."),
            "until": _("At most three months ahead; it then leaves the board by itself."),
        }

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = NoticeKind.choices
        fields["province"].choices = [("", _("All of Canada")), *Province.choices]
        fields["organisation"].queryset = Organisation.objects.visible_to(user)

    def clean_subject(self) -> str:
        return self.checked("subject")

    def clean_text(self) -> str:
        return self.checked("text")

    def checked(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if LOOKS_LIKE_A_PERSON.search(text):
            raise forms.ValidationError(
                _(
                    "This looks like a number, an address or the age of a person. Leave it out:"
                    " the board is for resources, never for cases."
                )
            )
        return text

    def clean_until(self) -> Any:
        until, today = self.cleaned_data["until"], timezone.localdate()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from today to three months ahead."))
        return until

    def post(self) -> PartnerNotice:
        """Put it on the board. Raises TooOftenError past a day’s notices."""
        since = timezone.now() - timedelta(days=1)
        if PartnerNotice.objects.filter(posted_by=self.user, posted_at__gte=since).count() >= A_DAY:
            raise TooOftenError
        self.instance.posted_by = self.user
        self.instance.language = current_language()
        notice: PartnerNotice = self.save()
        return notice
