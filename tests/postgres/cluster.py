"""A PostgreSQL server of one's own: data in a folder, a socket in another, ended by its pid."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534  # PostgreSQL refuses to run as root
SECONDS_TO_START = 30
USER = "liaison"
# What the tests hold goes with them.
UNSAFE_AND_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
# An order of letters that SQLite doesn't have, so that nothing may depend on it.
LOCALE = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-CA")


class CannotRunError(Exception):
    """What this machine lacks, and what to do instead."""


def _programs() -> Path:
    """The newest that Debian installed, or those on the path."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    if not found:
        raise CannotRunError(
            "This needs PostgreSQL's initdb and postgres (Debian package postgresql), which are "
            "not here. To use a server that runs elsewhere: "
            "POSTGRES_HOST=host POSTGRES_USER=user POSTGRES_PASSWORD=password make test-postgres"
        )
    return Path(found).resolve().parent


def _as_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise CannotRunError(
            "PostgreSQL refuses to run as root; setpriv (Debian package util-linux) is not here."
        )
    return [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


class Cluster:
    """`data`: a folder that stays, for data that is wanted again."""

    def __init__(self, data: Path | None = None, options: dict[str, str] = UNSAFE_AND_QUICK):
        self.programs, self._as_user = _programs(), _as_user()
        self.socket = Path(tempfile.mkdtemp(prefix="liaison-postgres-", dir="/tmp"))  # short
        self.data = data or self.socket / "data"
        self._options = {"listen_addresses": "", **options}
        self._process: subprocess.Popen[bytes] | None = None
        self.data.mkdir(parents=True, exist_ok=True)
        if self._as_user:
            for folder in (self.socket, self.data):
                os.chown(folder, NOBODY, NOBODY)

    @property
    def environment(self) -> dict[str, str]:
        """For the site's settings."""
        return {"POSTGRES_HOST": str(self.socket), "POSTGRES_USER": USER, "POSTGRES_NAME": USER}

    def _run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [*self._as_user, str(self.programs / name), *arguments]
        return subprocess.run(command, cwd=self.socket, capture_output=True, check=False)

    def _make(self) -> None:
        who = ("-U", USER, "-A", "trust", "-E", "UTF8")
        made = self._run("initdb", "-D", str(self.data), *who, *LOCALE, "--no-sync")
        if made.returncode:
            said = made.stderr.decode(errors="replace")[-2_000:]
            raise CannotRunError(f"PostgreSQL could not make a cluster:\n{said}")

    def start(self) -> Cluster:
        if not (self.data / "PG_VERSION").exists():
            self._make()
        postgres = [str(self.programs / "postgres"), "-D", str(self.data), "-k", str(self.socket)]
        with (self.socket / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*self._as_user, *postgres, *(f"--{n}={v}" for n, v in self._options.items())],
                cwd=self.socket,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        limit = time.monotonic() + SECONDS_TO_START
        while self._run("pg_isready", "-q", "-h", str(self.socket)).returncode:
            if self._process.poll() is not None or time.monotonic() > limit:
                said = (self.socket / "log").read_text(errors="replace")[-2_000:]
                self.close()
                raise CannotRunError(f"PostgreSQL did not start:\n{said}")
            time.sleep(0.1)
        self._run("createdb", "-h", str(self.socket), "-U", USER, USER)
        return self

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)  # at once, but tidily
            self._process.wait()
        shutil.rmtree(self.socket, ignore_errors=True)


@contextlib.contextmanager
def reachable(
    data: Path | None = None, options: dict[str, str] = UNSAFE_AND_QUICK
) -> Iterator[None]:
    """The server that POSTGRES_HOST names, or one of our own until the block ends."""
    if os.environ.get("POSTGRES_HOST"):
        os.environ.setdefault("POSTGRES_NAME", USER)
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server ends with us
    cluster = Cluster(data, options)
    try:
        os.environ.update(cluster.start().environment)
        yield
    finally:
        cluster.close()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt), reachable():
        names = ("POSTGRES_HOST", "POSTGRES_USER", "POSTGRES_NAME")
        sys.stdout.write("".join(f"export {name}={os.environ[name]}\n" for name in names))
        sys.stdout.flush()
        signal.pause()
