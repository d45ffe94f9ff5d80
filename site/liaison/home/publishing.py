"""What must be true before a page goes out, whichever way it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision

from liaison.home.checklist import EVERY_CHECK
from liaison.home.localize import texts_to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liaison.home.models import SitePage


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason not to publish yet, at the field where it can be mended."""

    field: str
    message: str


class PublishRefusedError(ValidationError):
    """A page was to go out and may not yet; `page` is the one."""

    def __init__(self, page: SitePage, problems: list[Problem]) -> None:
        self.page = page
        super().__init__({problem.field: [problem.message] for problem in problems})


def refuse_unready(page: SitePage) -> None:
    """Raises PublishRefusedError with everything that is missing."""
    if found := list(problems(page)):
        raise PublishRefusedError(page, found)


def problems(page: SitePage) -> Iterator[Problem]:
    if not set(EVERY_CHECK) <= set(page.style_checks or ()):
        yield Problem(
            "style_checks",
            _("Tick every question of the style checklist before this page is published."),
        )
    for field in page.required_to_publish:
        if not getattr(page, field):
            yield Problem(field, missing(page, field))
    if page.is_help_page and not page.neutral_title:
        yield Problem(
            "neutral_title",
            _("A page for people at risk needs a title that says nothing of its subject."),
        )
    if count := texts_to_translate(page):
        yield Problem("translation", untranslated(count))
    if bool(page.reviewed_on) != bool(page.reviewer_role):
        yield Problem(
            "reviewer_role",
            _("A review has a day and the role of the person who made it: fill in both or none."),
        )
    if not page.pair_reason and not has_pair(page):
        yield Problem(
            "pair_reason",
            _(
                "This page does not exist in the other language. Translate it, or say here why it "
                "goes out in one language for now."
            ),
        )


def untranslated(count: int) -> str:
    left = ngettext(
        "%(count)s text of this page is still to be translated.",
        "%(count)s texts of this page are still to be translated.",
        count,
    ) % {"count": count}
    where = _("Look under each tab: the address and the description for search engines count too.")
    return f"{left} {where}"


def missing(page: SitePage, field: str) -> str:
    if field == "sources":
        return _("Name at least one source: this kind of page is not published without.")
    if field == "evidence":
        return _("Say how strong the evidence is: this kind of page is not published without.")
    name = page._meta.get_field(field).verbose_name
    return _("Fill in “%(field)s”: this kind of page is not published without.") % {"field": name}


def has_pair(page: SitePage) -> bool:
    """Published in another language, or about to be."""
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    waiting = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False,
        object_id__in=[str(pk) for pk in others.values_list("pk", flat=True)],
    )
    return others.live().exists() or waiting.exists()


def is_going_out(page: SitePage) -> bool:
    """Whether saving `page` shows readers a text they did not see before. Moving a page or renaming
    its address does not; making one by code (a first page, a copy of a published one) does not."""
    if not page.live or page._state.adding:
        return False
    same = Page.objects.filter(pk=page.pk, live=True, live_revision=page.live_revision_id)
    return not same.exists()
