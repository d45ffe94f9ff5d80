"""What a way to reach someone looks like and what pressing it does."""

from __future__ import annotations

from directory.enums import ContactKind

ICONS = {
    ContactKind.VOICE: "phone",
    ContactKind.TEXT: "message",
    ContactKind.TTY: "keyboard",
    ContactKind.FAX: "print",
    ContactKind.EMAIL: "mail",
    ContactKind.WEB: "globe",
    ContactKind.CHAT: "message",
}
ON_THE_WEB = (ContactKind.WEB, ContactKind.CHAT)


def contact_href(kind: str, value: str, extension: str = "") -> str:
    """The address behind a contact; empty when the value can't be pressed safely."""
    if kind in ON_THE_WEB:
        return value if value.startswith(("https://", "http://")) else ""
    if kind == ContactKind.EMAIL:
        return f"mailto:{value}"
    number = "".join(char for char in value if char.isdigit() or char == "+")
    if kind == ContactKind.TEXT:
        return f"sms:{number}"
    return f"tel:{number};ext={extension}" if extension else f"tel:{number}"


def contact_shown(value: str) -> str:
    """The value as read: a web address without its `https://`."""
    return value.removeprefix("https://").removeprefix("http://").rstrip("/")
