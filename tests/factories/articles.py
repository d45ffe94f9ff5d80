"""Pages of text: ready to go out unless a test says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.rich_text import RichText

from liaison.home.checklist import EVERY_CHECK
from liaison.home.models import ExplainerPage, NewsPage, PracticeNotePage, StandardPage

if TYPE_CHECKING:
    from wagtail.models import Page

    from liaison.home.models import Article

SOURCE = {"citation": "Example Centre. 2020. An example.", "url": "", "lang": "en"}


def make_article(
    parent: Page, model: type[Article] = StandardPage, *, title: str = "Example", **fields: Any
) -> Any:
    """Live, with everything its type needs. `body` takes blocks; `pair` the page it translates."""
    given = {
        "summary": "What it says in plain words.",
        "style_checks": EVERY_CHECK,
        "sources": [("source", SOURCE)],
        "evidence": "limited",
        "unknown": "Much.",
        "body": [("text", RichText("<p>Words.</p>"))],
    }
    if model is PracticeNotePage:
        given["monday"] = [("step", "Ask your team.")]
    if pair := fields.pop("pair", None):
        given["translation_key"] = pair.translation_key
    parent.refresh_from_db()
    page = model(title=title, locale=parent.locale, **{**given, **fields})
    return parent.add_child(instance=page)


def make_draft(parent: Page, model: type[Article] = StandardPage, **fields: Any) -> Any:
    page = make_article(parent, model, live=False, **fields)
    page.save_revision(clean=False)
    return page


__all__ = ["ExplainerPage", "NewsPage", "PracticeNotePage", "make_article", "make_draft"]
