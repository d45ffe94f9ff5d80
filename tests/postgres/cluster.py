"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, ended by its pid.

It writes nothing safely to disk: whatever it holds goes with it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOBODY = 65534  # PostgreSQL refuses to run as root
SECONDS_TO_START = 30
USER = "liaison"
UNSAFE_AND_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "listen_addresses": "''",
    "shared_buffers": "64MB",
}


class CannotRunError(Exception):
    """What this machine lacks, and what to do instead."""


def _programs() -> Path:
    """The newest that Debian installed, or those on the path."""
    found = shutil.which("initdb")
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda path: int(path.parts[-3]), default=None)
    if not found and newest is None:
        raise CannotRunError(
            "PostgreSQL for the tests needs initdb and postgres (Debian package postgresql), which "
            "are not here. To use a server that runs elsewhere: POSTGRES_HOST=host "
            "POSTGRES_USER=user POSTGRES_PASSWORD=password make test-postgres"
        )
    return newest.parent if newest else Path(str(found)).resolve().parent


class Cluster:
    def __init__(self, **options: str) -> None:
        self.programs = _programs()
        self.folder = Path(tempfile.mkdtemp(prefix="liaison-postgres-", dir="/tmp"))
        self._options = UNSAFE_AND_QUICK | options
        self._process: subprocess.Popen[bytes] | None = None
        if os.geteuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
        made = self._run(
            "initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync",
            "--locale-provider=icu", "--icu-locale=en-CA", "--locale=C.UTF-8",
        )  # fmt: skip
        if made.returncode:
            raise CannotRunError(f"initdb failed:\n{made.stderr.decode(errors='replace')[-2_000:]}")

    @property
    def environment(self) -> dict[str, str]:
        """For the site's settings."""
        return {"POSTGRES_HOST": str(self.folder), "POSTGRES_USER": USER, "POSTGRES_NAME": USER}

    def _as_user(self) -> list[str]:
        if os.geteuid() != 0:
            return []
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            raise CannotRunError("PostgreSQL refuses to run as root; setpriv is not here either.")
        return [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]

    def _run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [*self._as_user(), str(self.programs / name), *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, check=False)

    def start(self) -> Cluster:
        settings = [f"--{name}={value.strip(chr(39))}" for name, value in self._options.items()]
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen(
            [
                *self._as_user(),
                *(str(self.programs / "postgres"), "-D", "data", "-k", str(self.folder)),
                *settings,
            ],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        limit = time.monotonic() + SECONDS_TO_START
        while self._run("pg_isready", "-q", "-h", str(self.folder)).returncode:
            if self._process.poll() is not None or time.monotonic() > limit:
                said = (self.folder / "log").read_text(errors="replace")[-2_000:]
                self.close()
                raise CannotRunError(f"PostgreSQL did not start:\n{said}")
            time.sleep(0.1)
        self._run("createdb", "-h", str(self.folder), "-U", USER, USER)
        return self

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)  # at once, but tidily
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server ends with us
    running = Cluster().start()
    lines = [f"export {name}={value}" for name, value in running.environment.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    try:
        signal.pause()
    except KeyboardInterrupt:
        running.close()
