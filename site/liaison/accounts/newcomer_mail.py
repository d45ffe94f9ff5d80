"""Reads the letters that Django's file backend keeps, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from email.message import EmailMessage

SEPARATOR = b"\n" + b"-" * 79 + b"\n"
MOST = 50


@dataclass(frozen=True)
class Letter:
    subject: str
    to: str
    date: str
    body: str


def letters() -> list[Letter]:
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or "")
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [
        letter(message)
        for file in files[:MOST]
        for message in reversed(file.read_bytes().split(SEPARATOR))
        if message.strip()
    ][:MOST]


def letter(raw: bytes) -> Letter:
    message: EmailMessage = message_from_bytes(raw, policy=policy.default)
    part = message.get_body(("plain", "html"))
    return Letter(
        subject=str(message["subject"] or ""),
        to=str(message["to"] or ""),
        date=str(message["date"] or ""),
        body=part.get_content() if part else "",
    )
