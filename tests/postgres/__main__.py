"""`python -m tests.postgres`: what depends on the database, on a PostgreSQL of the tests' own.

`POSTGRES_HOST`, when set, names the server to use instead.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.postgres.cluster import CannotRunError, Cluster

CHOSEN = [
    "tests/search",
    "tests/directory/test_finder.py",
    "tests/directory/test_indexing.py",
    "tests/directory/stewardship",
    "tests/directory/exports",
]


def main() -> int:
    command = [sys.executable, "-m", "pytest", "--migrations", "-q", "-n", "2"]
    command += ["--dist", "loadgroup", "-m", "not elasticsearch and not browser"]
    command += sys.argv[1:] or CHOSEN
    if os.environ.get("POSTGRES_HOST"):
        given = {"POSTGRES_NAME": "liaison"} | os.environ
        return subprocess.run(command, env=given, check=False).returncode
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server ends with us
    try:
        cluster = Cluster().start()
    except CannotRunError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    try:
        environment = os.environ | cluster.environment
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        cluster.close()


if __name__ == "__main__":
    sys.exit(main())
