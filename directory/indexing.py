"""Keeps the search index in step with the records, after each change and never in between."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from directory import organisation_documents
from directory.conf import DUE_DAYS, FRESHNESS_BANDS
from directory.models import (
    Confirmation,
    LifeCycleStep,
    Location,
    Organisation,
    Service,
    Term,
)
from search import engine
from search.records import index_after_commit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_paused: ContextVar[bool] = ContextVar("paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """For loads of many rows: nothing is indexed inside; rebuild or index afterwards."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def index_services(ids: Collection[int]) -> None:
    if ids and not _paused.get():
        index_after_commit("service", ids)


def index_organisations(ids: Collection[int]) -> None:
    if ids and not _paused.get():
        index_after_commit(organisation_documents.KIND, ids)


def index_loaded(ids: Collection[int]) -> None:
    """After a load inside `paused`: these services and who runs them."""
    owners = Organisation.objects.filter(services__in=ids).values_list("pk", flat=True).distinct()
    engine.index("service", ids)
    engine.index(organisation_documents.KIND, list(owners))


def rebuild() -> None:
    """After a load of nearly everything there is."""
    engine.rebuild("service")
    engine.rebuild(organisation_documents.KIND)


def on_services_changed(ids: Collection[int], **kwargs: Any) -> None:
    index_services(ids)


def on_record_changed(instance: Any, **kwargs: Any) -> None:
    """A record was published, unpublished or deleted: its services read differently now."""
    index_services(services_of(instance))
    index_organisations(organisations_of(instance))


def organisations_of(instance: Any) -> list[int]:
    if isinstance(instance, Organisation):
        return [instance.pk]
    if isinstance(instance, Term):
        return list(instance.organisations.values_list("pk", flat=True))
    return []


def services_of(instance: Any) -> list[int]:
    if isinstance(instance, Service):
        return [instance.pk]
    if isinstance(instance, Organisation | Location):
        return list(instance.services.values_list("pk", flat=True))
    if isinstance(instance, Term):
        having = Q(terms=instance) | Q(organisation__terms=instance)
        having |= Q(locations__accessibility=instance)
        return list(Service.objects.filter(having).values_list("pk", flat=True).distinct())
    return []


def refresh_aged(*, days: int) -> int:
    """Index what crossed an edge of freshness in the last `days`; returns how many listings.

    The index holds what a listing was when it was indexed; only time passing changes its band of
    freshness and whether a fact is overdue.
    """
    today = timezone.now()
    crossed = Q()
    for edge in {*FRESHNESS_BANDS, *DUE_DAYS.values()}:
        crossed |= Q(at__range=(today - timedelta(edge + 1 + days), today - timedelta(edge)))
    facts = Confirmation.objects.filter(crossed).newest_per("service", "fact")
    steps = LifeCycleStep.objects.filter(crossed).newest_per("service")
    aged = {*facts.values_list("service", flat=True), *steps.values_list("service", flat=True)}
    ids = list(Service.objects.published().filter(pk__in=aged).values_list("pk", flat=True))
    if ids:
        engine.index("service", ids)
    return len(ids)
