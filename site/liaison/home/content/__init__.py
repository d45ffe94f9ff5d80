"""The pages, menus and crisis numbers a new site starts with, in both languages."""

from __future__ import annotations

from liaison.home.content.loading import load
from liaison.home.content.sites import make_site

__all__ = ["load", "make_site"]
