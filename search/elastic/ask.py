"""Questions to Elasticsearch: several in one call, all of a request's within one budget of time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from search import marks
from search.elastic import client, indices, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST = 0.05
Body = dict[str, Any]


class Asker:
    """One for each request of a person: whatever it needs, it waits no longer than the budget."""

    def __init__(self, kinds: Sequence[str], seconds: float | None = None) -> None:
        self.header = {
            "index": ",".join(indices.alias(kind) for kind in kinds) or indices.NOWHERE,
        }
        self._until = time.monotonic() + (seconds or client.SECONDS_TO_ASK)
        self._kinds = set(kinds)
        self._trusted = False

    def many(self, bodies: Sequence[Body]) -> list[Body]:
        """The first call makes sure that the indices know what the database knows."""
        if self._trusted:
            return self._many(bodies)
        wanted = marks.current(self._kinds)
        if wanted.keys() != self._kinds:
            raise client.NotForElasticError(client.BEHIND)
        carried, *answers = self._many([marked.QUESTION, *bodies])
        if marked.answered(carried) != set(wanted.values()):
            raise client.NotForElasticError(client.BEHIND)
        self._trusted = True
        return answers

    def _many(self, bodies: Sequence[Body]) -> list[Body]:
        left = self._until - time.monotonic()
        if left < SHORTEST:
            raise client.UnavailableError("Slow")
        lines: list[Body] = []
        for body in bodies:
            lines += [self.header, body]
        with client.failures():
            answer = client.asking().options(request_timeout=left).msearch(searches=lines)
        for each in answer["responses"]:
            if "error" in each:
                raise _error(str(each["error"].get("type", "error")))
        return list(answer["responses"])

    def one(self, body: Body) -> Body:
        return self.many([body])[0]

    def finds(self, filters: list[Body]) -> bool:
        """Whether there is any document of the kind; reads no further than the first."""
        return total(self.one(probe(filters))) > 0


def _error(kind: str) -> Exception:
    if kind == client.NO_INDEX:
        return client.NotForElasticError(kind)
    return client.UnavailableError(kind)


def probe(filters: list[Body]) -> Body:
    return {"query": all_of(filters), "size": 0, "terminate_after": 1, "track_total_hits": True}


def counting(filters: list[Body]) -> Body:
    return {"query": all_of(filters), "size": 0, "track_total_hits": True}


def total(answer: Body) -> int:
    found: int = answer["hits"]["total"]["value"]
    return found


def all_of(filters: list[Body]) -> Body:
    return {"bool": {"filter": filters}}


def any_of(choices: list[Body], least: int = 1) -> Body:
    return {"bool": {"should": choices, "minimum_should_match": least}}


def none_of(choices: list[Body]) -> Body:
    return {"bool": {"must_not": choices}}


NOTHING: Body = {"match_none": {}}
EVERYTHING: Body = {"match_all": {}}
