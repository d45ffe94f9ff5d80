"""Rich text keeps what the toolbar can make and nothing else, whichever way it came in: pasted,
sent by hand, imported, translated."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.utils.html import escape
from wagtail import blocks
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

PLAIN = (
    "[document]",
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "b",
    "strong",
    "i",
    "em",
    "br",
    "hr",
)
DROPPED = ("script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript")


class Cleaner(Whitelister):
    element_rules = {
        **dict.fromkeys(PLAIN, allow_without_attributes),
        "a": attribute_rule({"href": check_url, "linktype": True, "id": True}),
    }

    def clean(self, html: str) -> str:
        """What can’t be read as text goes with all that is in it; other marks go, words stay."""
        if "<" not in html:
            return html
        document = BeautifulSoup(html, "html.parser")
        for element in document.find_all(DROPPED):
            element.decompose()
        self.clean_node(document, document)
        return document.decode(formatter=escaped)  # type: ignore[arg-type]


def escaped(text: str) -> str:
    """As Wagtail writes its rich text: an apostrophe stays one."""
    return escape(text).replace("&#x27;", "'")


CLEANER = Cleaner()


class TextBlock(blocks.RichTextBlock):
    """Cleaned whenever it is written, so that nothing else is ever there to be shown."""

    def get_prep_value(self, value: Any) -> str:
        return CLEANER.clean(super().get_prep_value(value) or "")

    def deconstruct(self) -> tuple[str, Any, Any]:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs
