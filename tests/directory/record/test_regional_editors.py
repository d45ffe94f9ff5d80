"""A regional editor sees and changes the listings of their provinces, and no others, on every
screen of the editors’ room."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from wagtail.models import Workflow

from directory import workflow
from directory.enums import Decision, LifeCycle
from directory.models import (
    InclusionCriterion,
    InclusionDecision,
    LiaisonContact,
    Location,
    MultiAgencyTable,
    Organisation,
    RegionalRemit,
    Service,
)
from directory.remit import is_within, provinces_of
from liaison.accounts.models import User
from liaison.home.admin.reports import rows
from tests.directory.admin.conftest import admin_url, fields_of
from tests.factories.directory import make_location, make_organisation, make_service
from tests.factories.partners import make_contact, make_table
from tests.personas import EDITOR, PERSONAS

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R166", part=True)]
REGIONAL = next(persona for persona in PERSONAS if persona.name == "regional editor")
ELSEWHERE = "Canary of Ontario"
KINDS = (Organisation, Service, Location, InclusionDecision, MultiAgencyTable, LiaisonContact)


def records_of(province: str, name: str) -> dict[type, object]:
    """One of each kind that belongs to a province, all of them found and with a draft."""
    organisation = make_organisation(name_en=name, name_fr=name, province=province)
    criterion = InclusionCriterion.objects.get_or_create(code="a", text_en="A", text_fr="A")[0]
    names = {"name_en": name, "name_fr": name}
    made = {
        Organisation: organisation,
        Service: make_service(organisation=organisation, state=LifeCycle.FOUND, **names),
        Location: make_location(organisation, **names),
        InclusionDecision: InclusionDecision.objects.create(
            organisation=organisation, decision=Decision.INCLUDED, criterion=criterion
        ),
        MultiAgencyTable: make_table(province=province, **names),
        LiaisonContact: make_contact(province=province, **names),
    }
    for record in made.values():
        if hasattr(record, "save_revision"):
            record.save_revision()
    return made


@pytest.fixture
def here(site_root):
    return records_of("QC", "Here in Quebec")


@pytest.fixture
def elsewhere(site_root):
    return records_of("ON", ELSEWHERE)


@pytest.fixture
def regional(client_for):
    return client_for(REGIONAL)


def addresses(model, record):
    """Every address of the editors’ room about one record, also those Wagtail adds."""
    viewset = model.snippet_viewset
    spaces = [viewset.get_admin_url_namespace(), viewset.get_chooser_admin_url_namespace()]
    for space in spaces:
        yield from named(space, record)


def named(space, record):
    for pattern in patterns_of(space):
        try:
            yield reverse(f"{space}:{pattern.name}", args=[record.pk])
        except NoReverseMatch:
            continue


def patterns_of(space):
    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                continue
            if pattern.namespace == space:
                yield from (it for it in pattern.url_patterns if isinstance(it, URLPattern))
            else:
                yield from walk(pattern.url_patterns)

    return list(walk(get_resolver().url_patterns))


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.model_name)
def test_every_address_about_a_record_elsewhere_is_refused(regional, elsewhere, model):
    record = elsewhere[model]
    urls = list(addresses(model, record))
    assert len(urls) > 5
    for url in urls:
        for answer in (regional.get(url), regional.post(url)):
            assert answer.status_code == 403, url


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.model_name)
def test_lists_files_and_choosers_hold_their_own_only(regional, here, elsewhere, model):
    viewset = model.snippet_viewset
    url = reverse(viewset.get_url_name("list"))
    for query in ({}, {"q": "Canary"}, {"export": "csv"}):
        answer = regional.get(url, query)
        body = answer.getvalue() if answer.streaming else answer.content
        assert ELSEWHERE not in body.decode(), query
    assert [row.pk for row in regional.get(url).context["object_list"]] == [here[model].pk]


@pytest.mark.parametrize("model", (Organisation, Service, Location))
def test_choosers_offer_their_own_only(regional, here, elsewhere, model):
    space = model.snippet_viewset.get_chooser_admin_url_namespace()
    for name in ("choose", "choose_results"):
        page = regional.get(reverse(f"{space}:{name}")).content.decode()
        assert "Here in Quebec" in page
        assert ELSEWHERE not in page
    many = reverse(f"{space}:chosen_multiple")
    assert regional.get(many, {"id": elsewhere[model].pk}).status_code == 403


def test_facts_of_the_day_elsewhere_are_refused(regional, here, elsewhere):
    for made, ok in ((here, True), (elsewhere, False)):
        service = made[Service]
        before = service.intake_updates.count()
        for name in ("service", "interview"):
            url = reverse(f"directory_facts:{name}", args=[service.pk])
            assert (regional.get(url).status_code == 200) == ok
        url = reverse("directory_facts:record", args=[service.pk, "intake"])
        regional.post(url, {"status": "paused", "how": "writing"})
        assert (service.intake_updates.count() > before) == ok


def test_reports_and_actions_on_many_are_for_those_of_the_whole_country(
    regional, client_for, here, elsewhere
):
    urls = [
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_reports:workflow_tasks"),
        reverse("wagtail_bulk_action", args=["directory", "service", "delete"]) + "?id=all",
    ]
    for url in urls:
        assert regional.get(url).status_code == 403, url
    administrator = next(p for p in PERSONAS if p.name == "administrator")
    assert client_for(administrator).get(urls[0]).status_code == 200


def test_reports_of_the_site_name_nothing_elsewhere(here, elsewhere):
    titles = {row.title for row in rows.record_rows(REGIONAL.make())}
    assert "Here in Quebec" in titles
    assert ELSEWHERE not in titles
    assert ELSEWHERE in {row.title for row in rows.record_rows(EDITOR.make())}


def test_the_first_screen_counts_their_own_and_names_their_provinces(regional, here, elsewhere):
    page = regional.get(reverse("wagtailadmin_home")).content.decode()
    assert "Your provinces and territories:" in page
    assert "Quebec" in page
    assert ELSEWHERE not in page
    assert "<strong>1</strong> <span>Found, nobody asked yet" in page


def test_a_regional_editor_changes_a_listing_here(regional, here):
    service = here[Service]
    answer = regional.post(admin_url(service, "edit"), fields_of(service, summary_en="Changed"))
    assert answer.status_code == 302
    service.refresh_from_db()
    assert service.latest_revision.content["summary_en"] == "Changed"


@pytest.mark.parametrize("model", (Organisation, MultiAgencyTable, LiaisonContact))
def test_a_record_is_not_moved_out_of_their_provinces(regional, here, model):
    record = here[model]
    for province in ("ON", ""):
        answer = regional.post(admin_url(record, "edit"), fields_of(record, province=province))
        assert answer.status_code == 200
        assert "Choose one of your provinces or territories." in answer.content.decode()


@pytest.mark.parametrize("model", (Service, Location))
def test_a_record_is_not_given_to_an_organisation_elsewhere(regional, here, elsewhere, model):
    record = here[model]
    data = fields_of(record, organisation=elsewhere[Organisation].pk)
    answer = regional.post(admin_url(record, "edit"), data)
    assert answer.status_code == 200
    assert "This organisation is not in your provinces." in answer.content.decode()


def test_nothing_is_created_for_a_province_elsewhere(regional, here, elsewhere):
    service = here[Service]
    url = reverse(Service.snippet_viewset.get_url_name("add"))
    count = Service.objects.count()
    regional.post(url, fields_of(service, organisation=elsewhere[Organisation].pk))
    assert Service.objects.count() == count
    regional.post(url, fields_of(service))
    assert Service.objects.count() == count + 1


def test_without_provinces_a_regional_editor_sees_none(client_for, here):
    client = client_for(REGIONAL)
    RegionalRemit.objects.all().delete()
    url = reverse(Service.snippet_viewset.get_url_name("list"))
    assert not client.get(url).context["object_list"]
    assert client.get(admin_url(here[Service], "edit")).status_code == 403
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "No province or territory is set for you yet" in page


def test_an_administrator_says_where_somebody_works(client_for):
    user = User.objects.create_user("north@example.org")
    user.groups.add(Group.objects.get_or_create(name="regional-editor")[0])
    url = reverse(RegionalRemit.snippet_viewset.get_url_name("add"))
    administrator = client_for(next(p for p in PERSONAS if p.name == "administrator"))
    assert administrator.post(url, {"user": user.pk, "provinces": ["NU", "YT"]}).status_code == 302
    assert provinces_of(User.objects.get(pk=user.pk)) == {"NU", "YT"}


def test_only_administrators_say_so(client_for):
    url = reverse(RegionalRemit.snippet_viewset.get_url_name("list"))
    opened = {it.name for it in PERSONAS if client_for(it).get(url).status_code == 200}
    assert opened == {"administrator", "superuser"}


def test_everyone_else_keeps_the_whole_country(here, elsewhere):
    for persona in PERSONAS:
        user = persona.make()
        limited = persona.name == "regional editor"
        assert is_within(user, elsewhere[Service]) != limited, persona


def test_a_review_does_not_open_other_provinces(regional, elsewhere):
    workflow.make_workflow()
    service = elsewhere[Service]
    Workflow.objects.get(name=workflow.NAME).start(service, None)
    state = service.current_workflow_task_state
    viewset = Service.snippet_viewset
    for name in ("workflow_action", "collect_workflow_action_data"):
        args = [service.pk, "approve", state.pk]
        assert regional.post(reverse(viewset.get_url_name(name), args=args)).status_code == 403
    preview = reverse(viewset.get_url_name("workflow_preview"), args=[service.pk, state.task.pk])
    assert regional.get(preview).status_code == 403
