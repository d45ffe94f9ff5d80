"""Every list of records in the editors’ room can be searched, filtered and taken along."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from liaison.navigation.models import CrisisLine
from tests.personas import SUPERUSER

pytestmark = pytest.mark.django_db

MODELS = sorted(get_snippet_models(), key=lambda model: model._meta.label)


@pytest.fixture
def superuser(room, client_for):
    return client_for(SUPERUSER)


def answer(client, url):
    response = client.get(url)
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_list_is_searched_filtered_and_exported(superuser, model, language):
    user = SUPERUSER.make()
    user.language = language
    user.save()
    url = reverse(model.snippet_viewset.get_url_name("list"))
    view = superuser.get(url).context["view"]
    assert view.search_fields
    assert view.filters is not None
    assert len(view.columns) > 2
    assert superuser.get(f"{url}?q=help").status_code == 200
    for spreadsheet in ("csv", "xlsx"):
        assert answer(superuser, f"{url}?export={spreadsheet}")
    assert view.list_export


def test_no_list_hands_a_formula_to_a_spreadsheet(superuser):
    CrisisLine.objects.create(label_en="=1+1", label_fr="@x", number="+1 800", tel="tel:1")
    url = reverse(CrisisLine.snippet_viewset.get_url_name("list"))
    table = answer(superuser, f"{url}?export=csv").decode()
    assert "'=1+1" in table
    assert "'@x" in table
    assert "'+1 800" in table
