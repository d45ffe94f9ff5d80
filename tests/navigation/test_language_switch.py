"""The link to the other language stays on this site."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from liaison.navigation.chrome import language_switch


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["//evil.example/en/find/", "///evil.example/en/credits/"])
def test_a_path_that_looks_like_another_site_leads_nowhere_else(path):
    request = RequestFactory().get("/", {"q": "x"})
    request.path = path
    assert not language_switch(request).url.startswith("//")


def test_the_filters_go_along():
    request = RequestFactory().get("/en/find/", {"q": "x"})
    assert language_switch(request).url == "/fr/trouver/?q=x"
