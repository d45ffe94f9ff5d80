"""The table at the end of a crawl: how many pages of each kind, and the heaviest."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.crawl.crawler import Crawl, Seen

TABLE = Path(__file__).resolve().parents[2] / "build" / "crawl.txt"


def kb(size: int) -> str:
    return f"{size / 1024:.1f}"


def table(result: Crawl, walked: dict[str, int], loads: dict[str, int]) -> str:
    """`walked`: pages looked at in Chromium by kind; `loads`: the most of each sort, in bytes."""
    by_kind: dict[str, list[Seen]] = defaultdict(list)
    for seen in result.pages:
        by_kind[seen.kind].append(seen)
    lines = [f"{'kind of page':42}{'pages':>6}{'axe':>6}{'HTML KB':>9}  heaviest"]
    for kind, members in sorted(by_kind.items()):
        worst = max(members, key=lambda it: it.html_size)
        size = kb(worst.html_size)
        lines.append(f"{kind[:41]:42}{len(members):6}{walked.get(kind, 0):6}{size:>9}  {worst.url}")
    most = ", ".join(f"{name} {kb(size)} KB" for name, size in sorted(loads.items()))
    lines += [
        f"{len(result.pages)} pages, {sum(walked.values())} of them in Chromium; "
        f"{len(result.redirects)} redirects, {len(result.elsewhere)} links to other sites",
        f"the most that one page loads, after gzip: {most}",
    ]
    return "\n".join(lines)


def write(text: str) -> None:
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(text + "\n", encoding="utf-8")
