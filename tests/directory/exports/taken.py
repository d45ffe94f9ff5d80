"""What a person gets when they take something away, read back as text."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import override
from openpyxl import load_workbook

from directory.exports import handout, selection

SEARCH = "/en/find/take-away/"
LIST = "/en/shortlist/take-away/"
# Text as an organisation, or somebody in its name, might write it.
HOSTILE = (
    "${alert(1)} `alert(2)` </script><script>alert(3)</script> "
    '<img src=x onerror=alert(4)> {{ 7*7 }} {% now "Y" %} #panic("5") $x$ "\'&amp;'
)


def body(client: Any, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Disposition"].startswith("attachment; ")
    return response.content


def csv_rows(client: Any, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(client, path).decode("utf-8-sig"))))


def workbook(client: Any, path: str) -> Any:
    return load_workbook(io.BytesIO(body(client, path)))


def geojson(client: Any, path: str) -> dict[str, Any]:
    return json.loads(body(client, path))


def handout_text(query: str, *, user: Any = None, texts: str = "en", language: str = "en") -> str:
    """All that typst is given: a handout can say nothing else."""
    with override(language):
        chosen = selection.of_search(QueryDict(query), user or AnonymousUser(), most=200)
        return json.dumps(json.loads(handout.document(chosen, texts)), ensure_ascii=False)
