"""A picture in a text: described, credited, light, and in its place before it is there."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Collection

from liaison.core.memo import forget_all
from liaison.home.blocks import FigureBlock
from liaison.media.models import SiteImage
from tests.factories.articles import make_article

pytestmark = pytest.mark.django_db
CREDIT = "Liaison, CC BY 4.0"
MOST_QUERIES = 40


@pytest.fixture(autouse=True)
def media(settings, tmp_path, db):
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    settings.MEDIA_ROOT = tmp_path


def make_picture(size=(1600, 1000), **fields):
    output = BytesIO()
    Image.new("RGB", size, "#0b5a4d").save(output, "PNG")
    return SiteImage.objects.create(
        title="IMG_1",
        file=ContentFile(output.getvalue(), "door.png"),
        **{"description": "A door", "description_fr": "Une porte", "credit": CREDIT} | fields,
    )


def figure(picture, alt="An open door", caption="The door.", *, decorative=False):
    given = {"image": picture.pk, "alt_text": alt, "decorative": decorative}
    return "figure", FigureBlock().to_python({"picture": given, "caption": caption})


@pytest.fixture
def picture():
    return make_picture()


def shown(client, page):
    forget_all()
    html = client.get(page.url).content.decode()
    return re.search(r'<figure class="figure">.*?</figure>', html, re.DOTALL)[0]


def test_a_picture_comes_light_late_and_with_its_size(client, site_root, picture):
    html = shown(client, make_article(site_root["en"], body=[figure(picture)]))
    assert 'type="image/avif"' in html
    assert {"400w", "800w", "1200w"} <= set(re.findall(r"\d+w", html))
    assert 'loading="lazy"' in html
    assert 'height="750"' in html
    assert 'width="1200"' in html


def test_a_small_picture_is_not_made_larger(client, site_root):
    page = make_article(site_root["en"], body=[figure(make_picture((300, 200)))])
    html = shown(client, page)
    assert 'height="200"' in html
    assert 'width="300"' in html


def test_a_picture_is_described_for_its_place_and_says_who_made_it(client, site_root, picture):
    html = shown(client, make_article(site_root["en"], body=[figure(picture)]))
    assert 'alt="An open door"' in html
    assert "The door." in html
    assert CREDIT in html


def test_decoration_is_not_read_aloud(client, site_root, picture):
    page = make_article(site_root["en"], body=[figure(picture, "", "", decorative=True)])
    assert 'alt=""' in shown(client, page)


def test_a_picture_that_was_deleted_leaves_no_empty_frame(client, site_root, picture):
    page = make_article(site_root["en"], body=[figure(picture)])
    picture.delete()
    forget_all()
    response = client.get(page.url)
    assert response.status_code == 200
    assert "<figure" not in response.content.decode()


@pytest.mark.parametrize(("credit", "alt"), [(" ", "A door"), (CREDIT, "")])
def test_a_picture_without_maker_or_description_is_refused(credit, alt):
    _kind, value = figure(make_picture(credit=credit), alt)
    with pytest.raises(ValidationError) as refused:
        FigureBlock().clean(value)
    assert "picture" in refused.value.block_errors


def test_many_pictures_stay_within_the_budget(client, site_root):
    body = [figure(make_picture((40, 30))) for _ in range(8)]
    page = make_article(site_root["en"], body=body)
    shown(client, page)  # the sizes are made once, when the page is first looked at
    forget_all()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(page.url)
    assert len(queries) < MOST_QUERIES
