"""One step of making a database, in a process of its own: migrate, fill COUNT, index."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from collections.abc import Callable


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_starter", verbosity=0)


def fill(count: str) -> None:
    from tests.benchmarks.database import SEED
    from tests.benchmarks.records import Maker

    for _written in Maker(int(count), SEED).make():
        pass


def texts(count: str) -> None:
    from tests.benchmarks.texts import make

    make(int(count))


def empty() -> None:
    """Nothing is indexed."""
    from django.db import connection

    from search.models import SearchDocument, SearchStored

    SearchDocument.objects.all().delete()
    SearchStored.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_text")


def index(times: str) -> None:
    """Documents are made by all processors, and written by one."""
    from search import engine, registry
    from tests.benchmarks.parallel import Parallel

    registry.register(Parallel("service", int(times)))
    engine.start_over(["service"])  # a run that was cut off is not gone on with
    engine.rebuild("service")


def stock() -> None:
    from django.db import connection
    from wagtail.search.backends import get_search_backend

    from tests.benchmarks.models import StockListing

    index = get_search_backend().get_index_for_model(StockListing)
    listings = StockListing.objects.order_by("pk").prefetch_related("terms")
    index.add_items(StockListing, listings.iterator(chunk_size=2_000))
    with connection.cursor() as cursor:  # without this SQLite takes a plan thirty times slower
        cursor.execute("ANALYZE wagtailsearch_indexentry")
        cursor.execute("ANALYZE directory_location")


def commits() -> None:
    from tests.benchmarks.commits import save

    save()


STEPS: dict[str, Callable[..., None]] = {
    "migrate": migrate,
    "fill": fill,
    "texts": texts,
    "empty": empty,
    "index": index,
    "stock": stock,
    "commits": commits,
}

if __name__ == "__main__":
    django.setup()
    STEPS[sys.argv[1]](*sys.argv[2:])
