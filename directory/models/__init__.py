"""The directory's records."""

from __future__ import annotations

from directory.models.embed import EmbedOrigin
from directory.models.follow import Follow, Frequency
from directory.models.imported import ImportedRow
from directory.models.inclusion import InclusionCriterion, InclusionDecision
from directory.models.location import Location
from directory.models.operations import (
    Confirmation,
    HoursException,
    IntakeUpdate,
    LifeCycleStep,
)
from directory.models.organisation import Attribute, Organisation, OrganisationContact
from directory.models.service import OpeningHours, Service, ServiceContact
from directory.models.stewardship import LadderStep, Withholding
from directory.models.term import Term
from directory.models.unmet import UnmetSearch

__all__ = [
    "Attribute",
    "Confirmation",
    "EmbedOrigin",
    "Follow",
    "Frequency",
    "HoursException",
    "ImportedRow",
    "InclusionCriterion",
    "InclusionDecision",
    "IntakeUpdate",
    "LadderStep",
    "LifeCycleStep",
    "Location",
    "OpeningHours",
    "Organisation",
    "OrganisationContact",
    "Service",
    "ServiceContact",
    "Term",
    "UnmetSearch",
    "Withholding",
]
