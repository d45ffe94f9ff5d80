"""Registers the regions, the glossary and the cards in the editors’ room."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from liaison.reference.admin import ReadOnlyPolicy, RegionViewSet
from liaison.reference.cards.admin import InstrumentViewSet, LawCardViewSet, RoleCardViewSet
from liaison.reference.glossary_admin import GlossaryTermViewSet
from liaison.reference.models import Region
from liaison.reference.synonyms_admin import SynonymsViewSet

register_permission_policy(Region, ReadOnlyPolicy(Region))
register_snippet(GlossaryTermViewSet)
register_snippet(InstrumentViewSet)
register_snippet(RoleCardViewSet)
register_snippet(LawCardViewSet)
register_snippet(SynonymsViewSet)


@hooks.register("register_admin_viewset")
def regions() -> RegionViewSet:
    return RegionViewSet()
