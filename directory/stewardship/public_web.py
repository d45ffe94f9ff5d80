"""Requests that reach public addresses only. A name is looked up once, and what was checked is what
is connected to: a name that changes its mind between two looks leads nowhere."""

from __future__ import annotations

import ipaddress
import socket
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    UnknownHandler,
)

from django.conf import settings

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import Request


class ForbiddenAddressError(OSError):
    """It leads into a private network: a listing must not make this machine look there."""


def connected(host: str, port: int, timeout: float) -> socket.socket:
    addresses = look_up(host, port)
    if not getattr(settings, "LINK_CHECK_PRIVATE", False) and not all(map(is_public, addresses)):
        raise ForbiddenAddressError(host)
    return socket.create_connection((addresses[0], port), timeout)


def look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(row[4][0]) for row in found]


def is_public(address: str) -> bool:
    return ipaddress.ip_address(address).is_global


class PublicConnection(HTTPConnection):
    def connect(self) -> None:
        self.sock = connected(self.host, self.port, float(self.timeout or 0))


class PublicTLSConnection(HTTPSConnection, PublicConnection):
    """Its `connect` wraps what the other one connected."""


class OverHTTP(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(PublicConnection, req)


class OverTLS(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(PublicTLSConnection, req)


def opener() -> OpenerDirector:
    """Follows redirects by the same rule. No other scheme is known to it, and no proxy, which would
    look names up itself."""
    made = OpenerDirector()
    for handler in (
        OverHTTP(),
        OverTLS(),
        HTTPRedirectHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    ):
        made.add_handler(handler)
    made.addheaders = [("User-Agent", f"Liaison link check ({settings.BASE_URL})")]
    return made
