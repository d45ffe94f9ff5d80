"""What the letters about a followed search say, and to whom."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override
from wagtail.actions.publish_revision import PublishRevisionAction

from directory import services
from directory.alerts import following
from directory.enums import IntakeStatus, LifeCycle, Withheld
from directory.finder.query import parse
from directory.models import Follow, ServiceContact
from liaison.core.permissions import visibilities_for
from tests.factories.directory import index, make_service, make_term
from tests.personas import MEMBER, PRACTITIONER

pytestmark = pytest.mark.django_db

ADDRESS = "someone@example.org"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """`clock(8)` is eight days after the test began."""
    started = timezone.now()

    def move(days):
        monkeypatch.setattr(timezone, "now", lambda: started + timedelta(days=days))

    return move


def follow(asked="level=secondary", **who):
    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    who = who or {"email": ADDRESS}
    said = {"language": "en", "frequency": "weekly"} | who
    allowed = visibilities_for(who.get("user", AnonymousUser()))
    return following.follow(query=parse(QueryDict(asked), allowed), **said)


def publish(service):
    """As it stands, whether or not every fact is there."""
    revision = service.save_revision()
    PublishRevisionAction(revision).execute(skip_permission_checks=True)


def digests(**options):
    out = StringIO()
    call_command("send_digests", stdout=out, **options)
    return out.getvalue()


def body():
    return mail.outbox[-1].body


def section(title):
    """The lines of a letter under a heading."""
    found = re.search(rf"^{title}:\n(.*?)(?=^[A-Z][^\n]*:\n|^The whole)", body(), re.M | re.S)
    return found[1] if found else ""


def test_new_changed_and_ended_services_are_told_each_under_its_heading(clock):
    changed, ended, same = (make_service(name_en=name) for name in ("Harbour", "Old mill", "Same"))
    follow()
    clock(3)
    make_service(name_en="Newcomers")
    services.record_intake(service=changed, status=IntakeStatus.WAITING, wait="6-weeks")
    services.confirm_facts(service=same, facts=["hours"])
    services.move_to(service=ended, state=LifeCycle.ARCHIVED)
    index(changed, ended, same)
    clock(8)
    digests()
    assert "Newcomers" in section("New")
    assert "Intake status: Waiting list, up to 6 weeks (before: Taking referrals)" in section(
        "Changed"
    )
    assert "Old mill" in section("No longer listed")
    assert body().count("Same") == 0
    with override("en"):
        assert f"http://localhost:8000{changed.get_absolute_url()}" in body()


def test_a_change_is_told_once_and_nothing_new_sends_nothing(clock):
    service = make_service()
    follow()
    clock(8)
    digests()
    assert mail.outbox == []
    clock(9)
    services.record_intake(service=service, status=IntakeStatus.PAUSED)
    clock(16)
    digests()
    clock(24)
    digests()
    assert len(mail.outbox) == 1


def test_a_week_and_a_month_are_kept(clock):
    follow()
    follow(email="monthly@example.org", frequency="monthly")
    clock(3)
    make_service()
    told = {}
    for day in (6, 7, 14, 29, 30):
        clock(day)
        digests()
        told[day] = [letter.to[0] for letter in mail.outbox]
        mail.outbox.clear()
    assert told == {6: [], 7: [ADDRESS], 14: [], 29: [], 30: ["monthly@example.org"]}


def test_a_published_revision_says_which_facts_changed(clock):
    service = make_service(weekly=True)
    publish(service)
    follow()
    clock(3)
    service.police_role = "partner"
    service.contacts = [ServiceContact(kind="voice", value="418 555-0100")]
    publish(service)
    clock(8)
    digests()
    assert "Contact\n  Police involvement\n" in section("Changed")


def test_a_contact_that_only_staff_may_see_is_not_told_of(clock):
    service = make_service()
    publish(service)
    follow()
    clock(3)
    service.contacts.add(ServiceContact(kind="email", value="a@example.org", visibility="staff"))
    publish(service)
    clock(8)
    digests()
    assert mail.outbox == []


def test_a_service_that_left_the_search_but_is_still_listed_has_changed(clock):
    service = make_service(name_en="Harbour")
    follow("intake=open")
    clock(3)
    services.record_intake(service=service, status=IntakeStatus.CLOSED)
    index(service)
    clock(8)
    digests()
    assert "no longer matches this search" in section("Changed")
    assert section("No longer listed") == ""


def test_of_a_service_hidden_for_safety_nothing_is_said(clock):
    hidden, gone = make_service(name_en="Shelter"), make_service(name_en="Old mill")
    follow()
    clock(3)
    services.withhold(service=hidden, reason=Withheld.SAFETY)
    services.withhold(service=gone, reason=Withheld.ASKED)
    index(hidden, gone)
    clock(8)
    digests()
    assert "Old mill" in section("No longer listed")
    assert "Shelter" not in body()
    assert "asked" not in section("No longer listed")


def test_who_lost_verification_is_told_of_public_services_only(clock):
    person = PRACTITIONER.make()
    shown = make_service(name_en="For practitioners", visibility="practitioner")
    follow(user=person)
    person.verifications.update(expires_at=timezone.now())
    clock(3)
    services.record_intake(service=shown, status=IntakeStatus.PAUSED)
    make_service(name_en="Also hidden", visibility="practitioner")
    clock(8)
    digests()
    assert mail.outbox == []


def test_a_search_by_forms_of_extremism_is_never_described_in_a_letter(clock):
    term = make_term("experience", "gender-hate", name_en="Hatred of women")
    person = PRACTITIONER.make()
    follow("experience=gender-hate&level=secondary", user=person)
    clock(3)
    make_service(name_en="Harbour", terms=[term])
    clock(8)
    digests()
    for word in ("Hatred", "gender-hate", "Harbour", "experience"):
        assert word not in mail.outbox[0].message().as_string()
    assert "/en/account/searches/" in body()


def test_such_a_search_tells_nothing_once_the_verification_ended(clock):
    term = make_term("experience", "gender-hate")
    person = PRACTITIONER.make()
    follow("experience=gender-hate", user=person)
    person.verifications.update(expires_at=timezone.now())
    clock(3)
    make_service(terms=[term])
    clock(8)
    digests()
    assert mail.outbox == []


def test_every_letter_can_be_ended_by_one_press_of_the_mail_program(client, site_root, clock):
    follow()
    clock(3)
    make_service()
    clock(8)
    digests()
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].strip("<>")
    assert url in body()
    client.post(url.partition("8000")[2], {"List-Unsubscribe": "One-Click"})
    assert not Follow.objects.exists()


def test_letters_are_in_the_language_that_was_chosen(clock):
    follow(email=ADDRESS, language="fr")
    clock(3)
    make_service()
    clock(8)
    digests()
    assert "Point d’appui familles" in body()
    assert "/fr/trouver/" in body()


def test_an_address_that_fails_does_not_stop_the_others_and_is_tried_again(clock, monkeypatch):
    from django.core.mail import EmailMessage

    follow(email="bad@example.org")
    follow(email="good@example.org")
    clock(3)
    make_service()
    clock(8)
    send = EmailMessage.send

    def refuse(self, *args, **kwargs):
        if self.to == ["bad@example.org"]:
            raise OSError
        return send(self, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", refuse)
    with pytest.raises(CommandError, match="1 letters"):
        digests()
    assert [letter.to for letter in mail.outbox] == [["good@example.org"]]
    monkeypatch.setattr(EmailMessage, "send", send)
    digests()
    assert mail.outbox[-1].to == ["bad@example.org"]


def test_a_dry_run_counts_and_writes_to_nobody(clock):
    follow()
    clock(3)
    make_service()
    clock(8)
    assert "letters: 1" in digests(dry_run=True)
    assert mail.outbox == []
    assert "letters: 1" in digests()


def test_a_filter_that_no_longer_exists_stops_the_letters_instead_of_widening_them(clock):
    term = make_term("type", "mentoring")
    follow("type=mentoring&level=secondary")
    term.live = False
    term.save()
    clock(3)
    make_service()
    clock(8)
    digests()
    assert mail.outbox == []


def test_nobody_who_may_not_sign_in_is_written_to(clock):
    person = MEMBER.make()
    follow(user=person)
    clock(3)
    make_service()
    person.is_active = False
    person.save()
    clock(8)
    digests()
    assert mail.outbox == []
