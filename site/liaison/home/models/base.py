"""What every page here does: know its pair, and go out only when it is ready."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from liaison.home import publishing
from liaison.home.forms import SitePageForm
from liaison.home.translations import alternate_urls, shown_at

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

ready_panel = MultiFieldPanel(
    [FieldPanel("style_checks"), FieldPanel("pair_reason")], _("Before publishing")
)


class SitePage(Page):
    # The name of the text it was first filled from (home/content), so that loading finds it again.
    origin = models.CharField(max_length=60, blank=True, editable=False)
    style_checks = models.JSONField(_("style checklist"), default=list, blank=True)
    pair_reason = models.CharField(
        _("why it is in one language for now"),
        max_length=200,
        blank=True,
        help_text=_("Readers of the other language see this. Empty once the pair is published."),
    )

    base_form_class = SitePageForm
    exclude_fields_in_copy = ["origin"]
    required_to_publish: tuple[str, ...] = ()
    is_help_page: models.BooleanField | bool = False
    neutral_title: models.CharField | str = ""
    reviewed_on: models.DateField | None = None
    reviewer_role: models.CharField | str = ""
    # Who answers for the questions in one language answers for the translation too.
    override_translatable_fields = [
        SynchronizedField("style_checks"),
        SynchronizedField("pair_reason"),
    ]

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.know_pair(request)
        return super().serve(request, *args, **kwargs)

    def know_pair(self, request: HttpRequest) -> None:
        """Where the language switch leads."""
        urls = alternate_urls(self)
        request.alternate_urls = urls  # type: ignore[attr-defined]
        request.untranslated_url = shown_at(self, urls)  # type: ignore[attr-defined]

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Form, review, schedule, bulk action and API all end here when they publish."""
        if clean and publishing.is_going_out(self):
            publishing.refuse_unready(self)
        return super().save(clean=clean, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """A scheduled page that is no longer ready keeps its date, goes out as soon as it is, and
        does not hold up the others."""
        try:
            with transaction.atomic():  # or Wagtail has taken the date away by then
                return super().publish(revision, *args, **kwargs)
        except publishing.PublishRefusedError:
            if kwargs.get("log_action") != "wagtail.publish.scheduled":
                raise
            logger.warning("Page %s was scheduled and is not ready: it waits", self.pk)
            return None
