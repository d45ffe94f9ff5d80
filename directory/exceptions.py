"""Why a write was refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import Promise


class LinkEndedError(Exception):
    """A signed link is forged, too old, or for a listing that is no longer published."""


class NotReadyToPublishError(Exception):
    """A listing lacks facts that every published listing must state."""

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        super().__init__(", ".join(str(name) for name in missing))
        self.missing = list(missing)


class TooOftenError(Exception):
    """A person did this more often today than one of them needs to."""
