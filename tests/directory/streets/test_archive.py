"""The street map of a site, served in pieces by the site itself."""

from __future__ import annotations

import tracemalloc

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.urls import reverse

from directory import street_map
from liaison.core.memo import forget_all
from tests.factories.streets import MAX_ZOOM, make_archive

pytestmark = pytest.mark.django_db

URL = "/streets.pmtiles"


@pytest.fixture
def archive(settings, tmp_path):
    file = make_archive(tmp_path / "canada.pmtiles")
    settings.BASEMAP_PMTILES = str(file)
    return file


def ask(client, ranged="", **headers):
    if ranged:
        headers["range"] = ranged
    return client.get(URL, headers=headers)


def content(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("ranged", "first", "last"),
    [("bytes=0-126", 0, 126), ("bytes=100-", 100, None), ("bytes=-50", -50, None)],
)
def test_a_range_is_that_part_of_the_file(client, archive, ranged, first, last):
    whole = archive.read_bytes()
    response = ask(client, ranged)
    wanted = whole[first:] if last is None else whole[first : last + 1]
    assert response.status_code == 206
    assert content(response) == wanted
    start = first % len(whole)
    end = start + len(wanted) - 1
    assert response["Content-Range"] == f"bytes {start}-{end}/{len(whole)}"
    assert response["Content-Length"] == str(len(wanted))


def test_a_range_past_the_end_stops_there(client, archive):
    whole = archive.read_bytes()
    assert content(ask(client, f"bytes=10-{len(whole) * 2}")) == whole[10:]


@pytest.mark.parametrize(
    "ranged",
    [
        "bytes=999999999-",
        "bytes=9-3",
        "bytes=-0",
        "bytes=-",
        "bytes=0-1,5-9",
        "bytes=a-b",
        f"bytes={'9' * 400}-",
    ],
)
def test_what_can_t_be_given_is_refused(client, archive, ranged):
    response = ask(client, ranged)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{archive.stat().st_size}"


def test_without_a_range_it_is_whole_and_says_that_ranges_work(client, archive):
    response = ask(client)
    assert (response.status_code, response["Accept-Ranges"]) == (200, "bytes")
    assert content(response) == archive.read_bytes()
    assert content(ask(client, "lines=1-2")) == archive.read_bytes()


def test_head_tells_of_it_without_sending_it(client, archive):
    response = client.head(URL)
    assert response["Content-Length"] == str(archive.stat().st_size)
    assert content(response) == b""


def test_a_part_of_another_version_is_never_mixed_in(client, archive):
    tag = ask(client)["ETag"]
    assert ask(client, "bytes=0-9", **{"if-range": tag}).status_code == 206
    archive.write_bytes(archive.read_bytes() + b"newer")
    response = ask(client, "bytes=0-9", **{"if-range": tag})
    assert response.status_code == 200
    assert content(response).endswith(b"newer")


def test_what_a_browser_has_is_not_sent_again(client, archive):
    tag = ask(client)["ETag"]
    assert ask(client, **{"if-none-match": tag}).status_code == 304


def test_no_request_names_the_file(client, archive, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    for query in ("?v=../secret.txt", "?file=secret.txt", "?path=/etc/passwd"):
        assert client.get(URL + query)["ETag"] == ask(client)["ETag"]
    assert client.post(URL).status_code == 405


def test_a_site_without_a_file_has_no_such_address_and_no_streets(client, site_root):
    assert client.get(URL, follow=True).status_code == 404
    assert b"data-streets" not in client.get(reverse("find")).content


def test_a_large_part_is_sent_in_blocks(client, settings, tmp_path):
    large = tmp_path / "large.pmtiles"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    settings.BASEMAP_PMTILES = str(large)
    tracemalloc.start()
    sent = sum(len(block) for block in ask(client, "bytes=1-").streaming_content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sent == 200 * 1024 * 1024 - 1
    assert peak < 2 * 1024 * 1024


def test_the_address_changes_with_the_file(archive):
    before = street_map.street_map()
    archive.write_bytes(archive.read_bytes() + b"newer")
    forget_all()
    after = street_map.street_map()
    assert before.max_zoom == after.max_zoom == MAX_ZOOM
    assert before.url != after.url


@pytest.mark.parametrize("wrong", [b"", b"PMTiles\x02" + bytes(200), b"not a map" * 50, None])
def test_a_file_that_is_no_such_map_is_told_by_the_checks(
    client, site_root, settings, tmp_path, wrong
):
    file = tmp_path / "wrong.pmtiles"
    if wrong is not None:
        file.write_bytes(wrong)
    settings.BASEMAP_PMTILES = str(file)
    with pytest.raises(SystemCheckError, match="BASEMAP_PMTILES"):
        call_command("check")
    assert b"data-streets" not in client.get(reverse("find")).content
