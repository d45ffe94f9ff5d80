"""The numbers of the directory, in one place."""

from __future__ import annotations

from directory.enums import Fact, Rung

# Days after which a fact is due for confirmation.
DUE_DAYS = dict.fromkeys(Fact.values, 180) | {Fact.INTAKE: 30}
FRESHNESS_BANDS = (30, 180)
# Days after a fact came due: three letters, then last in the order, then hidden.
RUNG_DAYS = {Rung.REMINDER: 0, Rung.SECOND: 14, Rung.URGENT: 30, Rung.DEMOTED: 45, Rung.HIDDEN: 90}
ROOM_DAYS = 30  # after which a stated capacity may no longer hold
END_WARNING_DAYS = 90  # before a programme ends: referrers are warned from then on
LINK_DAYS = 60  # that a link to confirm works; each letter brings a new one
INVITATION_DAYS = 14  # that a colleague may take to answer
DEMOTION = 3.0  # taken from the score of a listing that nobody confirms: after all that are

RADII = (10, 25, 50, 100, 250)  # km offered in the finder
DEFAULT_RADIUS = 50
WIDEST_RADIUS = 500
PAGE_SIZE = 20
MAX_PAGE = 500
MAX_TEXT = 200  # characters of a search that are read
MAX_MAP_POINTS = 300  # with names; above this the map gets clusters made by the server

DIGEST_DAYS = {"weekly": 7, "monthly": 30}  # between two letters about a followed search
MOST_FOLLOWED = 30  # searches by one person
MOST_NAMED = 25  # services in one part of such a letter; the finder has the others
FOLLOW_LINK_HOURS = 48  # that the link to confirm a followed search works
