"""Records any feature may point at."""

from __future__ import annotations

from liaison.reference.models.glossary import GlossaryTerm
from liaison.reference.models.instrument import Instrument, InstrumentFact
from liaison.reference.models.law_card import LawAnswer, LawCard, LawSource
from liaison.reference.models.region import Region
from liaison.reference.models.role_card import RoleCard
from liaison.reference.models.synonym import Synonyms

__all__ = [
    "GlossaryTerm",
    "Instrument",
    "InstrumentFact",
    "LawAnswer",
    "LawCard",
    "LawSource",
    "Region",
    "RoleCard",
    "Synonyms",
]
