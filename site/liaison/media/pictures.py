"""Pictures carry no trace of where and by whom they were taken."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

if TYPE_CHECKING:
    from django.core.files.base import File

TRACES = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment")
WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92},
}


def without_traces(file: File) -> ContentFile | None:
    """The same picture without place, camera, author and comments; None where there is none."""
    file.seek(0)
    with Image.open(file) as picture:
        kind = picture.format or ""
        traced = any(trace in picture.info for trace in TRACES) or bool(picture.getexif())
        if not traced or kind not in WRITTEN or getattr(picture, "n_frames", 1) > 1:
            file.seek(0)
            return None
        upright = ImageOps.exif_transpose(picture)
        options: dict[str, Any] = {**WRITTEN[kind], "icc_profile": picture.info.get("icc_profile")}
    for trace in (*TRACES, "parameters"):
        upright.info.pop(trace, None)
    output = BytesIO()
    upright.save(output, kind, exif=b"", **options)
    return ContentFile(output.getvalue(), name=PurePath(file.name or kind).name)
