"""`python -m tests.elasticsearch`: the tests that need Elasticsearch, on a node of their own.

`ELASTICSEARCH_URL`, when set, names the node to use instead.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.elasticsearch.node import CannotRunError, Node


def main() -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup"]
    command += sys.argv[1:] or ["tests/search", "tests/elasticsearch"]
    command += ["-m", "elasticsearch"]
    if os.environ.get("ELASTICSEARCH_URL"):
        return subprocess.run(command, check=False).returncode
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the node ends with us
    try:
        node = Node().start()
    except CannotRunError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    try:
        environment = os.environ | {"ELASTICSEARCH_URL": node.url}
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        node.close()


if __name__ == "__main__":
    sys.exit(main())
