"""Draw the pictures and icons of the site anew; `make build` then copies them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from liaison.media import drawing


class Command(BaseCommand):
    help = "Draw the pictures beside shared links and the icons into frontend/src/static/img."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        frontend = settings.ROOT / "frontend"
        folder = frontend / "src" / "static" / "img"
        for kind, language in drawing.WORDS:
            picture = drawing.share_picture(kind, language, frontend / "build" / "fonts")
            picture.save(folder / f"share-{kind}-{language}.png", optimize=True)
        for size in drawing.ICONS:
            drawing.icon(size).save(folder / f"icon-{size}.png", optimize=True)
