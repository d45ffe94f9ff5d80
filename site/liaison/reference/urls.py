"""Pages of reference records."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from liaison.reference import glossary_views
from liaison.reference.cards.urls import urlpatterns as cards

urlpatterns = [
    path(_("glossary/"), glossary_views.glossary, name="glossary"),
    path(_("glossary/<slug:slug>/"), glossary_views.term, name="glossary_term"),
    *cards,
]
