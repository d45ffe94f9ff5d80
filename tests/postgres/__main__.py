"""`python -m tests.postgres`: what depends on the database, on a PostgreSQL of the tests' own.

`POSTGRES_HOST`, when set, names the server to use instead.
"""

from __future__ import annotations

import subprocess
import sys

from tests.postgres.cluster import CannotRunError, reachable

CHOSEN = [
    "tests/postgres",
    "tests/search",
    "tests/directory/test_finder.py",
    "tests/directory/test_indexing.py",
    "tests/directory/exports",
    *(
        f"tests/directory/stewardship/test_{name}.py"
        for name in "confirm_link hide_now members my_listing my_texts voices".split()
    ),
]


def main() -> int:
    command = [sys.executable, "-m", "pytest", "--migrations", "-n", "2"]
    command += ["--dist", "loadgroup", "-m", "not elasticsearch and not browser"]
    try:
        with reachable():
            return subprocess.run(command + (sys.argv[1:] or CHOSEN), check=False).returncode
    except CannotRunError as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
