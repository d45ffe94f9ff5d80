"""Why a write was refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import Promise


class LinkEndedError(Exception):
    """A signed link is forged, too old, or for a listing that is no longer published."""


class BadShapesError(Exception):
    """A file of outlines can't be taken as it is; the message says why."""


class TooManyFollowedError(Exception):
    """A person follows as many searches as one may."""


class NotReadyToPublishError(Exception):
    """A listing lacks facts that every published listing must state."""

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        super().__init__(", ".join(str(name) for name in missing))
        self.missing = list(missing)


class LastManagerError(Exception):
    """Others would stay in an organisation that nobody manages."""


class InvitationEndedError(Exception):
    """An invitation was withdrawn, is too old, or is for another address."""


class NotCalledYetError(Exception):
    """Nobody noted a call to the organisation."""


class DecidedAlreadyError(Exception):
    """Somebody else answered in the meantime."""


class OwnDecisionError(Exception):
    """It takes somebody else: it is this person’s own claim, or the first answer was theirs."""


class AppealError(Exception):
    """There is no refusal that could be looked at again."""


class TooOftenError(Exception):
    """A person did this more often today than one of them needs to."""
