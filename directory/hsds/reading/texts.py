"""The text of a file, line by line: refused before it is read where it isn't UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.importing.errors import ImportRefusedError

if TYPE_CHECKING:
    from directory.hsds.reading.sources import Source

CHUNK = 1024 * 1024


def opened(source: Source) -> IO[str]:
    """For reading from the start; in UTF-8, with or without a byte order mark."""
    with source.open() as stream:
        check_utf8(source.name, stream)
    return io.TextIOWrapper(source.open(), "utf-8-sig", newline="")


def check_utf8(name: str, stream: IO[bytes]) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, done = 1, 0
    while True:
        chunk = stream.read(CHUNK)
        waiting = len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            at = done - waiting + error.start
            line += (error.object[: error.start]).count(b"\n")
            raise not_utf8(name, at + 1, line) from error
        if "\0" in text:
            raise ImportRefusedError(
                _("“%(file)s” is not a text file: it holds null characters.") % {"file": name}
            )
        if not chunk:
            return
        done += len(chunk)
        line += text.count("\n")


def not_utf8(name: str, byte: int, line: int) -> ImportRefusedError:
    return ImportRefusedError(
        _(
            "“%(file)s” is not in UTF-8: byte %(byte)s on line %(line)s can’t be read."
            " It may be in Windows-1252: save it again in UTF-8 and import that file."
        )
        % {"file": name, "byte": byte, "line": line}
    )
