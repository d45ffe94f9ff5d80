"""What the edit screens show, in tabs by job."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from directory.admin.forms import (
    DecisionForm,
    LocationForm,
    OrganisationForm,
    ServiceForm,
    TermForm,
)
from directory.admin.state_panel import StatePanel


def pair(name: str, heading: Any = "", **options: Any) -> FieldRowPanel:
    """A text in English and in French, side by side."""
    return FieldRowPanel(
        [FieldPanel(f"{name}_en", **options), FieldPanel(f"{name}_fr", **options)], heading=heading
    )


def group(heading: Any, *children: Any, **options: Any) -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel(child) if isinstance(child, str) else child for child in children],
        heading=heading,
        **options,
    )


def help_panel(text: Any) -> HelpPanel:
    return HelpPanel(content=text, template="directory/admin/help_panel.html")


CONTACT = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("value"), FieldPanel("extension")]),
    FieldRowPanel([FieldPanel("label_en"), FieldPanel("label_fr"), FieldPanel("visibility")]),
]

POLICE_AND_PRIVACY = (
    group(_("Police involvement"), "police_role", pair("police_note")),
    group(_("Confidentiality and sharing"), pair("privacy_note")),
)

organisation = TabbedInterface(
    [
        ObjectList(
            [
                help_panel(
                    _(
                        "The organisation answers for its services. What you write here is a draft"
                        " until it is published; a text in one language only is shown to everyone,"
                        " marked as being in that language."
                    )
                ),
                group(_("Name"), pair("name"), pair("summary"), pair("description")),
                group(_("Where it stands"), "province", "visibility", "is_invented"),
                InlinePanel("contacts", CONTACT, heading=_("Contacts"), label=_("Contact")),
                PublishingPanel(),
            ],
            heading=_("Listing"),
        ),
        ObjectList(
            [FieldPanel("sector"), FieldPanel("organisation_type")], heading=_("Classification")
        ),
        ObjectList(
            [*POLICE_AND_PRIVACY, FieldPanel("privacy_url")], heading=_("Police and privacy")
        ),
        ObjectList(
            [
                InlinePanel(
                    "attributes",
                    [FieldPanel("kind"), pair("text"), FieldPanel("visibility")],
                    heading=_("Documented attributes"),
                    label=_("Documented attribute"),
                    max_num=6,
                    help_text=_(
                        "Size, structure, content, model, resources, challenges: each once, each"
                        " with the readers it is meant for."
                    ),
                )
            ],
            heading=_("Documented attributes"),
        ),
    ],
    base_form_class=OrganisationForm,
)

service = TabbedInterface(
    [
        ObjectList(
            [
                help_panel(
                    _(
                        "A listing is one service of one organisation. Write for a person who reads"
                        " it on a bad day: short sentences, what happens next, no jargon. Facts of"
                        " the day, such as intake, are recorded under State."
                    )
                ),
                FieldPanel("organisation"),
                group(_("Name"), pair("name"), pair("summary"), pair("description")),
                group(_("Asking for help"), pair("steps"), pair("referral_note")),
                group(_("Who may see it"), "visibility"),
                InlinePanel("contacts", CONTACT, heading=_("Contacts"), label=_("Contact")),
                PublishingPanel(),
            ],
            heading=_("Listing"),
        ),
        ObjectList(
            [
                help_panel(
                    _(
                        "What people filter by. Describe what the service does and whom it is for,"
                        " never an identity as a risk. What is left empty is shown as “not stated”."
                    )
                ),
                group(_("What it does"), "levels", "service_type", "specialisation", "aims"),
                group(
                    _("Whom it is for"),
                    "audiences",
                    FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                    "inclusion",
                    "referrers",
                    "voluntary",
                    "conditions",
                ),
                group(
                    _("How it works"),
                    "modes",
                    "languages",
                    "interpreter_on_request",
                    "accessible",
                    "cost",
                    pair("cost_note"),
                ),
                group(
                    _("Approach"),
                    "approach",
                    pair("model_note"),
                    pair("objectives"),
                    "disciplines",
                    "functions",
                    pair("vetting_note"),
                    "experience",
                    FieldRowPanel([FieldPanel("team_size"), FieldPanel("weekly_hours")]),
                ),
            ],
            heading=_("Classification"),
        ),
        ObjectList(
            [
                group(_("Area served"), "serves_canada", "regions", "served_places"),
                FieldPanel("locations"),
                FieldPanel("timezone"),
                InlinePanel(
                    "hours",
                    [
                        FieldRowPanel(
                            [FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]
                        ),
                        FieldPanel("by_appointment"),
                        pair("note"),
                    ],
                    heading=_("Usual week"),
                    label=_("Opening hours"),
                    help_text=_("Holidays and other exceptions are recorded under State."),
                ),
            ],
            heading=_("Where and when"),
        ),
        ObjectList(
            [*POLICE_AND_PRIVACY, FieldPanel("anonymous_ok")], heading=_("Police and privacy")
        ),
        ObjectList([StatePanel()], heading=_("State")),
    ],
    base_form_class=ServiceForm,
)

location = ObjectList(
    [
        help_panel(
            _(
                "Choose first what the public may know. “Town only” shows the centre of the town;"
                " a hidden place never leaves this screen, not even in exports."
            )
        ),
        FieldPanel("privacy"),
        FieldPanel("organisation"),
        pair("name"),
        group(
            _("Address"),
            "address",
            FieldRowPanel([FieldPanel("city"), FieldPanel("province"), FieldPanel("postal_code")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ),
        FieldPanel("accessibility"),
        PublishingPanel(),
    ],
    base_form_class=LocationForm,
)

term = ObjectList(
    [
        help_panel(
            _(
                "A term is a word people can filter by. Its code and facet can’t change once it has"
                " been published; its words can, in both languages."
            )
        ),
        FieldRowPanel([FieldPanel("facet"), FieldPanel("code")]),
        pair("name"),
        pair("definition"),
        FieldRowPanel([FieldPanel("layer"), FieldPanel("sort_order")]),
        FieldPanel("parent"),
        PublishingPanel(),
    ],
    base_form_class=TermForm,
)

criterion = ObjectList(
    [
        help_panel(_("Criteria are public: they appear word for word on the site.")),
        FieldPanel("code"),
        pair("text"),
        FieldRowPanel([FieldPanel("is_exclusion"), FieldPanel("sort_order")]),
    ]
)

decision = ObjectList(
    [
        help_panel(
            _(
                "A decision can’t be changed afterwards: to correct one, record another. The newest"
                " one counts. Your name is kept with it."
            )
        ),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("decision"), FieldPanel("criterion")]),
        FieldPanel("reason"),
    ],
    base_form_class=DecisionForm,
)
