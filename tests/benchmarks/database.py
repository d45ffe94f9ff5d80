"""One database for each number of listings, kept in build/benchmark/ while it still fits.

On SQLite it is a file. On PostgreSQL an empty file stands for it and has its name.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.stores import STORE, store

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "benchmark" / ("" if STORE == "sqlite" else STORE)
SEED = 1
MOST_ROWS = 100_000
# A change to any of these makes other rows.
RECORDS = (
    "*/migrations/*.py",
    "site/liaison/*/migrations/*.py",
    "tests/benchmarks/records.py",
    "tests/benchmarks/texts.py",
    "site/liaison/home/content/pages/what-is.*.md",
    "tests/benchmarks/generate.py",
    "directory/taxonomy/data/*.csv",
    "site/liaison/reference/data/*.csv",
)
# And these another index of the same rows.
INDEX = (
    "search/migrations/*.py",
    "search/analysis.py",
    "search/backends/store.py",
    "search/backends/terms.py",
    "search/backends/sqlite.py",
    "search/backends/postgres.py",
    "search/backends/stored.py",
    "directory/documents.py",
    "directory/card_data.py",
    "directory/facets.py",
    "directory/listing.py",
    "directory/location_privacy.py",
)


@cache  # one run, one state of the sources
def fingerprint(patterns: tuple[str, ...]) -> str:
    files = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def environment(path: Path, *, peers: bool = False, elastic: bool = False) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        **store.environment(path),
        **({"BENCHMARK_PEERS": "1"} if peers else {}),
        **({"BENCHMARK_ELASTIC": "1"} if elastic else {}),
    }


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Two runs at once make one file after the other, never the same one together."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def database(size: int) -> Path:
    """The file with this many services, all of them indexed; what fits already is kept.

    Beyond MOST_ROWS they are the same services several times, in the index alone.
    """
    times = max(1, size // MOST_ROWS)
    start = database(size // times) if times > 1 else None
    with _alone():
        path = _made(f"listings-{size}", start, *(("empty",) if start else ("fill", str(size))))
        indexed = path.with_suffix(".index")
        current = fingerprint(INDEX)
        if not indexed.exists() or indexed.read_text() != current:
            say(f"Indexing {size:,} listings")
            _child("index", path, str(times))
            indexed.write_text(current)
        return path


def with_peers(size: int) -> Path:
    """The same file, with the index Wagtail's stock search needs."""
    path = database(size)
    stock = path.with_suffix(".stock")
    with _alone():
        if not stock.exists():
            say(f"Indexing {size:,} listings for Wagtail's stock search")
            _child("stock", path)
            stock.touch()
    return path


@_alone()
def with_texts(count: int) -> Path:
    """A site with this many pages of text, without listings."""
    return _made(f"texts-{count}", None, "texts", str(count))


def _base() -> Path:
    """Tables, pages, taxonomy and regions, without listings: made once for all sizes."""
    return _made("base", None, "migrate")


def _made(name: str, start: Path | None, step: str, *arguments: str) -> Path:
    path = FOLDER / f"{name}-{fingerprint(RECORDS)}.{store.suffix}"
    if path.exists():
        return path
    for old in FOLDER.glob(f"{name}-*"):
        if old.suffix in (".new", f".{store.suffix}"):
            store.remove(old)
        else:
            old.unlink()
    new = path.with_suffix(".new")
    store.copy(start or (_base() if step != "migrate" else None), new)
    say(f"Writing {path.stem}")
    _child(step, new, *arguments)
    return store.rename(new, path)


def _child(step: str, path: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.fill", step, *arguments]
    own = environment(path, peers=step == "stock")
    subprocess.run(command, cwd=ROOT, env=own, check=True)
    store.settle(path)


def say(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")
