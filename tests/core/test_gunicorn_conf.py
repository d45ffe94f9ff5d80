"""What people look for never reaches the server's own log."""

from __future__ import annotations

from gunicorn.config import Config

from liaison import gunicorn_conf

TELLS = ("%(q)s", "%(r)s", "%(f)s", "%(h)s", "%(a)s")  # query, whole line, referrer, address, agent


def test_the_access_log_tells_neither_the_search_nor_who_made_it():
    assert not [field for field in TELLS if field in gunicorn_conf.access_log_format]


def test_the_error_log_neither_names_who_sent_a_request_nor_quotes_it(caplog):
    log = gunicorn_conf.QuietLogger(Config())
    log.error_log.propagate = True
    log.warning("Invalid request from ip=192.0.2.7: Bad line: 'GET /en/find?q=secret words'")
    log.error("Error handling request %s", "/en/find/?q=secret")
    assert "192.0.2.7" not in caplog.text
    assert "secret" not in caplog.text
    assert caplog.text.count("equest") == 2
