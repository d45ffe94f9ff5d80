"""The public change log names what anybody may see, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from directory import services as directory_services
from directory.enums import LifeCycle, Withheld
from directory.models import LifeCycleStep
from liaison.core.memo import forget_all
from liaison.core.visibility import Visibility

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root", "regions")]

CANARY = "Kestrel Lantern"
WHERE = [
    "/en/directory/changes/",
    "/fr/repertoire/changements/",
    "/en/directory/changes/feed.xml",
    "/fr/repertoire/changements/fil.xml",
]


def told(client, url):
    forget_all()
    return client.get(url).content.decode()


def canary(listed, **given):
    return listed(name_en=CANARY, name_fr=CANARY, **given)


@pytest.mark.covers("R169", part=True)
def test_what_was_added_and_confirmed_is_listed(listed, client):
    canary(listed)
    page = client.get(WHERE[0])
    assert (page.context["months"][0].added, page.context["months"][0].confirmed) == (1, 1)
    assert all(CANARY in told(client, url) for url in WHERE)
    feed = told(client, WHERE[2])
    assert f"Added: {CANARY}" in feed
    assert f"Confirmed: {CANARY}" in feed


@pytest.mark.parametrize("how", ["hidden", "archived", "practitioner", "owner", "unpublished"])
def test_what_nobody_may_see_is_not_named(listed, client, how):
    given = {
        "practitioner": {"visibility": Visibility.PRACTITIONER},
        "owner": {"owner": Visibility.STAFF},
        "unpublished": {"live": False},
    }.get(how, {})
    service = canary(listed, **given)
    if how == "hidden":
        directory_services.withhold(service=service, reason=Withheld.SAFETY)
    if how == "archived":
        directory_services.move_to(service=service, state=LifeCycle.ARCHIVED)
    for url in WHERE:
        assert CANARY not in told(client, url)
        assert service.key not in told(client, url)
    month = client.get(WHERE[0]).context["months"][0]
    assert (month.added, month.archived) == (0, 1 if how == "archived" else 0)


def test_each_month_has_its_own(listed, client):
    service = canary(listed)
    then = (timezone.now().replace(day=1) - timedelta(days=40)).replace(day=15)
    LifeCycleStep.objects.filter(service=service).update(at=then)
    forget_all()
    page = client.get(f"{WHERE[0]}?month={then:%Y-%m}")
    assert CANARY in page.content.decode()
    assert CANARY not in told(client, WHERE[0])
    assert page.context["chosen"].added == 1


@pytest.mark.parametrize("month", ["2019-01", "nonsense", "2026-13"])
def test_no_other_month_exists(client, month):
    assert client.get(f"{WHERE[0]}?month={month}").status_code == 404
