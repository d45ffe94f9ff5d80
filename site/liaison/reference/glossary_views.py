"""Pages of the glossary: all terms, and one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaison.core.bilingual import current_language, other
from liaison.core.citing import citation
from liaison.core.kept_pages import KeptPages
from liaison.reference import glossary_pages as pages
from liaison.reference.models import GlossaryTerm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_kept = KeptPages(most=200)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    request.alternate_urls = pages.alternates("glossary")  # type: ignore[attr-defined]
    if request.META["QUERY_STRING"]:
        return every_term(request)  # or anybody could fill the memory with made-up searches
    return _kept.get(request, lambda: every_term(request))


def every_term(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "")[: pages.LONGEST_QUERY].split())
    terms = pages.in_order()
    found = pages.found(terms, query)
    context = {
        "query": query,
        "total": len(terms),
        "found": len(found),
        "shelves": pages.shelves(found),
        "unreviewed": any(term.reviewed_on is None for term in terms),
        "pair_url": pages.alternates("glossary")[other(current_language())],
        "citation": citation(_("Glossary"), request.path, pages.changed_on(terms)),
        "json_ld": pages.glossary_json_ld(),
    }
    return render(request, "reference/glossary.html", context)


@require_safe
def term(request: HttpRequest, slug: str) -> HttpResponse:
    name = f"slug_{current_language()}"
    found = get_object_or_404(GlossaryTerm.objects.published(), **{name: slug})
    request.alternate_urls = pages.alternates("glossary_term", found)  # type: ignore[attr-defined]
    if request.META["QUERY_STRING"]:
        return one_term(request, found)
    return _kept.get(request, lambda: one_term(request, found))


def one_term(request: HttpRequest, found: GlossaryTerm) -> HttpResponse:
    before, after = pages.neighbours(found)
    title = _("%(term)s (glossary)") % {"term": found.term}
    context = {
        "term": found,
        "before": before,
        "after": after,
        "pair_url": pages.alternates("glossary_term", found)[other(current_language())],
        "citation": citation(title, found.get_absolute_url(), pages.changed_on([found])),
        "json_ld": pages.term_json_ld(found),
    }
    return render(request, "reference/glossary_term.html", context)
