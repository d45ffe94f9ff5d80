"""One gunicorn worker on one database, and what each kind of request costs it.

A sync worker answers one request at a time, so a busy one answers as many in a second as fit into
its processor time. That time is what is measured: other programs on the machine do not add to it.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.database import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HOST = "127.0.0.1"
START_SECONDS = 60
REQUEST_SECONDS = 900  # the whole of 100,000 listings as one stream
OK = 200


class BrokenError(Exception):
    """The site did not answer as it should: nothing it takes is worth timing."""


@dataclass
class Server:
    port: int

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def get(self, path: str, **headers: str) -> bytes:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=REQUEST_SECONDS)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != OK:
            raise BrokenError(f"{path}: {response.status}")
        return body

    def worker(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/benchmark/worker"))
        return found

    def seconds(self, paths: Sequence[str]) -> float:
        """Processor time of one request, on average over these."""
        before = self.worker()["seconds"]
        for path in paths:
            self.get(path)
        return (self.worker()["seconds"] - before) / len(paths)


@contextlib.contextmanager
def serving(database: Path, *, elastic: bool = False) -> Iterator[Server]:
    server = Server(_free_port())
    command = [
        *(sys.executable, "-m", "gunicorn", "liaison.wsgi:application"),
        *("--bind", f"{HOST}:{server.port}", "--workers", "1", "--worker-class", "sync"),
        *("--timeout", str(REQUEST_SECONDS), "--log-level", "error"),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(database, elastic=elastic))
    try:
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            server.get("/benchmark/empty")
            return
        time.sleep(0.2)
    raise BrokenError("gunicorn did not start")
