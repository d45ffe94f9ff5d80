"""What stands in a frame: results for everyone, whoever is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.utils.safestring import SafeString

from directory.finder.cards import cards
from directory.finder.page import FinderPage, searched
from directory.finder.words import page_words
from search.results import Hit

if TYPE_CHECKING:
    from directory.finder.query import FinderQuery
    from directory.models import Service

OUTWARD = ' target="_blank" rel="noopener"'
BOTH, LIST, MAP = "both", "list", "map"
SHOWN = (BOTH, LIST, MAP)
NOTHING = SafeString("")


def search_page(query: FinderQuery) -> FinderPage:
    """A search that finds nothing is not counted here: the frame is loaded by each visitor of a
    page that somebody else made."""
    query, results = searched(query, AnonymousUser())
    found = cards(results.hits, query, page_words(OUTWARD))
    return FinderPage(query, AnonymousUser(), results, found, panel=NOTHING, chips=NOTHING)


def listing_card(service: Service, query: FinderQuery) -> SafeString:
    """Its card as in a list of results; empty until it is indexed."""
    hit = Hit("service", service.pk, 0.0, None, False, (), None)
    found = cards([hit], query, page_words(OUTWARD))
    return found[0].html if found else NOTHING


def shown_from(params: Any) -> str:
    return show if (show := params.get("show", "")) in SHOWN else BOTH
