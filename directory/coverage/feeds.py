"""Listings added and confirmed, as an Atom feed; nothing about who follows it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.coverage import changes
from liaison.core.citing import absolute
from liaison.core.feeds import AtomFeed

if TYPE_CHECKING:
    from datetime import datetime

    from directory.coverage.changes import Change

MOST = 40


class ChangesFeed(AtomFeed):
    def title(self) -> str:
        return _("Liaison: what changed in the directory")

    def subtitle(self) -> str:
        return _("Listings added, and confirmed by their organisation.")

    def link(self) -> str:
        return absolute(reverse("directory_changes"))

    def items(self) -> list[Change]:
        return changes.newest(MOST)

    def item_title(self, item: Change) -> str:
        words = {"name": str(item.service.name)}
        if item.kind == changes.ADDED:
            return _("Added: %(name)s") % words
        return _("Confirmed: %(name)s") % words

    def item_description(self, item: Change) -> str:
        return str(item.service.summary)

    def item_link(self, item: Change) -> str:
        return absolute(item.service.get_absolute_url())

    def item_guid(self, item: Change) -> str:
        return f"{absolute(item.service.get_absolute_url())}#{item.kind}-{item.at:%Y-%m-%d}"

    def item_pubdate(self, item: Change) -> datetime:
        return item.at

    def item_updateddate(self, item: Change) -> datetime:
        return item.at
