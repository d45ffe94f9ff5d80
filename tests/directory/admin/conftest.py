"""A listing that states everything, people who edit, and forms filled in as a browser would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from directory.enums import Decision, Facet
from directory.models import InclusionCriterion, InclusionDecision
from tests.factories.directory import make_organisation, make_service, make_term
from tests.personas import EDITOR, PERSONAS

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from directory.models import Organisation, Service

PEOPLE = {persona.name: persona for persona in PERSONAS}


@pytest.fixture
def organisation(db: None) -> Organisation:
    """Decided to be included; its sector is stated."""
    organisation = make_organisation(province="QC")
    organisation.terms.add(make_term(Facet.SECTOR, "community"))
    organisation.save()
    criterion = InclusionCriterion.objects.get_or_create(
        code="serves-canada", defaults={"text_en": "Serves Canada.", "text_fr": "Sert le Canada."}
    )[0]
    InclusionDecision.objects.create(
        organisation=organisation, decision=Decision.INCLUDED, criterion=criterion
    )
    return organisation


@pytest.fixture
def complete(organisation: Organisation) -> Service:
    """States every fact that a published listing states."""
    return make_service(
        organisation=organisation,
        terms=[make_term(Facet.TYPE, "mentoring"), make_term(Facet.LANGUAGE, "fr")],
        serves_canada=True,
    )


@pytest.fixture
def incomplete(organisation: Organisation) -> Service:
    return make_service(organisation=organisation, live=False, privacy_note_en="", levels=[])


@pytest.fixture
def editor(client_for: Callable[..., Client]) -> Client:
    return client_for(EDITOR)


@pytest.fixture
def client_as(client_for: Callable[..., Client]) -> Callable[[str], Client]:
    """A client signed in as a persona, by its name."""
    return lambda name: client_for(PEOPLE[name])


def admin_url(record: Any, view: str, *args: Any) -> str:
    name = type(record).snippet_viewset.get_url_name(view)
    return reverse(name, args=[record.pk, *args])


def fields_of(record: Any, **changes: Any) -> dict[str, Any]:
    """What a browser sends for the edit screen of a record, with some fields changed."""
    form = (
        type(record)
        .get_edit_handler()
        .get_form_class()(instance=record.get_latest_revision_as_object(), for_user=EDITOR.make())
    )
    data = {bound.html_name: sent(bound) for bound in form}
    for formset in form.formsets.values():
        data |= {bound.html_name: bound.value() for bound in formset.management_form}
        for child in formset.forms:
            data |= {bound.html_name: sent(bound) for bound in child}
    data |= changes
    return {name: value for name, value in data.items() if value is not None and value is not False}


def sent(bound: Any) -> Any:
    value = bound.field.prepare_value(bound.value())
    if isinstance(value, list):
        return [getattr(item, "pk", item) for item in value]
    return value


def publish(client: Client, record: Any, **changes: Any) -> Any:
    data = fields_of(record, **changes) | {"action-publish": "1"}
    return client.post(admin_url(record, "edit"), data, follow=True)
