"""Registers crisis lines and menus in the editors’ room."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from liaison.navigation.admin import SiteWideGroup

register_snippet(SiteWideGroup)
