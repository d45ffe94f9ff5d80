"""The interview form of a service: find, interview, analyse and publish (R142)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from directory.admin.facts import crumbs, permitted
from directory.enums import Fact, IntakeStatus, InterviewWay, LifeCycle
from directory.interviews import QUESTIONS, record_interview
from directory.models import Service
from directory.readiness import missing_facts

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from directory.models import Interview

STATES = [
    (LifeCycle.CONTACTED, gettext_lazy("Contacted: some questions are open")),
    (LifeCycle.CONFIRMED, gettext_lazy("Confirmed: they checked what the listing says")),
]
SHOWN = 10  # earlier interviews


class InterviewForm(forms.Form):
    held_on = forms.DateField(label=gettext_lazy("Held on"), widget=AdminDateInput)
    way = forms.ChoiceField(label=gettext_lazy("How"), choices=InterviewWay.choices)
    intake = forms.ChoiceField(
        label=gettext_lazy("Intake status"),
        choices=[("", gettext_lazy("Not asked")), *IntakeStatus.choices],
        required=False,
    )
    facts = forms.MultipleChoiceField(
        label=gettext_lazy("They confirmed"),
        choices=[choice for choice in Fact.choices if choice[0] != Fact.INTAKE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("The record is now"),
        choices=STATES,
        widget=forms.RadioSelect,
        initial=LifeCycle.CONTACTED,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"held_on": timezone.localdate()})
        for code, question in QUESTIONS.items():
            self.fields[f"answer_{code}"] = forms.CharField(
                label=question, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
        self.order_fields(["held_on", "way", *(f"answer_{code}" for code in QUESTIONS)])

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def record(self, service: Service, by: Any) -> Interview:
        cleaned = self.cleaned_data
        return record_interview(
            service=service,
            answers={code: cleaned[f"answer_{code}"] for code in QUESTIONS},
            by=by,
            **{name: cleaned[name] for name in ("held_on", "way", "intake", "facts", "state")},
        )


@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    service = permitted(request, pk)
    form = InterviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.record(service, request.user)
        messages.success(request, _("Recorded. Only editors can read the answers."))
        return redirect("directory_facts:interview", pk)
    if form.errors:
        messages.error(request, _("Nothing was recorded: please look at the marked fields."))
    status = 422 if form.errors else 200
    context = context_of(service, form)
    return render(request, "directory/admin/interview.html", context, status=status)


def context_of(service: Service, form: InterviewForm) -> dict[str, Any]:
    title = _("Interview")
    return {
        "service": service,
        "form": form,
        "media": form.media,
        "steps": service.life_cycle_steps.order_by("at", "pk"),
        "missing": missing_facts(Service.objects.with_facts().get(pk=service.pk)),
        "interviews": [
            {"row": row, "answers": answered(row)}
            for row in service.interviews.select_related("by")[:SHOWN]
        ],
        "page_title": title,
        "header_title": f"{title}: {service}",
        "breadcrumbs_items": [*crumbs(service)[:-1], {"url": "", "label": title}],
    }


def answered(row: Interview) -> list[tuple[Any, str]]:
    return [(QUESTIONS[code], row.answers[code]) for code in QUESTIONS if code in row.answers]
