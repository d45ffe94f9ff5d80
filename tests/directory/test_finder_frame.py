"""The finder's page is kept without what visitors sent, and filled anew for each of them."""

from __future__ import annotations

import pytest

from tests.factories.directory import index, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def services() -> None:
    make_service(name_en="Open door", name_fr="Porte ouverte")
    index()


def page(client, address: str) -> str:
    return client.get(address).content.decode()


def test_nothing_of_one_search_is_on_the_page_of_the_next(client) -> None:
    first = page(client, "/en/find/?q=grandmother&place=Moncton&age=17&sort=name")
    assert 'value="grandmother"' in first
    second = page(client, "/en/find/")
    for trace in ("grandmother", "Moncton", 'value="17"', "sort=name"):
        assert trace not in second


def test_a_first_visitor_with_a_search_leaves_no_trace_in_the_frame(client) -> None:
    """The frame is made at the very first request, whatever that asks."""
    page(client, '/en/find/?q="><script>alert(1)</script>&at=nowhere&place=Moncton')
    assert "script>alert" not in page(client, "/en/find/?q=door")


@pytest.mark.parametrize("cookies", [{}, {"liaison_language": "en"}])
def test_the_same_page_with_and_without_cookies(client, cookies) -> None:
    address = "/en/find/?q=door&place=Moncton&radius=100&mode=phone&open_now=1"
    plain = page(client, address)
    client.cookies.load(cookies)
    assert page(client, address).split() == plain.split()


def test_the_switch_of_language_keeps_the_filters_of_this_search(client) -> None:
    assert 'href="/fr/trouver/?q=door&amp;mode=phone"' in page(
        client, "/en/find/?q=door&mode=phone"
    )
    assert 'href="/fr/trouver/"' in page(client, "/en/find/")


def test_a_search_is_kept_out_of_search_engines_and_the_bare_finder_is_not(client) -> None:
    assert "noindex" in page(client, "/en/find/?q=door")
    assert "noindex" not in page(client, "/en/find/")


def test_htmx_gets_results_heading_and_filters(client) -> None:
    fragment = client.get("/en/find/?place=Moncton", headers={"HX-Request": "true"})
    html = fragment.content.decode()
    assert html.count("hx-swap-oob") == 2
    assert "<html" not in html
    assert "Moncton" in html
