"""Addresses of what stands in frames; outside the pages by language, whose policy forbids it."""

from __future__ import annotations

from django.urls import path, re_path

from directory.views import embedding
from liaison.core.keys import PATTERN

FINDERS = {"en": "find", "fr": "trouver"}

urlpatterns = [
    *(
        path(f"{code}/{word}/", embedding.embed_find, {"language": code}, f"embed_find_{code}")
        for code, word in FINDERS.items()
    ),
    *(
        path(f"{code}/map.json", embedding.embed_map, {"language": code}, f"embed_map_{code}")
        for code in FINDERS
    ),
    *(
        re_path(
            rf"^{code}/services/(?P<key>{PATTERN})/$",
            embedding.embed_service,
            {"language": code},
            f"embed_service_{code}",
        )
        for code in FINDERS
    ),
]
