"""What a document may be: its content is what its name says, and nothing in it runs."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from typing import IO

# A member that a file of this type always has.
PACKAGES = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
TEXTS = {"csv", "txt"}
PDF = b"%PDF-"
# What makes a document do something: macros, programs inside it, actions on opening.
ACTIVE_MEMBERS = (
    "vbaproject.bin",
    "vbadata.xml",
    "/activex/",
    "/embeddings/",
    "basic/",
    "scripts/",
)
ACTIVE_PDF = (
    b"/JavaScript",
    b"/JS ",
    b"/JS(",
    b"/Launch",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/XFA",
)
MOST_UNPACKED = 200 * 1024 * 1024  # a small file can unpack into a very large one


def refuse_unsafe(file: IO[bytes], name: str) -> None:
    """ValidationError, in the editor’s language, where the content is not what the name says."""
    extension = PurePath(name).suffix.lower().removeprefix(".")
    file.seek(0)
    try:
        if extension == "pdf":
            _check_pdf(file)
        elif extension in PACKAGES:
            _check_package(file, PACKAGES[extension])
        elif extension in TEXTS:
            _check_text(file)
    finally:
        file.seek(0)


def _check_pdf(file: IO[bytes]) -> None:
    content = file.read()
    if not content.startswith(PDF):
        raise _wrong_type()
    if any(mark in content for mark in ACTIVE_PDF):
        raise _active()


def _check_package(file: IO[bytes], needed: str) -> None:
    try:
        with ZipFile(file) as package:
            members = package.infolist()
    except (BadZipFile, OSError, ValueError) as error:
        raise _wrong_type() from error
    names = [member.filename.lower() for member in members]
    if needed not in names or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise _wrong_type()
    if any(
        mark in f"/{name}" or name.startswith(mark) for name in names for mark in ACTIVE_MEMBERS
    ):
        raise _active()


def _check_text(file: IO[bytes]) -> None:
    content = file.read()
    if b"\0" in content or content.startswith((b"MZ", b"\x7fELF")):
        raise _wrong_type()
    if (
        content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
        .lower()
        .startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script"))
    ):
        raise _wrong_type()


def _wrong_type() -> ValidationError:
    return ValidationError(
        _("The content of this file is not what its name says. Export it again and try once more."),
        code="wrong_type",
    )


def _active() -> ValidationError:
    return ValidationError(
        _("This file holds a macro, a program or an action. Save it again without, or as a PDF."),
        code="active",
    )
