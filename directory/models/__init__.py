"""The directory's records."""

from __future__ import annotations

from directory.models.board import PartnerNotice
from directory.models.coverage import RegionShape, Snapshot, SnapshotCount
from directory.models.embed import EmbedOrigin
from directory.models.follow import Follow, Frequency
from directory.models.imported import ImportedRow
from directory.models.inclusion import InclusionCriterion, InclusionDecision
from directory.models.interview import Interview
from directory.models.location import Location
from directory.models.membership import Claim, Invitation, MemberEvent, Membership
from directory.models.operations import (
    CapacityUpdate,
    Confirmation,
    HoursException,
    IntakeUpdate,
    LifeCycleStep,
    ProgrammeEnd,
)
from directory.models.organisation import Attribute, Organisation, OrganisationContact
from directory.models.partners import (
    LiaisonContact,
    LiaisonContactPoint,
    MultiAgencyTable,
    TableContactPoint,
    UnmetReferral,
)
from directory.models.remit import RegionalRemit
from directory.models.service import OpeningHours, Service, ServiceContact
from directory.models.stewardship import LadderStep, LinkCheck, Withholding
from directory.models.term import Term
from directory.models.unmet import UnmetSearch
from directory.models.voices import Feedback, Proposal

__all__ = [
    "Attribute",
    "CapacityUpdate",
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
    "Interview",
    "Invitation",
    "LadderStep",
    "LiaisonContact",
    "LiaisonContactPoint",
    "LifeCycleStep",
    "LinkCheck",
    "Location",
    "MemberEvent",
    "Membership",
    "MultiAgencyTable",
    "OpeningHours",
    "Organisation",
    "OrganisationContact",
    "PartnerNotice",
    "ProgrammeEnd",
    "Proposal",
    "RegionShape",
    "RegionalRemit",
    "Service",
    "ServiceContact",
    "Snapshot",
    "SnapshotCount",
    "TableContactPoint",
    "Term",
    "UnmetReferral",
    "UnmetSearch",
    "Withholding",
]
