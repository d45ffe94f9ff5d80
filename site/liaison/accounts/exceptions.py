"""Why something about a person was not done."""

from __future__ import annotations


class AlreadyAskedError(Exception):
    """The person has a request that nobody answered yet, or is verified for long enough."""


class DecidedAlreadyError(Exception):
    """Somebody else answered this request in the meantime."""


class MayNotDecideError(Exception):
    """This person decides no requests, or it is their own."""


class LastAdministratorError(Exception):
    """Without this person nobody could run the site."""
