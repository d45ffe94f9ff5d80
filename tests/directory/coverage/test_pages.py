"""The pages: for everybody, for practitioners, for a province and for a town."""

from __future__ import annotations

import re

import pytest

from directory.coverage.towns import slugs
from liaison.core.memo import forget_all
from liaison.core.visibility import Visibility
from liaison.reference.gazetteer import gazetteer
from liaison.reference.models import Region
from tests.directory.coverage.conftest import WHITEHORSE
from tests.factories.cards import make_law_card
from tests.personas import PERSONAS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root", "regions")]

PAGES = [
    "/en/coverage/",
    "/fr/couverture/",
    "/en/coverage/?by=region&level=tertiary&language=fr&accepting=1&sector=health&sort=-rate",
    "/en/coverage/quebec/",
    "/fr/couverture/nouveau-brunswick/",
    "/en/directory/changes/",
    "/fr/repertoire/changements/",
    "/en/directory/changes/feed.xml",
    "/fr/repertoire/changements/fil.xml",
    "/en/coverage/table.csv",
    "/en/coverage/map.html",
    "/sitemap-en-coverage.xml",
]


@pytest.mark.parametrize("url", PAGES)
def test_an_empty_directory_has_every_page(client, url):
    assert client.get(url).status_code == 200


def test_without_regions_there_is_still_a_page(client):
    Region.objects.all().delete()
    forget_all()
    assert client.get("/en/coverage/").status_code == 200


def count_in(client, url="/en/coverage/"):
    return next(r.count for r in client.get(url).context["table"].rows if r.area.code == "QC")


def test_kept_pages_never_mix_readers(listed, client, client_for):
    """A practitioner first, then a visitor, then the practitioner again: each gets their own."""
    listed()
    listed(visibility=Visibility.PRACTITIONER, name_en="Kestrel Lantern", name_fr="Kestrel")
    verified = client_for(next(it for it in PERSONAS if it.is_verified and not it.is_staff))
    assert count_in(verified) == 2
    visitor = client.get("/en/coverage/quebec/").content.decode()
    assert "1 verified and current service:" in visitor
    assert "Kestrel" not in visitor
    assert "services that not everybody may see" not in visitor
    theirs = verified.get("/en/coverage/quebec/")
    assert "2 verified and current services:" in theirs.content.decode()
    assert "services that not everybody may see" in theirs.content.decode()
    assert "no-store" in theirs["Cache-Control"]
    assert "1 verified and current service:" in client.get("/en/coverage/quebec/").content.decode()
    for url in ("/en/coverage/table.csv", "/en/coverage/map.html"):
        assert "no-store" in verified.get(url)["Cache-Control"]


@pytest.mark.covers("R167")
def test_a_province_has_its_coverage_needs_and_what_to_build_on(listed, client):
    make_law_card("yukon-law", province="YT")
    general = listed(WHITEHORSE, specialisation="general", name_en="General counselling")
    listed(WHITEHORSE, specialisation="specialised", name_en="Exit programme")
    listed(locations=[], serves_canada=True, modes=["phone"], name_en="Line for all")
    page = client.get("/en/coverage/yukon/")
    body = page.content.decode()
    assert [it.service for it in page.context["general"].services] == [general]
    assert [str(it.service.name) for it in page.context["remote"].services] == ["Line for all"]
    assert "2 verified and current services" in body
    assert "/en/law/yukon-law/" in body
    assert "fewer than 5 searches for any kind of need" in body


@pytest.mark.covers("R070", part=True)
def test_a_town_has_its_services_its_gaps_and_the_nearest_elsewhere(listed, client):
    listed(levels=["secondary"], name_en="Close by")
    listed(WHITEHORSE, levels=["tertiary"], name_en="Far away")
    page = client.get("/en/coverage/quebec/montreal/")
    levels = {one.level.value: one for one in page.context["levels"]}
    assert levels["secondary"].count == 1
    assert levels["primary"].nearest is None
    assert str(levels["tertiary"].nearest.service.name) == "Far away"
    assert 4_200 < levels["tertiary"].km < 4_300
    assert "/en/coverage/quebec/montreal/" in client.get("/en/coverage/quebec/").content.decode()
    assert (
        "/en/coverage/quebec/montreal/" in client.get("/sitemap-en-coverage.xml").content.decode()
    )


def test_a_town_without_public_listings_has_no_page(listed, client):
    listed({**WHITEHORSE, "privacy": "hidden"}, regions=["YT"])
    listed(visibility=Visibility.PRACTITIONER)
    for url in ("/en/coverage/yukon/whitehorse/", "/en/coverage/quebec/montreal/"):
        assert client.get(url).status_code == 404


def test_addresses_lead_to_the_language_of_the_page(listed, client):
    listed()
    moved = client.get("/en/coverage/colombie-britannique/")
    assert (moved.status_code, moved["Location"]) == (301, "/en/coverage/british-columbia/")
    assert client.get("/en/coverage/atlantis/").status_code == 404
    assert client.get("/en/coverage/atlantis/montreal/").status_code == 404
    page = client.get("/en/coverage/british-columbia/").content.decode()
    assert "/fr/couverture/colombie-britannique/" in page


def test_towns_of_one_name_keep_apart():
    towns = list(gazetteer().towns())
    for language in ("en", "fr"):
        named = {(town.province, slugs(language)[town.id]) for town in towns}
        assert len(named) == len(towns)
        assert all(re.fullmatch(r"[-\w]+", slug) for _province, slug in named)


def test_a_search_that_finds_nothing_leads_to_what_there_is(listed, client):
    listed()
    link = 'href="/en/coverage/quebec/montreal/"'
    assert link in client.get("/en/find/?q=zzzzqq&place=Montreal").content.decode()
    assert 'href="/en/coverage/nunavut/"' in (
        client.get("/en/find/?q=zzzzqq&place=Iqaluit").content.decode()
    )


RANKING = re.compile(
    r"\b(rank\w*|best|worst|top \d|leading|score\w*|classement|palmarès|meilleure?s?|pires?)\b",
    re.I,
)
# How near a service is to what was searched for; and the sentence that says nobody is better.
NOT_RANKING = re.compile(
    r"best match(es)?|ne rendent pas une province ou un organisme meilleur|meilleures? corresp\w+",
    re.I,
)


@pytest.mark.covers("R150")
def test_no_page_ranks_organisations(listed, client):
    """Somebody may put areas in the order of a number; organisations and services never are."""
    for name in ("B", "C", "A"):
        listed(name_en=name, name_fr=name, specialisation="general")
    urls = [*PAGES[:7], "/en/coverage/quebec/montreal/", "/en/find/", "/fr/trouver/"]
    for url in urls:
        main = client.get(url).content.decode().partition("<main")[2].partition("</main>")[0]
        words = NOT_RANKING.sub("", re.sub(r"<[^>]+>", " ", main))
        assert not RANKING.findall(words), url
    forget_all()
    general = client.get("/en/coverage/quebec/").context["general"].services
    assert [it.service.name_en for it in general] == ["A", "B", "C"]
