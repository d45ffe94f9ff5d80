"""Parts of one large file, as maps ask for them: https://www.rfc-editor.org/rfc/rfc9110#section-14"""

from __future__ import annotations

import os
import re
from typing import IO, TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.http import http_date, parse_etags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

BLOCK = 64 * 1024  # bytes in memory at a time
LONGEST = 19  # digits of a number of bytes
ONE_RANGE = re.compile(rf"bytes=([0-9]{{0,{LONGEST}}})-([0-9]{{0,{LONGEST}}})", re.ASCII)
PARTIAL, UNSATISFIABLE = 206, 416


class UnsatisfiableError(ValueError):
    """More than one range, none that can be read, or one that begins after the end."""


def tag_of(status: os.stat_result) -> str:
    """Changes whenever the file does."""
    return f'"{status.st_mtime_ns:x}-{status.st_size:x}"'


def file_response(request: HttpRequest, path: Path, content_type: str) -> HttpResponseBase:
    """The whole file or one range of it, read in blocks; 404 where there is none."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise Http404 from error
    status = os.fstat(file.fileno())
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": tag_of(status),
        "Last-Modified": http_date(status.st_mtime),
    }
    if unchanged(request, headers):
        file.close()
        return HttpResponseNotModified(headers=headers)
    try:
        first, last = wanted(request, headers, status.st_size)
    except UnsatisfiableError:
        file.close()
        headers["Content-Range"] = f"bytes */{status.st_size}"
        return HttpResponse(status=UNSATISFIABLE, headers=headers)
    headers["Content-Length"] = str(last - first + 1)
    partial = is_partial(request, headers)
    if partial:
        headers["Content-Range"] = f"bytes {first}-{last}/{status.st_size}"
    return stream(request, file, first, headers, PARTIAL if partial else 200, content_type)


def stream(
    request: HttpRequest,
    file: IO[bytes],
    first: int,
    headers: dict[str, str],
    status: int,
    content_type: str,
) -> HttpResponseBase:
    if request.method == "HEAD":
        file.close()
        return HttpResponse(status=status, headers=headers, content_type=content_type)
    body = blocks(file, first, int(headers["Content-Length"]))
    return StreamingHttpResponse(body, status=status, headers=headers, content_type=content_type)


def blocks(file: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        while length > 0 and (block := file.read(min(BLOCK, length))):
            length -= len(block)
            yield block


def unchanged(request: HttpRequest, headers: dict[str, str]) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return known == ["*"] or headers["ETag"] in known


def is_partial(request: HttpRequest, headers: dict[str, str]) -> bool:
    """A range was asked for, of the file as it is now."""
    if not request.headers.get("Range", "").startswith("bytes="):
        return False
    condition = request.headers.get("If-Range")
    return condition in (None, headers["ETag"], headers["Last-Modified"])


def wanted(request: HttpRequest, headers: dict[str, str], size: int) -> tuple[int, int]:
    """The first and the last byte."""
    if not is_partial(request, headers):
        return 0, size - 1
    match = ONE_RANGE.fullmatch(request.headers["Range"].strip())
    if match is None or match[0] == "bytes=-":
        raise UnsatisfiableError
    start, end = match.groups()
    if not start:  # the last so many bytes
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(start), min(int(end or size), size - 1)
    if first > last:
        raise UnsatisfiableError
    return first, last
