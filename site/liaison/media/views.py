"""Documents leave with headers that let nothing in them run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.documents.views.serve import serve

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

POLICY = "default-src 'none'; sandbox"


def serve_document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    response = serve(request, document_id, document_filename)
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response
