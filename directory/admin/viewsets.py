"""Lists and edit screens of the directory’s records, grouped by job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, LiveStatusTagColumn
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory.admin import filters, panels, publishing, titles
from directory.admin.choosers import NamedChooserViewSet
from directory.admin.work import with_change, with_state
from directory.enums import Decision, IntakeStatus, LifeCycle
from directory.models import (
    InclusionCriterion,
    InclusionDecision,
    Location,
    Organisation,
    Service,
    Term,
)
from directory.remit import within

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

NAMES = ["name_en", "name_fr"]
FOR_EXPORT = ["key", *NAMES, "live", "has_unpublished_changes", "updated_at"]
CHANGED = DateColumn("changed", label=_("Changed"), sort_key="changed")
# Columns of the software, of no use to a reader.
BOOKKEEPING = [
    "id",
    "uuid",
    "latest_revision",
    "live_revision",
    "has_unpublished_changes",
    "first_published_at",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
]


def words(choices: Any, accessor: str, label: Any) -> Column:
    """A column with the words of a code, empty where nothing is stated."""
    return Column(
        accessor,
        label=label,
        accessor=lambda row: choices(code).label if (code := getattr(row, accessor)) else "",
    )


class RecordViewSet(SnippetViewSet):
    index_view_class = titles.IndexView
    edit_view_class = titles.EditView
    add_to_admin_menu = False
    search_backend_name = None
    search_fields = NAMES
    list_per_page = 50
    inspect_view_enabled = True
    inspect_view_fields_exclude = BOOKKEEPING
    copy_view_enabled = False  # a copy would carry the source id and the public key

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return within(self.records(), request.user)

    def records(self) -> QuerySet:
        return self.model.objects.all()


class ServiceViewSet(RecordViewSet):
    model = Service
    icon = "list-ul"
    menu_order = 100
    edit_handler = panels.service
    filterset_class = filters.ServiceFilters
    search_fields = [*NAMES, "organisation__name_en", "organisation__name_fr", "key"]
    list_display = [
        "__str__",
        "organisation",
        words(LifeCycle, "current_state", _("State of the record")),
        words(IntakeStatus, "current_intake", _("Intake status")),
        CHANGED,
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_export = [
        *FOR_EXPORT,
        "organisation",
        "current_state",
        "current_intake",
        "visibility",
        "levels",
        "audiences",
        "referrers",
        "modes",
        "source",
        "source_id",
    ]
    export_headings = {"current_state": "state", "current_intake": "intake"}
    export_filename = "services"
    add_view_class = publishing.CreateService
    edit_view_class = publishing.EditService
    workflow_action_view_class = publishing.ReviewService
    chooser_viewset_class = NamedChooserViewSet

    def records(self) -> QuerySet:
        return with_change(with_state(Service.objects.select_related("organisation")))


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    menu_order = 200
    edit_handler = panels.organisation
    filterset_class = filters.OrganisationFilters
    search_fields = [*NAMES, "key"]
    list_display = [
        "__str__",
        "province",
        words(Decision, "current_decision", _("Inclusion decision")),
        CHANGED,
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_export = [
        *FOR_EXPORT,
        "province",
        "current_decision",
        "visibility",
        "is_invented",
        "source",
        "source_id",
    ]
    export_headings = {"current_decision": "decision"}
    export_filename = "organisations"
    chooser_viewset_class = NamedChooserViewSet

    def records(self) -> QuerySet:
        decisions = InclusionDecision.objects.filter(organisation=OuterRef("pk"))
        newest = decisions.order_by("-decided_at", "-pk").values("decision")[:1]
        return with_change(Organisation.objects.annotate(current_decision=Subquery(newest)))


class LocationViewSet(RecordViewSet):
    model = Location
    icon = "site"
    menu_order = 300
    edit_handler = panels.location
    filterset_class = filters.LocationFilters
    search_fields = [*NAMES, "city", "organisation__name_en", "organisation__name_fr"]
    list_display = [
        "__str__",
        "organisation",
        "privacy",
        CHANGED,
        LiveStatusTagColumn(label=_("Status")),
    ]
    # A file leaves this room: it says no more of a place than the public may know.
    list_export = ["key", "organisation", "privacy", "public_label", "live", "updated_at"]
    export_filename = "locations"
    chooser_viewset_class = NamedChooserViewSet

    def records(self) -> QuerySet:
        return with_change(Location.objects.select_related("organisation"))


class TermViewSet(RecordViewSet):
    model = Term
    icon = "tag"
    menu_label = _("Taxonomy")
    menu_name = "taxonomy"
    menu_order = 220
    add_to_admin_menu = True
    edit_handler = panels.term
    filterset_class = filters.TermFilters
    search_fields = [*NAMES, "code"]
    list_display = [
        "__str__",
        "code",
        "layer",
        "sort_order",
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_export = [
        "facet",
        "code",
        *NAMES,
        "definition_en",
        "definition_fr",
        "layer",
        "parent",
        "live",
    ]
    export_filename = "terms"
    chooser_viewset_class = NamedChooserViewSet


class CriterionViewSet(RecordViewSet):
    model = InclusionCriterion
    icon = "list-ol"
    menu_label = _("Criteria")
    edit_handler = panels.criterion
    search_fields = ["code", "text_en", "text_fr"]
    list_filter = ["is_exclusion"]
    list_display = [
        "__str__",
        "code",
        BooleanColumn("is_exclusion", label=_("Exclusion"), sort_key="is_exclusion"),
        "sort_order",
    ]
    list_export = ["code", "text_en", "text_fr", "is_exclusion", "sort_order"]
    export_filename = "inclusion-criteria"


class DecisionViewSet(RecordViewSet):
    model = InclusionDecision
    index_view_class = snippets.IndexView
    icon = "check"
    menu_label = _("Decisions")
    edit_handler = panels.decision
    filterset_class = filters.DecisionFilters
    search_fields = ["organisation__name_en", "organisation__name_fr", "reason"]
    list_display = [
        "organisation",
        "decision",
        "criterion",
        "reviewer",
        DateColumn("decided_at", label=_("Decided")),
    ]
    list_export = ["organisation", "decision", "criterion", "reason", "reviewer", "decided_at"]
    export_filename = "inclusion-decisions"

    def records(self) -> QuerySet:
        return InclusionDecision.objects.select_related("organisation", "criterion", "reviewer")


class ListingsGroup(SnippetViewSetGroup):
    items = (ServiceViewSet, OrganisationViewSet, LocationViewSet)
    menu_label = _("Listings")
    menu_name = "listings"
    menu_icon = "folder-open-inverse"
    menu_order = 210


class InclusionGroup(SnippetViewSetGroup):
    items = (DecisionViewSet, CriterionViewSet)
    menu_label = _("Inclusion")
    menu_name = "inclusion"
    menu_icon = "tick-inverse"
    menu_order = 230
