"""`{% keep "footer" %}…{% endkeep %}`: a part of a page that is the same for every reader of one
language, rendered once a minute. Like Django's `cache`, without its pickling and hashing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from liaison.core.bilingual import current_language
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from django.template.base import FilterExpression, NodeList, Parser, Token

register = template.Library()
kept: Memo[str] = Memo(seconds=60, most=1_000)


class KeepNode(template.Node):
    def __init__(self, nodelist: NodeList, vary: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.vary = vary

    def render(self, context: template.Context) -> str:
        if getattr(context.get("request"), "is_preview", False):
            return self.nodelist.render(context)
        key = (current_language(), *(part.resolve(context) for part in self.vary))
        return kept.get(key, lambda: self.nodelist.render(context))


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """The first argument names the part; it varies by the language and by any further ones."""
    vary = [parser.compile_filter(part) for part in token.split_contents()[1:]]
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodelist, vary)
