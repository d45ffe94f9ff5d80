"""Whether Elasticsearch answers and has an index of every kind, in words for staff."""

from __future__ import annotations

from django.utils.translation import gettext as _

from search import marks, registry
from search.elastic import client, indices
from search.models import SearchWaiting


def trouble() -> list[str]:
    """Nothing when all is well."""
    found = []
    try:
        with client.failures():
            built = marks.current(registry.kinds()).keys() == set(registry.kinds())
            built = built and all(indices.in_service(kind) for kind in registry.kinds())
    except client.UnavailableError:
        found.append(_("Elasticsearch does not answer; the site’s own engine searches instead."))
    else:
        if not built:
            found.append(_("Elasticsearch has no index yet: somebody must run rebuild_search."))
    if number := SearchWaiting.objects.count():
        found.append(
            _("Changes kept until Elasticsearch has them: %(number)s") % {"number": number}
        )
    return found
