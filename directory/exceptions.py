"""Why a write was refused."""

from __future__ import annotations

from collections.abc import Sequence


class NotReadyToPublishError(Exception):
    """A listing lacks facts that every published listing must state."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(", ".join(str(name) for name in missing))
        self.missing = list(missing)
