"""Texts kept side by side in `_en` and `_fr` columns, read through one attribute."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

LANGUAGES = ("en", "fr")


def current_language() -> str:
    """`en` or `fr`, whatever is active."""
    language = get_language() or "en"
    return "fr" if language.startswith("fr") else "en"


def other(language: str) -> str:
    return "en" if language == "fr" else "fr"


class Text(str):
    """A text that knows its own language, so that a template can set `lang` when it differs."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, value: str, lang: str) -> Text:
        text = super().__new__(cls, value)
        text.lang = lang
        return text

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.lang  # so that caches and other processes can hold one

    @property
    def foreign(self) -> bool:
        """True when the reader gets the other language because theirs is missing."""
        return bool(self) and self.lang != current_language()


class Bilingual:
    """Reads `<name>_en` or `<name>_fr` by the active language; an empty one shows the other."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return self.read(instance, current_language())

    def read(self, instance: Any, language: str) -> Text:
        value = getattr(instance, f"{self.name}_{language}")
        if value:
            return Text(value, language)
        return Text(getattr(instance, f"{self.name}_{other(language)}") or "", other(language))
