"""The numbers and names of the feed, in one place."""

from __future__ import annotations

HSDS_VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/en/3.1.0/hsds/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PER_PAGE = 50
MOST_PER_PAGE = 500
CHUNK = 50  # records in memory at a time while everything is streamed
MINUTE = 60  # seconds in which requests from one address are counted
