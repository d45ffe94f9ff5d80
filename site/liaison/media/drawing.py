"""The pictures a message shows beside a link, and the site's icons: drawn here, the same for every
page of a kind, so that they say nothing about what a person read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

PAPER, INK, SOFT, LINE = "#faf8f3", "#17211f", "#4a5753", "#dcd6c8"
PINE, CLAY = "#0b5a4d", "#9c4322"
WIDTH, HEIGHT = 1200, 630  # what https://ogp.me readers expect
FINER = 3  # drawn larger, then reduced: smooth edges
WORDS = {
    ("site", "en"): "Services and information\nacross Canada",
    ("site", "fr"): "Services et information\npartout au Canada",
    ("find", "en"): "Who takes referrals today,\nand how they work",
    ("find", "fr"): "Qui accepte des demandes\naujourd’hui, et comment",
    ("learn", "en"): "Plain words,\nwith their sources",
    ("learn", "fr"): "Des mots simples,\navec leurs sources",
}
ICONS = (180, 192, 512)


def share_picture(kind: str, language: str, fonts: Path) -> Image.Image:
    """One of WORDS as a picture; `fonts` is the folder of the site's own fonts."""
    picture = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.line([(80 * FINER, 520 * FINER), (1120 * FINER, 520 * FINER)], LINE, 2 * FINER)
    mark(pen, centre=(925, 300), radius=125, scale=FINER)
    name = ImageFont.truetype(str(fonts / "literata.woff2"), 104 * FINER)
    words = ImageFont.truetype(str(fonts / "atkinson.woff2"), 46 * FINER)
    pen.text((76 * FINER, 90 * FINER), "Liaison", INK, name)
    pen.multiline_text(
        (80 * FINER, 300 * FINER), WORDS[kind, language], SOFT, words, spacing=20 * FINER
    )
    return reduced(picture, (WIDTH, HEIGHT))


def icon(size: int) -> Image.Image:
    """The mark on paper, with room around it for systems that cut a shape out of it."""
    picture = Image.new("RGB", (size * FINER, size * FINER), PAPER)
    unit = size * FINER / 100
    mark(ImageDraw.Draw(picture), centre=(50, 50), radius=22, scale=unit)
    return reduced(picture, (size, size))


def mark(
    pen: ImageDraw.ImageDraw, *, centre: tuple[float, float], radius: float, scale: float
) -> None:
    """Two circles that overlap (see components/brand.html)."""
    x, y = centre
    apart, width = radius * 0.57, round(radius * 0.38 * scale)
    for side, colour in ((1, CLAY), (-1, PINE)):
        left, top = (x + side * apart - radius) * scale, (y - radius) * scale
        box = (left, top, left + 2 * radius * scale, top + 2 * radius * scale)
        pen.ellipse(box, outline=colour, width=width)


def reduced(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """With few colours, which is all there is: a tenth of the weight."""
    return picture.resize(size, Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE)
