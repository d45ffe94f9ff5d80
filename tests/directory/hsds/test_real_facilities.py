"""6,044 real facilities, of which hardly anything is known, are HSDS too."""

from __future__ import annotations

import json
from itertools import product

import pytest
from django.core.management import call_command

from directory.taxonomy import load_terms
from tests.directory.hsds.schemas import RECORDS

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


def test_six_thousand_real_facilities_are_hsds(client, regions, schemas, shared_data, tmp_path):
    load_terms()
    files = sorted((shared_data / "health-facilities-ca").glob("*.csv"))
    options = {"mapping": "health-facilities-ca", "errors": tmp_path / "errors.csv"}
    call_command("import_directory", *files, publish=True, verbosity=0, **options)
    for language, name in product(("en", "fr"), ("services", "organizations")):
        response = client.get(f"/{language}/hsds/v3/{name}?format=ndjson&full=true")
        rows = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
        assert len({row["id"] for row in rows}) == (6044 if name == "services" else len(rows))
        assert [wrong for row in rows for wrong in schemas.wrong(RECORDS[name], row)] == []
