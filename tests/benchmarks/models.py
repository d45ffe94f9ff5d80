"""The services as Wagtail's stock search would index them."""

from __future__ import annotations

from wagtail.search import index

from directory.models import Service


class StockListing(index.Indexed, Service):
    search_fields = [
        *(
            index.SearchField(f"{name}_{language}")
            for name in ("name", "summary", "description")
            for language in ("en", "fr")
        ),
        index.FilterField("id"),
        index.FilterField("live"),
        index.FilterField("visibility"),
        index.RelatedFields("terms", [index.FilterField("code")]),
    ]

    class Meta:
        proxy = True
        app_label = "benchmarks"
