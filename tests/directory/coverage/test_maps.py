"""The map on the page, the map to take away, and the outlines a site may load."""

from __future__ import annotations

import csv
import json
import re

import pytest
from django.core.management import CommandError, call_command
from playwright.sync_api import expect

from directory.coverage.drawing import edges_of, shade_of
from directory.models import RegionShape
from liaison.core.memo import forget_all
from liaison.reference.models import Region
from tests.directory.coverage.conftest import WHITEHORSE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root", "regions")]

HOSTILE = (
    "</script><img src=x onerror=window.hit=1>${window.hit=2}`+(window.hit=3)+`"
    "\\u003cimg src=x onerror=window.hit=4\\u003e{{ 7*7 }}{% endraw %}{# gone #}"
)


def test_the_map_is_told_in_words(listed, client):
    listed()
    body = client.get("/en/coverage/").content.decode()
    svg = body.partition('<figure class="coverage-map">')[2].partition("</svg>")[0]
    assert 'role="img" aria-labelledby="coverage-map-title coverage-map-desc"' in svg
    assert "Quebec: 1. " in svg.partition("<desc")[2].partition("</desc>")[0]
    assert svg.count("<circle") == 1  # the health region of Montréal


def test_shades_divide_provinces_evenly():
    """Three small populations would leave all the others in the lightest shade of equal steps."""
    edges = edges_of([0.0, 0.1, 0.2, 0.3, 0.4, 6.0, 7.0, 8.0])
    assert [shade_of(rate, edges) for rate in (0.0, 0.1, 0.3, 0.4, 6.5, 8.0)] == [0, 1, 2, 2, 3, 4]
    assert edges_of([0.0, 0.0]) == []
    assert shade_of(0.5, edges_of([0.5])) == 4


def square(code, west=-74.0, south=45.0):
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south]]
    return {
        "type": "Feature",
        "properties": {"region": code[:2], "hruid": code[3:]},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def file_of(tmp_path, *features):
    path = tmp_path / "regions.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


def test_loaded_outlines_take_the_place_of_circles(listed, client, tmp_path, capsys):
    listed()
    call_command("load_regions", file_of(tmp_path, square("QC-2406")))
    assert "Outlines loaded: 1" in capsys.readouterr().out
    forget_all()
    body = client.get("/en/coverage/").content.decode()
    assert 'class="coverage-region has"' in body
    assert '<circle class="coverage-dot"' not in body


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        '{"features": []}',
        json.dumps({"features": [square("QC-0000")]}),
        json.dumps({"features": [square("QC-2406", west=10.0)]}),
        json.dumps({"features": [square("QC-2406") | {"geometry": {"type": "Point"}}]}),
        json.dumps({"features": [square("QC-2406"), {"properties": None}]}),
    ],
)
def test_a_broken_file_changes_nothing(tmp_path, broken):
    call_command("load_regions", file_of(tmp_path, square("QC-2406")))
    bad = tmp_path / "bad.geojson"
    bad.write_text(broken)
    with pytest.raises(CommandError):
        call_command("load_regions", bad)
    assert RegionShape.objects.count() == 1


def test_the_published_outlines_load(shared_data, client):
    call_command("load_regions", shared_data / "regions" / "health-regions.geojson")
    assert RegionShape.objects.count() == 99
    forget_all()
    body = client.get("/en/coverage/").content.decode()
    assert len(re.findall('class="coverage-region', body)) == 99


def test_the_table_holds_no_formula(listed, client):
    Region.objects.filter(code="QC").update(name_en="=HYPERLINK(1)")
    listed(languages=["fr"])
    forget_all()
    answer = client.get("/en/coverage/table.csv")
    assert 'filename="coverage.csv"' in answer["Content-Disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert any(line.startswith("QC,'=HYPERLINK(1)") for line in lines)
    assert not any(",=" in line for line in lines)
    secondary = [line for line in lines if line.startswith("QC,") and ",Secondary,Fr," in line]
    assert [line.split(",")[9] for line in secondary] == ["1", "1"]  # any intake, and taking


def test_the_table_follows_the_filters(listed, client):
    listed(languages=["fr"], levels=["tertiary"])
    text = client.get("/fr/couverture/tableau.csv?level=tertiary&language=fr").content.decode()
    levels = {line[5] for line in list(csv.reader(text.splitlines()))[1:]}
    assert levels == {"Tertiaire"}


def test_the_map_to_take_away_is_one_file_that_this_site_never_runs(listed, client):
    listed()
    answer = client.get("/en/coverage/map.html")
    assert answer["Content-Disposition"] == 'attachment; filename="coverage.html"'
    assert "sandbox" in answer["Content-Security-Policy"]
    html = answer.content.decode()
    assert '<html lang="en">' in html
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", html)
    assert "user-scalable=no" not in html


@pytest.mark.browser
def test_it_opens_from_disk_without_a_network_and_hostile_names_are_only_text(
    listed, client, tmp_path, context
):
    Region.objects.filter(code="YT").update(name_en=HOSTILE, name_fr=HOSTILE)
    Region.objects.filter(parent__code="YT").update(name_en=HOSTILE, name_fr=HOSTILE)
    listed(WHITEHORSE)
    forget_all()
    file = tmp_path / "coverage.html"
    file.write_bytes(client.get("/en/coverage/map.html").content)
    asked: list[str] = []
    wrong: list[str] = []
    context.set_offline(True)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(file.as_uri())
    page.wait_for_selector("path.leaflet-interactive")
    page.locator("path.coverage-dot").first.dispatch_event("mouseover")
    tip = page.locator(".leaflet-tooltip").first.inner_text()
    assert tip == f"{HOSTILE}: 1"
    assert page.locator("th", has_text=HOSTILE).count() == 1
    assert page.evaluate("window.hit") is None
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_it_passes_axe_and_fits_a_narrow_screen(listed, client, tmp_path, page, axe, width):
    listed()
    file = tmp_path / "couverture.html"
    file.write_bytes(client.get("/fr/couverture/carte.html").content)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(file.as_uri())
    page.wait_for_selector("path.coverage-dot")
    assert page.locator("path.coverage-shade-4").count() == 1  # Quebec, the only one with any
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelector('meta[http-equiv]').remove()")
    assert axe() == []


@pytest.mark.browser
def test_it_is_a_table_without_a_script(listed, client, tmp_path, browser):
    listed()
    file = tmp_path / "coverage.html"
    file.write_bytes(client.get("/en/coverage/map.html").content)
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("tr", has_text="Quebec").locator("td").first.inner_text() == "1"
    assert "The table says the same" in page.locator("noscript").inner_text()
    context.close()


@pytest.mark.browser
def test_the_tab_key_finds_what_the_pointer_finds(listed, client, tmp_path, page):
    listed()
    file = tmp_path / "coverage.html"
    file.write_bytes(client.get("/en/coverage/map.html").content)
    page.goto(file.as_uri())
    page.wait_for_selector("path.coverage-dot")
    said = set()
    page.locator(".map-canvas").focus()
    for _press in range(14):  # 13 provinces and territories, one health region
        page.keyboard.press("Tab")
        told = page.evaluate("document.activeElement.getAttribute('aria-label')")
        expect(page.locator(".leaflet-tooltip")).to_have_text([told])  # and no other
        said.add(told)
    assert "Quebec: 1" in said
    assert "Yukon: 0" in said
    assert len(said) == 14
    page.keyboard.press("Escape")
    page.locator(".leaflet-tooltip").wait_for(state="detached")
