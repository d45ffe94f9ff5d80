"""Memory of this process, in bytes.

Where Linux tells it, from /proc: `ru_maxrss` of a child begins with what its parent held
(https://man7.org/linux/man-pages/man5/proc_pid_status.5.html).
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
KIBIBYTE = 1024
UNIT = 1 if sys.platform == "darwin" else KIBIBYTE  # of ru_maxrss


def most() -> int:
    """At most, since this program began."""
    return told("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


def own() -> int:
    """Now, without mapped files such as SQLite's database, whose pages the system may take back."""
    return told("RssAnon") or most()


def told(name: str) -> int:
    lines = STATUS.read_text().splitlines() if STATUS.exists() else []
    return sum(int(line.split()[1]) * KIBIBYTE for line in lines if line.startswith(f"{name}:"))
