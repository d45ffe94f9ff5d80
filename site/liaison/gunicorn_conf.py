"""Gunicorn for a real site: `gunicorn -c python:liaison.gunicorn_conf liaison.wsgi`.

The access log has the path and never what stands after the question mark: what people look for
is nobody's business (https://docs.gunicorn.org/en/stable/settings.html#access-log-format).
"""

from __future__ import annotations

worker_class = "sync"
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
