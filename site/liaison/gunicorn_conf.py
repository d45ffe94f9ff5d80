"""Gunicorn for a real site: `gunicorn -c python:liaison.gunicorn_conf liaison.wsgi`.

The access log has the path and never what stands after the question mark: what people look for
is nobody's business (https://docs.gunicorn.org/en/stable/settings.html#access-log-format). Nor does
it have the tokens of links in letters.
"""

from __future__ import annotations

from typing import Any

from gunicorn.glogging import Logger

from liaison.core.logging import WithoutQueryString, without_secrets


class QuietLogger(Logger):
    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(WithoutQueryString())

    def atoms(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            name: without_secrets(value) if isinstance(value, str) else value
            for name, value in super().atoms(*args, **kwargs).items()
        }


# With threads a worker shows that it lives while it streams the whole directory for minutes
# (https://docs.gunicorn.org/en/stable/settings.html#timeout), and answers others meanwhile.
worker_class = "gthread"
threads = 2
logger_class = QuietLogger
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
