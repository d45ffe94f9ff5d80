"""The files of a feed: one, those of a folder, or those of a zip archive that strangers sent."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.importing.errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_FILES = 20_000
MAX_UNPACKED = 1024**3
MAX_RATIO = 200  # a feed of like services packs to a fiftieth; a bomb to a thousandth
SMALL = 10 * 1024**2  # below this a high ratio harms nobody
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Source:
    """`path` is where the file stands in its feed; `name` is what people read."""

    name: str
    path: PurePosixPath
    open: Callable[[], IO[bytes]]

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


@contextmanager
def sources_of(path: Path) -> Iterator[list[Source]]:
    """Raises ImportRefusedError for what can't be read safely, also while it is being read."""
    try:
        if path.is_dir():
            yield list(in_folder(path))
        elif not path.is_file():
            raise ImportRefusedError(_("There is no file “%(file)s”.") % {"file": path})
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                check(path, archive.infolist())
                yield list(in_archive(path, archive))
        else:
            check_size(path, 1, path.stat().st_size)
            yield [Source(path.name, PurePosixPath(path.name), partial(open_file, path))]
    except BROKEN as error:
        raise refused(path, _("the file is damaged")) from error


def in_folder(folder: Path) -> Iterator[Source]:
    """Links are not followed: they may lead anywhere."""
    found = sorted(
        path for path in folder.rglob("*") if path.is_file() and not leaves(folder, path)
    )
    check_size(folder, len(found), sum(path.stat().st_size for path in found))
    for path in found:
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if not is_hidden(inside):
            yield Source(str(inside), inside, partial(open_file, path))


def open_file(path: Path) -> IO[bytes]:
    return path.open("rb")


def leaves(folder: Path, path: Path) -> bool:
    return not path.resolve().is_relative_to(folder.resolve())


def in_archive(path: Path, archive: zipfile.ZipFile) -> Iterator[Source]:
    for part in archive.infolist():
        inside = PurePosixPath(part.filename)
        if not (part.is_dir() or is_hidden(inside)):
            yield Source(f"{path.name}/{inside}", inside, partial(archive.open, part))


def is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def check(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Before anything is unpacked; no part can hold more than it declares here."""
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    if unpacked > SMALL and unpacked / packed > MAX_RATIO:
        raise refused(path, _("it unpacks to far more than a feed needs"))
    check_size(path, len(parts), unpacked)
    for part in parts:
        if part.flag_bits & ENCRYPTED:
            raise refused(path, _("it needs a password"))
        name = PurePosixPath(part.orig_filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
            raise refused(path, _("it names files outside of itself"))


def check_size(path: Path, files: int, size: int) -> None:
    if files > MAX_FILES:
        raise refused(path, _("it holds more than %(most)s files") % {"most": MAX_FILES})
    if size > MAX_UNPACKED:
        most = MAX_UNPACKED // 1024**2
        raise refused(path, _("it is larger than %(most)s MB") % {"most": most})


def refused(path: Path, reason: str) -> ImportRefusedError:
    return ImportRefusedError(
        _("“%(file)s” can’t be read: %(reason)s.") % {"file": path.name, "reason": reason}
    )
