"""Blocks of the home page and of plain pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from liaison.home.localize import CodeBlock
from liaison.home.rich_text import TextBlock

ILLUSTRATIONS = [
    ("circles", _("Two circles")),
    ("door", _("A doorway and a path")),
    ("network", _("Linked circles")),
    ("book", _("An open book")),
]
DIAGRAMS = [
    ("levels", _("Three levels of prevention")),
    ("filters", _("Sharing in four filters")),
    ("steps", _("Six steps of case work")),
    ("way-back", _("Justice and support, side by side")),
]
TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class DoorBlock(blocks.StructBlock):
    illustration = blocks.ChoiceBlock(choices=ILLUSTRATIONS, label=_("illustration"))
    title = blocks.CharBlock(max_length=60, label=_("title"))
    text = blocks.CharBlock(max_length=200, label=_("text"))
    page = blocks.PageChooserBlock(label=_("page"))

    class Meta:
        label = _("door")
        icon = "link"


class PromiseBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, label=_("title"))
    text = blocks.CharBlock(max_length=250, label=_("text"))

    class Meta:
        label = _("promise")
        icon = "check"


class FinderLinkBlock(blocks.StructBlock):
    """A button to the finder with filters set, in the words of its parameters."""

    text = blocks.CharBlock(max_length=80, label=_("text"))
    query = CodeBlock(
        max_length=200,
        required=False,
        label=_("filters"),
        help_text="audience=family&referrer=family",
    )

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        query = value.get("query", "")
        context["url"] = reverse("find") + (f"?{query}" if query else "")
        return context

    class Meta:
        label = _("button to the finder")
        icon = "search"
        template = "blocks/finder_link.html"


class SourceBlock(blocks.StructBlock):
    citation = blocks.CharBlock(max_length=400, label=_("citation"))
    url = blocks.URLBlock(required=False, label=_("address"))
    lang = blocks.ChoiceBlock(
        choices=[("en", _("English")), ("fr", _("French"))],
        default="en",
        label=_("language of the source"),
    )

    class Meta:
        label = _("source")
        icon = "openquote"


class DiagramBlock(blocks.ChoiceBlock):
    """One of the site’s own diagrams; its words are in the catalogue, in both languages."""

    def get_template(self, value: Any = None, context: dict | None = None) -> str:
        return f"blocks/diagrams/{value.replace('-', '_')}.html"

    class Meta:
        label = _("diagram")
        icon = "table"
        choices = DIAGRAMS


class FigureBlock(blocks.StructBlock):
    """A picture in a text. Who made it is said at the picture itself, once for all its places."""

    picture = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(
        max_length=300,
        required=False,
        label=_("caption"),
        help_text=_("What the reader should see in it, in a sentence."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        picture = cleaned.get("picture")
        if picture and not picture.credit.strip() and not self.is_deferred_validation:
            message = _(
                "Nobody knows who made this picture and under which licence. Fill in “credit and"
                " licence” at the picture, then publish again."
            )
            at_image = StructBlockValidationError(block_errors={"image": ValidationError(message)})
            raise StructBlockValidationError(block_errors={"picture": at_image})
        return cleaned

    class Meta:
        label = _("picture")
        icon = "image"
        template = "blocks/figure.html"
        help_text = _(
            "A place, an object, a drawing or a chart. No faces, no photos of groups, nothing that"
            " lets a faith, an origin or a neighbourhood stand for a danger."
        )


class StepBlock(blocks.StreamBlock):
    step = blocks.CharBlock(max_length=300, label=_("step"))


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(
        max_length=120, label=_("heading"), icon="title", template="blocks/heading.html"
    )
    text = TextBlock(features=TEXT_FEATURES, label=_("text"), template="blocks/text.html")
    steps = blocks.ListBlock(
        blocks.CharBlock(max_length=300),
        label=_("steps"),
        icon="list-ol",
        template="blocks/steps.html",
    )
    note = TextBlock(
        features=["bold", "link"], label=_("note"), icon="info-circle", template="blocks/note.html"
    )
    finder_link = FinderLinkBlock()
    crisis = blocks.StaticBlock(
        label=_("crisis numbers"), icon="warning", template="blocks/crisis.html"
    )
    criteria = blocks.StaticBlock(
        label=_("inclusion criteria"), icon="list-ul", template="blocks/criteria.html"
    )
    individual = blocks.StaticBlock(
        label=_("individual circumstances"), icon="user", template="blocks/individual.html"
    )
    diagram = DiagramBlock()
    figure = FigureBlock()
