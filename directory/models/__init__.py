"""The directory's records."""

from __future__ import annotations

from directory.models.coverage import RegionShape, Snapshot, SnapshotCount
from directory.models.embed import EmbedOrigin
from directory.models.follow import Follow, Frequency
from directory.models.imported import ImportedRow
from directory.models.inclusion import InclusionCriterion, InclusionDecision
from directory.models.location import Location
from directory.models.membership import Claim, Invitation, MemberEvent, Membership
from directory.models.operations import (
    Confirmation,
    HoursException,
    IntakeUpdate,
    LifeCycleStep,
)
from directory.models.organisation import Attribute, Organisation, OrganisationContact
from directory.models.service import OpeningHours, Service, ServiceContact
from directory.models.stewardship import LadderStep, LinkCheck, Withholding
from directory.models.term import Term
from directory.models.unmet import UnmetSearch
from directory.models.voices import Feedback, Proposal

__all__ = [
    "Attribute",
    "Claim",
    "Confirmation",
    "EmbedOrigin",
    "Feedback",
    "Follow",
    "Frequency",
    "HoursException",
    "ImportedRow",
    "InclusionCriterion",
    "InclusionDecision",
    "IntakeUpdate",
    "Invitation",
    "LadderStep",
    "LifeCycleStep",
    "LinkCheck",
    "Location",
    "MemberEvent",
    "Membership",
    "OpeningHours",
    "Organisation",
    "OrganisationContact",
    "Proposal",
    "RegionShape",
    "Service",
    "ServiceContact",
    "Snapshot",
    "SnapshotCount",
    "Term",
    "UnmetSearch",
    "Withholding",
]
