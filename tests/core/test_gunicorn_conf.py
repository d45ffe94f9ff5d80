"""What people look for never reaches the server's own log."""

from __future__ import annotations

from liaison import gunicorn_conf

TELLS = ("%(q)s", "%(r)s", "%(f)s", "%(h)s", "%(a)s")  # query, whole line, referrer, address, agent


def test_the_access_log_tells_neither_the_search_nor_who_made_it():
    assert not [field for field in TELLS if field in gunicorn_conf.access_log_format]
