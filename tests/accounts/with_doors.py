"""The addresses of a site whose newcomer doors are open."""

from __future__ import annotations

from django.urls import include, path

from liaison.accounts import newcomer_urls
from liaison.urls import urlpatterns as shut

urlpatterns = [path("dev/", include(newcomer_urls)), *shut]
