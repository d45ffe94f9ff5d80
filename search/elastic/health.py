"""Whether Elasticsearch answers and knows every change, in words for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from search import marks, registry
from search.elastic import client
from search.elastic.ask import Asker
from search.models import SearchRefused, SearchWaiting

if TYPE_CHECKING:
    from search.backends.resilient import Breaker

SECONDS = 0.5  # nobody waits longer for a warning, and right after a failure nobody waits at all


def trouble(breaker: Breaker) -> list[str]:
    """Nothing when all is well."""
    waiting, refused = SearchWaiting.objects.count(), SearchRefused.objects.count()
    found = [_of_server(breaker, waiting=bool(waiting))]
    if waiting:
        kept = _("Changes kept until Elasticsearch has them: %(number)s")
        found.append(kept % {"number": waiting})
    if refused:
        left = _(
            "Records that Elasticsearch refuses and can’t find: %(number)s. "
            "check_search names them."
        )
        found.append(left % {"number": refused})
    return [line for line in found if line]


def _of_server(breaker: Breaker, *, waiting: bool) -> str:
    kinds = registry.kinds()
    if not breaker.open:
        try:
            Asker(kinds, SECONDS).many([])
        except client.NotForElasticError:
            if waiting and marks.current(kinds).keys() == set(kinds):
                return ""
            return _(
                "Elasticsearch has no index that knows every change; "
                "the site’s own engine searches until somebody runs rebuild_search."
            )
        except client.UnavailableError as error:
            breaker.trip(error)
        else:
            return ""
    return _("Elasticsearch does not answer; the site’s own engine searches instead.")
