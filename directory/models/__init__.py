"""The directory's records."""

from __future__ import annotations

from directory.models.board import PartnerNotice
from directory.models.imported import ImportedRow
from directory.models.inclusion import InclusionCriterion, InclusionDecision
from directory.models.interview import Interview
from directory.models.location import Location
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
from directory.models.stewardship import LadderStep, Withholding
from directory.models.term import Term
from directory.models.unmet import UnmetSearch

__all__ = [
    "Attribute",
    "CapacityUpdate",
    "Confirmation",
    "HoursException",
    "ImportedRow",
    "InclusionCriterion",
    "InclusionDecision",
    "IntakeUpdate",
    "Interview",
    "LadderStep",
    "LiaisonContact",
    "LiaisonContactPoint",
    "LifeCycleStep",
    "Location",
    "MultiAgencyTable",
    "OpeningHours",
    "Organisation",
    "OrganisationContact",
    "PartnerNotice",
    "ProgrammeEnd",
    "RegionalRemit",
    "Service",
    "ServiceContact",
    "TableContactPoint",
    "Term",
    "UnmetReferral",
    "UnmetSearch",
    "Withholding",
]
