"""A list of the feed, a page at a time or as a stream of everything."""

from __future__ import annotations

import gc
from math import ceil
from typing import TYPE_CHECKING

from django.utils.translation import override

from directory.hsds.conf import CHUNK
from directory.hsds.http import dumps
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.hsds.parameters import Parameters
    from directory.hsds.records import Records
    from directory.hsds.vocabulary import Row


def page(records: Records, asked: Parameters) -> Row:
    """With the numbers that HSDS names; past the last page there is nothing, which is no error."""
    keys = records.find(asked)
    size = asked.size or len(keys) or 1
    start = (asked.number - 1) * size
    contents = records.read(keys[start : start + size], asked) if start < len(keys) else []
    pages = ceil(len(keys) / size)
    return {
        "total_items": len(keys),
        "total_pages": pages,
        "page_number": asked.number,
        "size": len(contents),
        "first_page": asked.number == 1,
        "last_page": asked.number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def rows(records: Records, asked: Parameters) -> Iterator[Row]:
    """Everything, some records in memory at a time."""
    keys, language = records.find(asked), current_language()
    for start in range(0, len(keys), CHUNK):
        with override(language):  # the request is over for Django before its stream is
            some = records.read(keys[start : start + CHUNK], asked)
        yield from some
        del some
        gc.collect(1)  # records and their rows point at each other; the worker seldom looks


def lines(records: Records, asked: Parameters) -> Iterator[str]:
    return (f"{dumps(row)}\n" for row in rows(records, asked))
