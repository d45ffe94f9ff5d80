"""Every persona on every screen of the editors’ room."""

from __future__ import annotations

import pytest
from django.urls import reverse

from directory.models import (
    EmbedOrigin,
    InclusionCriterion,
    InclusionDecision,
    Location,
    Organisation,
    Service,
    Term,
)
from liaison.accounts.models import PractitionerVerification, User
from liaison.accounts.roles import Role
from liaison.navigation.models import CrisisLine, MenuItem
from liaison.reference.models import Region
from tests.factories.directory import make_location
from tests.personas import MEMBER

pytestmark = pytest.mark.django_db

EDITORS = {Role.REGIONAL_EDITOR, Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR}
READERS = EDITORS | {Role.PRIVACY_OFFICER}
SITE = {Role.EDITOR, Role.ADMINISTRATOR}

LISTS = {
    Organisation: READERS,
    Service: READERS,
    Location: READERS,
    Term: EDITORS,
    InclusionCriterion: EDITORS,
    InclusionDecision: READERS,
    CrisisLine: SITE,
    MenuItem: SITE,
    EmbedOrigin: {Role.ADMINISTRATOR},
}
ADDING = {
    Organisation: EDITORS,
    Service: EDITORS,
    Location: EDITORS,
    Term: SITE,
    InclusionCriterion: SITE,
    InclusionDecision: {Role.MODERATOR, *SITE},
    CrisisLine: SITE,
    MenuItem: SITE,
    EmbedOrigin: {Role.ADMINISTRATOR},
}


def may(persona, roles):
    return persona.superuser or bool(roles & set(persona.roles))


def check(client, persona, url, roles):
    """200 for these roles; the sign-in page or the way back to the first screen for others."""
    response = client.get(url)
    if may(persona, roles):
        assert response.status_code == 200
        return
    assert response.status_code == 302
    if not persona.signed_in:
        assert response.url.startswith("/en/account/login/")
    elif persona.opens_admin:
        assert response.url == reverse("wagtailadmin_home")
    else:
        assert response.url.startswith(("/en/account/login/", "/admin/"))


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model._meta.model_name)
def test_lists(client_for, persona, model):
    url = reverse(model.snippet_viewset.get_url_name("list"))
    check(client_for(persona), persona, url, LISTS[model])


@pytest.mark.parametrize("model", ADDING, ids=lambda model: model._meta.model_name)
def test_adding(client_for, persona, model):
    url = reverse(model.snippet_viewset.get_url_name("add"))
    check(client_for(persona), persona, url, ADDING[model])


def test_editing_and_facts(client_for, persona, complete):
    make_location(complete.organisation)
    client = client_for(persona)
    records = [complete, complete.organisation, Location.objects.get()]
    for record in records:
        url = reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])
        check(client, persona, url, EDITORS)
    check(client, persona, reverse("directory_facts:service", args=[complete.pk]), EDITORS)


def test_recording_a_fact_needs_the_same_right_as_writing(client_for, persona, complete):
    before = complete.intake_updates.count()
    url = reverse("directory_facts:record", args=[complete.pk, "intake"])
    client_for(persona).post(url, {"status": "paused", "how": "writing"})
    assert complete.intake_updates.count() - before == int(may(persona, EDITORS))


def test_deleting_is_for_administrators(client_for, persona, complete):
    url = reverse(Service.snippet_viewset.get_url_name("delete"), args=[complete.pk])
    check(client_for(persona), persona, url, {Role.ADMINISTRATOR})


def test_nobody_rewrites_a_decision(client_for, persona, complete):
    decision = InclusionDecision.objects.get()
    viewset = InclusionDecision.snippet_viewset
    for view in ("edit", "delete"):
        url = reverse(viewset.get_url_name(view), args=[decision.pk])
        assert client_for(persona).get(url).status_code == 302


def test_regions_are_read_only(client_for, persona, regions):
    client = client_for(persona)
    check(client, persona, reverse("regions:index"), READERS)
    region = Region.objects.first()
    assert client.get(reverse("regions:edit", args=[region.pk])).status_code == 302
    assert client.get(reverse("regions:add")).status_code == 302


def test_people_are_for_administrators(client_for, persona):
    member = MEMBER.make()
    client = client_for(persona)
    check(client, persona, reverse("wagtailusers_users:index"), {Role.ADMINISTRATOR})
    url = reverse("wagtailusers_users:edit", args=[member.pk])
    check(client, persona, url, {Role.ADMINISTRATOR})


def test_verifications(client_for, persona):
    asked = PractitionerVerification.objects.create(
        user=User.objects.create_user("asks@example.org"), organisation="CLSC", job_title="TS"
    )
    client = client_for(persona)
    seen = {Role.MODERATOR, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR}
    check(client, persona, reverse("practitioner_verifications:index"), seen)
    url = reverse("accounts_verifications:answer", args=[asked.pk])
    check(client, persona, url, seen - {Role.PRIVACY_OFFICER})


def test_the_first_screen(client_for, persona, site_root):
    response = client_for(persona).get(reverse("wagtailadmin_home"))
    assert (response.status_code == 200) == persona.opens_admin
    assert ("directory-piles" in response.content.decode()) == may(persona, EDITORS)
