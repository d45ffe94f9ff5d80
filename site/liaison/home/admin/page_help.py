"""What each kind of page is for, and what its editor looks at before it goes out; shown above the
form of the page, and all together on the page “How we write here”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel


@dataclass(frozen=True)
class Help:
    purpose: Any
    checklist: tuple[Any, ...] = ()


TONE = (
    _("Short sentences and everyday words, as to a person who reads on a bad day."),
    _("Speak of what people do and need, never of what they are. Nobody is a risk."),
    _("No faith, ethnicity, origin, opinion or illness as a reason for concern; no list of signs."),
    _("Promise neither secrecy, nor safety, nor success. Say what is not known."),
    _("Invented cases only, and say that they are. Every fact has its source."),
    _("French and English are equal: write both, and publish them together where you can."),
)

HELP = {
    "homepage": Help(
        _("The first screen: four doors in plain words, each to the page that answers."),
        (
            _("A door says what the person came for, in the person’s own words."),
            _("A promise says only what this site does today."),
        ),
    ),
    "standardpage": Help(
        _("A page of text that belongs to the site: a door, the rules, the way to reach us."),
        (
            _("The summary alone is enough to know whether to read on."),
            _("People who need help find the way to it: a button to the finder, the numbers."),
            _("A page for people at risk is marked so and has a neutral title."),
        ),
    ),
    "explainerpage": Help(
        _(
            "An explainer answers one question for the public from cited work, in 900 to 1,400"
            " words."
        ),
        (
            _("The summary answers the question; the text explains why."),
            _("Sources, the strength of the evidence and what we do not know are filled in."),
            _("It ends with where to get help."),
            _("“Reviewed on” stays empty until a practitioner has read it."),
        ),
    ),
    "practicenotepage": Help(
        _("A practice note turns research into what a team can do on Monday."),
        (
            _("“What to do Monday” has steps that need no new money and no new power."),
            _("It says for whom the research holds, and for whom it was not tried."),
            _("It describes no police technique and no item of an instrument."),
            _("“Reviewed on” stays empty until a practitioner has read it."),
        ),
    ),
    "newsindexpage": Help(_("The list of news; it fills itself from the news items below it.")),
    "newspage": Help(
        _("A news item tells what changed on this site. It reports no event and names no group."),
        (
            _("One fact a paragraph, the newest first."),
            _("Nothing in it draws attention to an attack or to those who did it."),
        ),
    ),
}


class PageHelpPanel(HelpPanel):
    """Knows by itself which kind of page it stands on."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "home/admin/page_help.html")
        kwargs.setdefault("heading", _("What this page is for"))
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "help": HELP.get(self.panel.model._meta.model_name), "tone": TONE}
